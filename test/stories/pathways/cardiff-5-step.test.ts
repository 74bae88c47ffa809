import { afterAll, beforeAll, expect, test } from 'vitest'
import { missing, present } from '../../world.ts'
import { CaseOn } from './case-on.ts'

const done = { ok: true }
const holiday = '. . . . . . . . . .'

/** A day of every week until December, and again from the middle of January. */
const weeks = [
  ...Array.from({ length: 7 }, () => missing(2)),
  holiday,
  ...Array.from({ length: 5 }, () => missing(2)),
  present,
  present,
  holiday,
  holiday,
  present,
  ...Array.from({ length: 5 }, () => missing(2)),
  holiday,
  ...Array.from({ length: 5 }, () => present),
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

test('what is missed again takes it up to casework, and once the warning’s time is over to its review', async () => {
  await one.on('2027-02-01')
  await one.goesAside('attendance-officer', 'Review the step', 'Absent again on three Mondays.')
  await one.covers('attendance-officer', 'step-review')
  expect((await one.decides('ewo', 'step-to-4')).outcome).toEqual(done)
  await one.covers('ewo', 'step-4')
  await one.goesOn('ewo', 'case-review')
  await one.covers('ewo', 'case-review')
  const review = { officers: 'The officer and the Team Leader', found: 'More is missed' }
  await one.records('ewo', 'case-review', { ...review, 'younger-siblings': 'no' })
  expect((await one.decides('team-leader', 'go-to-pre-court')).outcome).toEqual(done)
  expect(await one.stands()).toEqual(['prepare-pre-court'])
})

test('nobody comes to the Pre-Court Meeting: the parents are told, and a person decides what it means', async () => {
  await one.plans('ewo', 'pre-court', '2027-02-23')
  await one.sends('ewo', 'invite-pre-court')
  await one.on('2027-02-23')
  await one.holds('ewo', 'pre-court', 'none')
  expect(await one.stands()).toEqual(['after-pre-court'])
  expect(await one.due()).toMatchObject({ 'pre-court-missed-by': '2027-02-24' })
  await one.sends('ewo', 'pre-court-missed')
  expect(Object.keys(await one.due())).not.toContain('pre-court-missed-by')
  await one.records('ewo', 'pre-court-notes', { 'co-operation': 'nobody-came', account: 'No word from them' })
  await one.covers('ewo', 'after-pre-court')
  // Whoever could not come has a week to say why.
  const early = await one.decides('team-leader', 'start-proceedings')
  expect(JSON.stringify(early.outcome)).toContain('Not before Tuesday 2 March 2027')
  await one.on('2027-03-02')
  expect((await one.decides('team-leader', 'start-proceedings')).outcome).toEqual(done)
  expect(await one.stands()).toEqual(['step-5'])
})

test('the Team Leader chooses to prosecute, the court decides, and the case closes once the parents have been told', async () => {
  const days = { 'period-from': '2026-09-14', 'period-to': '2027-02-12' }
  const words = {
    evidence: 'Letters and notes',
    'supervision-order': 'Thought about',
    defences: 'None known',
  }
  await one.records('ewo', 'council-confirmation', { ...days, ...words })
  await one.covers('team-leader', 'step-5')
  expect((await one.decides('team-leader', 'prosecute')).outcome).toEqual(done)
  expect(await one.stands()).toEqual(['court'])
  await one.sends('team-leader', 'proceedings-prosecute')
  await one.records('team-leader', 'court-outcome', { on: '2027-03-02', outcome: 'convicted' })
  expect((await one.decides('team-leader', 'court-close')).outcome).toEqual(done)
  await one.sends('ewo', 'after-court')
  expect(await one.stands()).toBe('court')
  expect(await one.due()).toEqual({})
})
