import { afterAll, beforeAll, expect, test } from 'vitest'
import { missing, present } from '../../world.ts'
import { CaseOn } from './case-on.ts'

const done = { ok: true }
const holiday = '. . . . . . . . . .'

/** A day of every week until December, and nothing after it. */
const weeks = [
  ...Array.from({ length: 7 }, () => missing(2)),
  holiday,
  ...Array.from({ length: 5 }, () => missing(2)),
  present,
  present,
  holiday,
  holiday,
  ...Array.from({ length: 6 }, () => present),
]
let one: CaseOn

beforeAll(async () => {
  one = await CaseOn.open({ pathway: 'cardiff-5-step', nation: 'wales', weeks })
})
afterAll(() => one.close())

test('the school goes up two steps and meets the family', async () => {
  await one.opens('pastoral')
  expect(await one.stands()).toEqual(['step-1'])
  await one.sends('pastoral', 'third-day-letter')
  await one.covers('pastoral', 'step-1')
  await one.goesOn('pastoral', 'step-2')
  expect(await one.due()).toMatchObject({ 'link-meeting': '2027-01-04' })
  await one.plans('attendance-officer', 'school-meeting', '2026-12-01')
  await one.sends('attendance-officer', 'invite-school-meeting')
  await one.on('2026-12-01')
  await one.holds('attendance-officer', 'school-meeting')
  expect(await one.stands()).toEqual(['step-2'])
  expect(await one.due()).toMatchObject({ 'target-review-by': '2027-01-26' })
  await one.covers('attendance-officer', 'step-2')
  await one.goesOn('attendance-officer', 'referral')
})

test('the service alone accepts a referral, and warns', async () => {
  await one.covers('attendance-officer', 'referral')
  const words = Object.fromEntries(
    ['tutor', 'year-lead', 'letters', 'meetings', 'support', 'timeframe'].map((id) => [id, 'Done']),
  )
  await one.records('attendance-officer', 'referral', words)
  await one.sends('attendance-officer', 'referral-to-ews')
  expect(await one.due()).toMatchObject({ 'accept-by': '2026-12-08' })
  const wrong = await one.decides('attendance-officer', 'accept-referral')
  expect(wrong.outcome).toMatchObject({ errors: { told: expect.any(String) } })
  expect((await one.decides('ewo', 'accept-referral')).outcome).toEqual(done)
  expect(await one.stands()).toEqual(['accepted'])
  expect(await one.due()).toMatchObject({ 'initial-warning-by': '2026-12-08' })
  await one.sends('ewo', 'initial-warning')
  await one.covers('ewo', 'accepted')
  await one.goesOn('ewo', 'step-4')
  expect(await one.stands()).toEqual(['step-4'])
  await one.sends('ewo', 'final-warning')
  expect
    .soft(await one.due())
    .toMatchObject({ 'casework-review-by': '2027-01-12', 'timescale-over': '2027-01-12' })
})

test('a better month takes the case down again, with a reason, and what counted from step 4 is let go of', async () => {
  await one.on('2027-01-11')
  await one.goesAside('ewo', 'Review the step', 'Nothing was missed since December.')
  expect(await one.stands()).toEqual(['step-review'])
  expect(Object.keys(await one.due())).not.toContain('casework-review-by')
  await one.covers('ewo', 'step-review')
  expect((await one.decides('ewo', 'step-to-2')).outcome).toEqual(done)
  expect(await one.stands()).toEqual(['step-2'])
  expect(await one.due()).toMatchObject({ 'stepped-down-by': '2027-01-13' })
  await one.sends('ewo', 'stepped-down')
})

test('from step 2 it is reviewed once more, and closes once the parents have been told', async () => {
  await one.on('2027-02-01')
  await one.goesAside('attendance-officer', 'Review the step', 'Six weeks with no absence.')
  await one.covers('attendance-officer', 'step-review')
  const { shown, outcome } = await one.decides('attendance-officer', 'step-close')
  expect(shown).toContain('Its condition is met')
  expect(outcome).toEqual(done)
  expect(await one.stands()).toEqual(['step-review'])
  await one.sends('attendance-officer', 'case-closed')
  expect(await one.stands()).toBe('improved')
  expect(await one.due()).toEqual({})
})
