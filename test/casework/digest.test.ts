import { like } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { readEvents } from '../../db/events.ts'
import { outbox, people } from '../../db/schema.ts'
import { openStore, type Store } from '../../db/store.ts'
import { digestFor, putDigests } from '../../src/casework/digest.ts'
import { pauseDigest } from '../../src/casework/pause-digest.ts'
import { addDays, type Day, day } from '../../src/domain/day.ts'
import { asker, houseOn, newWorld, officer, pastoral, seedPerson } from '../world.ts'
import { seedDeadlines } from './some-deadlines.ts'

const tuesday = day('2026-11-24')
const at = (on: string) => `${on}T08:00:00Z`
const digests = (store: Store) => store.read.select().from(outbox).where(like(outbox.key, 'digest:%'))
const one = [{ case: 'FT-2026-0001', due: '2026-11-20' }]

test('a person with something to see gets one digest a day, however often it is asked for', async () => {
  const { house, store } = await newWorld(at(tuesday))
  await seedDeadlines(store, one)
  expect(await putDigests(house, tuesday)).toBe(2)
  expect(await putDigests(house, tuesday)).toBe(0)
  const rows = await digests(store)
  expect(rows.map(({ key, body }) => [key, body])).toEqual([
    ['digest:U0OFFICER01:2026-11-24', { person: 'U0OFFICER01', on: '2026-11-24' }],
    ['digest:U0PASTORAL1:2026-11-24', { person: 'U0PASTORAL1', on: '2026-11-24' }],
  ])
  expect(await putDigests(house, addDays(tuesday, 1))).toBe(2)
})

test('two bots on one store put one digest a person and day between them', async () => {
  const { house, store, clock } = await newWorld(at(tuesday))
  await seedDeadlines(store, one)
  const other = await openStore({ url: store.url })
  const put = await Promise.all([
    putDigests(house, tuesday),
    putDigests(houseOn(other, clock), tuesday),
    putDigests(house, tuesday),
    putDigests(houseOn(other, clock), tuesday),
  ])
  expect(put.reduce((sum, n) => sum + n, 0)).toBe(2)
  expect(await digests(store)).toHaveLength(2)
  await other.close()
})

test('nobody gets a digest when there is nothing overdue, due today or in the next five school days', async () => {
  const { house, store } = await newWorld(at(tuesday))
  await seedDeadlines(store, [
    { case: 'FT-2026-0001', due: '2026-12-02' },
    { case: 'FT-2026-0002', due: null },
    { case: 'FT-2026-0003', due: '2026-11-20', snoozedUntil: '2026-11-25' },
  ])
  expect(await putDigests(house, tuesday)).toBe(0)
  expect(await digestFor(house, pastoral.id, tuesday)).toBeNull()
})

test('a digest goes only to the people of schools with something to see', async () => {
  const { house, store } = await newWorld(at(tuesday))
  await seedPerson(store, asker('U0SOUTH0001', 'pastoral', 'south'))
  await seedPerson(store, asker('U0LEGAL0001', 'legal'))
  await seedDeadlines(store, [{ case: 'FT-2026-0001', due: '2026-11-20', school: 'south' }])
  await putDigests(house, tuesday)
  expect((await digests(store)).map((row) => (row.body as { person: string }).person)).toEqual([
    'U0OFFICER01',
    'U0SOUTH0001',
  ])
})

test.each([
  ['2026-11-21', 'a Saturday'],
  ['2026-11-22', 'a Sunday'],
  ['2026-12-25', 'a bank holiday'],
  ['2026-12-28', 'a substitute bank holiday'],
])('there is no digest on %s, %s', async (on) => {
  const { house, store } = await newWorld(at(on))
  await seedDeadlines(store, one)
  expect(await putDigests(house, day(on))).toBe(0)
})

test('in half term, on a working day without school, the digest comes', async () => {
  const { house, store } = await newWorld(at('2026-10-27'))
  await seedDeadlines(store, [{ case: 'FT-2026-0001', due: '2026-10-20' }])
  expect(await putDigests(house, day('2026-10-27'))).toBe(2)
})

