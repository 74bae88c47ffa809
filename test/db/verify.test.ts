import { expect, test } from 'vitest'
import { refreshRows } from '../../db/case-rows.ts'
import { appendEvents, sealPayload } from '../../db/events.ts'
import type { Store } from '../../db/store.ts'
import { verifyChains } from '../../db/verify.ts'
import { describeHomes, freshUrl, intrude, opened } from './homes.ts'
import { caseRow, caseRows, event } from './samples.ts'

const cases = ['FT-2026-0001', 'FT-2026-0002', 'FT-2026-0003']
const unguard = ['events_never_change', 'events_never_go', 'events_follow', 'event_payloads_only_seal'].map(
  (name) => `drop trigger ${name}`,
)

async function filled(store: Store): Promise<void> {
  for (const [i, chain] of cases.entries()) {
    await store.write(async (tx) => {
      await appendEvents(
        tx,
        chain,
        0,
        [1, 2, 3, 4, 5].map((n) => event(n, { doneBy: `U${i}` })),
      )
      await refreshRows(tx, null, caseRows(chain, { case: caseRow(chain, { seq: 5 }) }))
    })
  }
  await store.write((tx) => appendEvents(tx, 'store', 0, [event(1), event(2)]))
}

async function sentences(store: Store): Promise<string[]> {
  const found: string[] = []
  for await (const fault of verifyChains(store.read)) found.push(fault.sentence)
  return found
}

// Positions 6 to 10 are the events 1 to 5 of FT-2026-0002.
const tamperings: [string, string[], string[]][] = [
  [
    'a changed payload',
    [`update event_payloads set body = '{"item":"i4","value":"not-yet"}' where position = 9`],
    ['case FT-2026-0002, event 4: what it says was changed'],
  ],
  [
    'another author',
    [`update events set done_by = 'U9' where position = 8`],
    ['case FT-2026-0002, event 3: who, when or what kind was changed'],
  ],
  [
    'another day',
    [`update events set done_on = '2026-09-06' where position = 6`],
    ['case FT-2026-0002, event 1: who, when or what kind was changed'],
  ],
  [
    'an entry that no longer says that it was late',
    [`update events set late = 1 - late where position = 6`],
    ['case FT-2026-0002, event 1: who, when or what kind was changed'],
  ],
  [
    'another hash',
    [`update events set hash = 'beef' where position = 7`],
    ['case FT-2026-0002, event 2: who, when or what kind was changed'],
  ],
  [
    'two events in each other’s place',
    [
      `update events set seq = 99 where position = 7`,
      `update events set seq = 2 where position = 8`,
      `update events set seq = 3 where position = 7`,
    ],
    ['case FT-2026-0002, event 2: it does not follow the event before it'],
  ],
  [
    'a missing event',
    [`delete from events where position = 8`],
    ['case FT-2026-0002, event 3: it is missing', 'all chains: 17 events were recorded and 16 are there'],
  ],
  [
    'a missing first event',
    [`delete from events where position = 6`],
    ['case FT-2026-0002, event 1: it is missing', 'all chains: 17 events were recorded and 16 are there'],
  ],
  [
    'a chain whose end was cut off',
    [`delete from events where position in (9, 10)`],
    [
      'case FT-2026-0002, event 4: it is missing, and every one after it',
      'all chains: 17 events were recorded and 15 are there',
    ],
  ],
  [
    'a whole case that went, its rows as well',
    [`delete from events where chain = 'FT-2026-0002'`, `delete from cases where id = 'FT-2026-0002'`],
    ['all chains: 17 events were recorded and 12 are there'],
  ],
  [
    'a missing payload',
    ['drop trigger event_payloads_never_go', `delete from event_payloads where position = 10`],
    ['case FT-2026-0002, event 5: what it says is missing'],
  ],
  [
    'a payload taken away without a reason',
    [`update event_payloads set body = null where position = 6`],
    ['case FT-2026-0002, event 1: what it says was taken away without a reason'],
  ],
  [
    'faults in two chains, the first of each',
    [
      `update event_payloads set body = '{}' where position in (2, 3, 16)`,
      `update events set type = 'other' where position = 4`,
    ],
    [
      'case FT-2026-0001, event 2: what it says was changed',
      'chain store, event 1: what it says was changed',
    ],
  ],
]

describeHomes('Verifying', (home) => {
  test('finds nothing wrong with what the store did itself, sealed entries included', async () => {
    const store = await opened(await freshUrl(home))
    await filled(store)
    expect(await sentences(store)).toEqual([])
    await store.write((tx) => sealPayload(tx, 7, 'entered in the wrong case'))
    expect(await sentences(store)).toEqual([])
    await store.write((tx) => appendEvents(tx, cases[1]!, 5, [event(6)]))
    expect(await sentences(store)).toEqual([])
  })

  test.each(tamperings)('names %s', async (_, statements, expected) => {
    const url = await freshUrl(home)
    const store = await opened(url)
    await filled(store)
    await intrude(url, ...unguard, ...statements)
    expect(await sentences(store)).toEqual(expected)
  })

  test('goes on over more than one page', async () => {
    const url = await freshUrl(home)
    const store = await opened(url)
    for (let seq = 0; seq < 2400; seq += 400) {
      const news = Array.from({ length: 400 }, (_, n) => event(n))
      await store.write((tx) => appendEvents(tx, 'FT-2026-0009', seq, news))
    }
    expect(await sentences(store)).toEqual([])
    await intrude(url, ...unguard, `update event_payloads set body = '{}' where position = 2001`)
    expect(await sentences(store)).toEqual(['case FT-2026-0009, event 2001: what it says was changed'])
  })
})
