import { afterAll, beforeAll, expect, test } from 'vitest'
import { missing, present } from '../../world.ts'
import { CaseOn } from './case-on.ts'

const done = { ok: true }
const holiday = '. . . . . . . . . .'

/** Twelve sessions in ten weeks, two more in the first ten days, and some in February again. */
const weeks = [
  present,
  ...Array.from({ length: 6 }, () => missing(2)),
  holiday,
  ...Array.from({ length: 5 }, () => present),
  missing(2),
  present,
  holiday,
  holiday,
  missing(1),
  ...Array.from({ length: 4 }, () => present),
  missing(2),
  holiday,
  ...Array.from({ length: 5 }, () => present),
]
let one: CaseOn

beforeAll(async () => {
  one = await CaseOn.open({ pathway: 'bwd-fast-track', weeks })
})
afterAll(() => one.close())

test('school and officer agree at the termly meeting', async () => {
  await one.opens('pastoral')
  expect(await one.stands()).toEqual(['considering'])
  expect(await one.due()).toEqual({ 'discuss-at-termly-meeting': '2027-01-04' })
  await one.covers('pastoral', 'considering')
  await one.goesOn('pastoral', 'termly-meeting')
  await one.covers('head-of-year', 'termly-meeting')
  const wrong = await one.decides('head-of-year', 'agreed')
  expect(wrong.outcome).toMatchObject({ errors: { told: expect.any(String) } })
  expect((await one.decides('ewo', 'agreed')).outcome).toEqual(done)
  expect(await one.stands()).toEqual(['first-letter'])
  expect(await one.due()).toEqual({ 'first-letter-sent': '2026-11-30' })
})

test('the school writes, meets the family and defers for eight weeks', async () => {
  await one.plans('pastoral', 'family', '2026-12-02')
  await one.sends('headteacher', 'l1', 'invite')
  await one.on('2026-12-02')
  await one.holds('head-of-year', 'family')
  expect(await one.stands()).toEqual(['family-meeting'])
  await one.covers('head-of-year', 'family-meeting')
  expect((await one.decides('head-of-year', 'defer')).outcome).toEqual(done)
  expect(await one.stands()).toEqual(['week-1'])
  expect(await one.due()).toMatchObject({ 'l2-sent': '2026-12-04', 'review-week-1': '2026-12-16' })
  await one.sends('headteacher', 'l2')
})

test('absence in the first ten days proposes week 3, and the officer decides it', async () => {
  await one.on('2026-12-16')
  const review = await one.decides('ewo', 'not-improved-week-1')
  expect(review.shown).toMatch(/The pathway proposes “\W*Not better, go to week 3/)
  expect(review.outcome).toEqual(done)
  expect(await one.stands()).toEqual(['week-3'])
  expect(await one.due()).toMatchObject({ 'l3-sent': '2026-12-18', 'review-week-3': '2027-01-13' })
  await one.sends('headteacher', 'l3')
})

test('a better January is given more time, with the seventh letter', async () => {
  await one.on('2027-01-13')
  expect((await one.decides('head-of-year', 'extend-week-3')).outcome).toEqual(done)
  expect(await one.stands()).toEqual(['extension'])
  await one.sends('ewo', 'l7')
  await one.on('2027-01-27')
  expect((await one.decides('ewo', 'improved-extension')).outcome).toEqual(done)
  expect(await one.stands()).toEqual(['closing'])
})

test('the letter of success ends the officer’s part, and the school watches for six weeks', async () => {
  await one.covers('ewo', 'closing')
  expect((await one.decides('ewo', 'close-ati')).outcome).toEqual(done)
  await one.sends('ewo', 'success')
  expect(await one.stands()).toEqual(['school-monitoring'])
  expect(await one.due()).toEqual({ 'school-watch-ends': '2027-03-17' })
})

test('what is missed meanwhile brings the case back, to week 5 and week 7', async () => {
  await one.on('2027-02-01')
  await one.goesAside('head-of-year', 'Attendance has fallen, refer again', 'Absent again since Monday.')
  expect(await one.stands()).toEqual(['re-referral'])
  expect((await one.decides('ewo', 'again-week-5')).outcome).toEqual(done)
  expect(await one.stands()).toEqual(['week-5'])
  expect(await one.due()).toMatchObject({ 'l4-sent': '2027-02-03', 'review-week-5': '2027-02-22' })
  await one.sends('ewo', 'l4')
  await one.on('2027-02-22')
  const review = await one.decides('ewo', 'not-improved-week-5')
  expect(review.shown).toMatch(/The pathway proposes/)
  expect(review.outcome).toEqual(done)
  expect(await one.stands()).toEqual(['week-7'])
  await one.sends('ewo', 'l5')
})

test('only the officer takes it to court, after the fifth letter, and it closes with COURT', async () => {
  await one.covers('ewo', 'week-7')
  const wrong = await one.decides('head-of-year', 'to-court')
  expect(wrong.outcome).toMatchObject({ errors: { told: expect.any(String) } })
  expect((await one.decides('ewo', 'to-court')).outcome).toEqual(done)
  expect(await one.stands()).toEqual(['court'])
  await one.records('ewo', 'information-laid', { on: '2027-02-22' })
  expect((await one.decides('ewo', 'close-court')).outcome).toEqual(done)
  expect(await one.stands()).toBe('COURT')
  expect(await one.due()).toEqual({})
})
