import { expect, test } from 'vitest'
import { calendarSpans } from '../../db/schema.ts'
import { dueFor } from '../../src/casework/due.ts'
import { day } from '../../src/domain/day.ts'
import { asker, newWorld, officer, pastoral } from '../world.ts'
import { seedDeadlines } from './some-deadlines.ts'

// Tuesday: the next five school days are Wednesday to Friday, Monday and Tuesday.
const tuesday = '2026-11-24T09:00:00Z'

test.each([
  ['2026-11-23', 'overdue'],
  ['2026-11-24', 'today'],
  ['2026-11-25', 'soon'],
  ['2026-12-01', 'soon'],
  ['2026-12-02', 'later'],
  [null, 'not-known'],
])('a deadline on %s is %s on Tuesday 24 November', async (due, when) => {
  const { house, store } = await newWorld(tuesday)
  await seedDeadlines(store, [{ case: 'FT-2026-0001', due }])
  const list = await dueFor(house, pastoral)
  expect(Object.values(list.lines).flat()).toMatchObject([
    { case: 'FT-2026-0001', initials: 'R.A.', stage: 'Prepare the initial meeting', opens: 'meeting', when },
  ])
  expect(list.counts).toMatchObject({ [when]: 1, snoozed: 0 })
})

test('five school days are counted on the own calendar of each school', async () => {
  const { house, store } = await newWorld(tuesday)
  const shut = { fromDay: day('2026-11-27'), toDay: day('2026-11-27'), kind: 'inset', name: 'INSET' } as const
  await store.write((tx) => tx.insert(calendarSpans).values({ school: 'south', ...shut }))
  await seedDeadlines(store, [
    { case: 'FT-2026-0001', due: '2026-12-02', school: 'north' },
    { case: 'FT-2026-0002', due: '2026-12-02', school: 'south' },
  ])
  const { lines } = await dueFor(house, officer)
  expect(lines.soon.map((line) => line.case)).toEqual(['FT-2026-0002'])
  expect(lines.later.map((line) => line.case)).toEqual(['FT-2026-0001'])
})

test('where the calendar ends a week ahead counts as soon, so that nothing is hidden by a missing calendar', async () => {
  const { house, store } = await newWorld('2027-08-30T09:00:00Z')
  await seedDeadlines(store, [
    { case: 'FT-2026-0001', due: '2027-09-06' },
    { case: 'FT-2026-0002', due: '2027-09-07' },
  ])
  const { counts } = await dueFor(house, pastoral)
  expect(counts).toMatchObject({ soon: 1, later: 1 })
})

test('a time limit in law is told from four weeks before, unlike any other deadline', async () => {
  const { house, store } = await newWorld(tuesday)
  await seedDeadlines(store, [
    { case: 'FT-2026-0001', due: '2026-12-22', legal: true },
    { case: 'FT-2026-0002', due: '2026-12-23', legal: true },
    { case: 'FT-2026-0003', due: '2026-12-22' },
  ])
  const { lines } = await dueFor(house, pastoral)
  expect(lines.soon.map((line) => line.case)).toEqual(['FT-2026-0001'])
  expect(lines.later.map((line) => line.case)).toEqual(['FT-2026-0003', 'FT-2026-0002'])
})

test('a snoozed deadline is hidden until its day, but counted', async () => {
  const { house, store, clock } = await newWorld(tuesday)
  await seedDeadlines(store, [{ case: 'FT-2026-0001', due: '2026-11-20', snoozedUntil: '2026-11-26' }])
  const before = await dueFor(house, pastoral)
  expect(before.lines.overdue).toEqual([])
  expect(before.counts).toMatchObject({ overdue: 0, snoozed: 1 })
  clock.to('2026-11-26T00:30:00Z')
  const then = await dueFor(house, pastoral)
  expect(then.counts).toMatchObject({ overdue: 1, snoozed: 0 })
})

test('everybody with a role at a school sees the deadlines of that school and no other, whoever owns them', async () => {
  const { house, store } = await newWorld(tuesday)
  await seedDeadlines(store, [
    { case: 'FT-2026-0001', due: '2026-11-20', owner: 'U0SOMEBODY' },
    { case: 'FT-2026-0002', due: '2026-11-20', school: 'south' },
  ])
  for (const role of ['pastoral', 'head-of-year', 'senior-leader', 'headteacher'] as const) {
    const list = await dueFor(house, asker('U1', role, 'north'))
    expect(list.lines.overdue.map((line) => line.case)).toEqual(['FT-2026-0001'])
    expect(list.schools.map((school) => school.id)).toEqual(['north'])
  }
})

test('the attendance team sees every school, counted school by school', async () => {
  const { house, store } = await newWorld(tuesday)
  await seedDeadlines(store, [
    { case: 'FT-2026-0001', due: '2026-11-20' },
    { case: 'FT-2026-0001', due: '2026-11-24' },
    { case: 'FT-2026-0002', due: '2026-11-19', school: 'south' },
  ])
  const list = await dueFor(house, officer)
  expect(list.lines.overdue.map((line) => line.case)).toEqual(['FT-2026-0002', 'FT-2026-0001'])
  expect(list.schools).toMatchObject([
    { id: 'north', name: 'Northfield School', overdue: 1, today: 1 },
    { id: 'south', name: 'Southgate School', overdue: 1, today: 0 },
  ])
})

test.each(['legal', 'admin'] as const)('somebody who is only %s sees no deadlines', async (role) => {
  const { house, store } = await newWorld(tuesday)
  await seedDeadlines(store, [{ case: 'FT-2026-0001', due: '2026-11-20' }])
  expect(await dueFor(house, asker('U1', role))).toMatchObject({ schools: [], counts: { overdue: 0 } })
})

test('a list may end on a day', async () => {
  const { house, store } = await newWorld(tuesday)
  await seedDeadlines(store, [
    { case: 'FT-2026-0001', due: '2026-12-31' },
    { case: 'FT-2026-0002', due: '2027-01-01' },
  ])
  const { lines } = await dueFor(house, pastoral, { until: day('2026-12-31') })
  expect(lines.later.map((line) => line.case)).toEqual(['FT-2026-0001'])
})