test('a paused digest comes again on the day it is paused until, and the pause is on record', async () => {
  const { house, store } = await newWorld(at(tuesday))
  await seedDeadlines(store, one)
  const asked = { by: pastoral, key: 'k1' }
  expect(await pauseDigest(house, asked, day('2026-11-26'))).toEqual({ done: true, until: '2026-11-26' })
  expect(await pauseDigest(house, asked, day('2026-11-26'))).toMatchObject({ done: true })
  const days: [Day, number][] = [
    [day('2026-11-24'), 1],
    [day('2026-11-25'), 1],
    [day('2026-11-26'), 2],
  ]
  for (const [on, put] of days) expect(await putDigests(house, on)).toBe(put)
  expect(await readEvents(store.read, 'people')).toMatchObject([
    { type: 'digest-paused', doneBy: pastoral.id, body: { person: pastoral.id, until: '2026-11-26' } },
  ])
})

test('a pause can be ended at once, and is neither endless nor in the past', async () => {
  const { house, store } = await newWorld(at(tuesday))
  await seedDeadlines(store, one)
  const asked = { by: pastoral, key: null }
  for (const until of ['2026-11-24', '2026-11-01', '2027-01-20'])
    expect(await pauseDigest(house, asked, day(until))).toEqual({
      done: false,
      refusal: { code: 'snooze-too-far', last: '2027-01-19' },
    })
  await pauseDigest(house, asked, day('2026-12-01'))
  await pauseDigest(house, asked, null)
  expect(await store.read.select().from(people)).toMatchObject([
    { digestPausedUntil: null },
    { digestPausedUntil: null },
  ])
  expect(await putDigests(house, tuesday)).toBe(2)
})

test('the digest begins with what is most overdue, then today, then the next five school days', async () => {
  const { house, store } = await newWorld(at(tuesday))
  await seedDeadlines(store, [
    { case: 'FT-2026-0001', due: '2026-11-27' },
    { case: 'FT-2026-0002', due: '2026-11-20' },
    { case: 'FT-2026-0003', due: '2026-11-24' },
    { case: 'FT-2026-0004', due: '2026-10-01' },
    { case: 'FT-2026-0005', due: '2027-06-01' },
    { case: 'FT-2026-0006', due: '2026-11-20', snoozedUntil: '2026-12-01' },
  ])
  const digest = await digestFor(house, pastoral.id, tuesday)
  expect(digest?.lines.map((line) => [line.case, line.when])).toEqual([
    ['FT-2026-0004', 'overdue'],
    ['FT-2026-0002', 'overdue'],
    ['FT-2026-0003', 'today'],
    ['FT-2026-0001', 'soon'],
  ])
  expect(digest).toMatchObject({ more: 0, schools: [], snoozed: 1 })
  expect(digest?.lines[0]).toMatchObject({
    initials: 'R.A.',
    stage: 'Prepare the initial meeting',
    title: 'Hold the initial meeting',
    due: '2026-10-01',
    opens: 'meeting',
  })
})

test('after thirty lines a digest counts school by school', async () => {
  const { house, store } = await newWorld(at(tuesday))
  const many = Array.from({ length: 35 }, (_, n) => ({
    case: `FT-2026-${String(n + 1).padStart(4, '0')}`,
    due: addDays(tuesday, n % 2 === 0 ? -n : 1),
    school: n < 20 ? 'north' : 'south',
  }))
  await seedDeadlines(store, many)
  const digest = await digestFor(house, officer.id, tuesday)
  expect(digest?.lines).toHaveLength(30)
  expect(digest?.more).toBe(5)
  expect(digest?.schools).toMatchObject([
    { id: 'north', overdue: 9, today: 1, soon: 10 },
    { id: 'south', overdue: 8, today: 0, soon: 7 },
  ])
})

test('somebody who lost access, or is on no list, has no digest', async () => {
  const { house, store } = await newWorld(at(tuesday))
  await seedDeadlines(store, one)
  await seedPerson(store, asker('U0ADMIN0001', 'admin'))
  expect(await digestFor(house, 'U0ADMIN0001', tuesday)).toBeNull()
  expect(await digestFor(house, 'U0STRANGER1', tuesday)).toBeNull()
})
