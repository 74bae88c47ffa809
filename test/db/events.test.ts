import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { appendEvents, ChainMoved, lastSeq, readEvents, sealPayload } from '../../db/events.ts'
import type { Store } from '../../db/store.ts'
import { describeHomes, freshUrl, opened } from './homes.ts'
import { event } from './samples.ts'

const chain = 'FT-2026-0001'

const append = (store: Store, expectedSeq: number, ...numbers: number[]) =>
  store.write((tx) =>
    appendEvents(
      tx,
      chain,
      expectedSeq,
      numbers.map((n) => event(n)),
    ),
  )

describeHomes('Events', (home) => {
  test('are read as they were appended, in order', async () => {
    const store = await opened(await freshUrl(home))
    expect(await append(store, 0, 1, 2)).toEqual({ seq: 2, positions: [1, 2] })
    await append(store, 2, 3)
    const body = { words: 'naïve “quotes”', list: [1, { b: null, a: true }] }
    const told = { manner: 'told' as const, late: true, recordedBy: 'U2', body }
    await store.write((tx) => appendEvents(tx, chain, 3, [event(4, told)]))
    const read = await readEvents(store.read, chain)
    expect(read.map(({ seq, position }) => [seq, position])).toEqual([1, 2, 3, 4].map((n) => [n, n]))
    expect(read[0]).toEqual({ ...event(1), position: 1, chain, seq: 1, sealed: null })
    expect(read[3]).toMatchObject({ ...told, body })
    expect(await readEvents(store.read, chain, { upTo: 2 })).toHaveLength(2)
    expect((await readEvents(store.read, chain, { after: 3 })).map(({ seq }) => seq)).toEqual([4])
    expect(await readEvents(store.read, 'FT-2026-0002')).toEqual([])
  })

  test('are refused when somebody else came first', async () => {
    const store = await opened(await freshUrl(home))
    await append(store, 0, 1)
    const late = append(store, 0, 2)
    await expect(late).rejects.toBeInstanceOf(ChainMoved)
    await expect(late).rejects.toMatchObject({ chain, seq: 1 })
    expect(await store.write((tx) => lastSeq(tx, chain))).toBe(1)
  })

  test('of two replicas that decide at once, one wins and the other is told', async () => {
    const url = await freshUrl(home)
    const [one, other] = [await opened(url), await opened(url)]
    for (let seq = 0; seq < 5; seq++) {
      const results = await Promise.allSettled([append(one, seq, 1), append(other, seq, 2)])
      expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected'])
      const lost = results.find((result) => result.status === 'rejected')
      expect(lost?.reason).toBeInstanceOf(ChainMoved)
    }
    expect(await readEvents(one.read, chain)).toHaveLength(5)
  })

  test('fit into memory and answers page by page', async () => {
    const store = await opened(await freshUrl(home))
    for (let seq = 0; seq < 1200; seq += 300)
      await append(store, seq, ...Array.from({ length: 300 }, (_, n) => n))
    expect((await readEvents(store.read, chain)).map(({ seq }) => seq)).toEqual(
      Array.from({ length: 1200 }, (_, n) => n + 1),
    )
  })

  test.each([
    ['changing one', sql`update events set late = 1 where position = 1`],
    ['removing one', sql`delete from events where position = 2`],
    ['replacing one', sql`insert or replace into events select * from events where position = 1`],
    [
      'putting one in twice',
      sql`insert into events select 9, chain, seq, type, done_by, done_on, manner, recorded_by,
      recorded_at, late, digest, previous, hash from events where position = 1`,
    ],
    [
      'leaving a gap',
      sql`insert into events select 9, chain, seq + 2, type, done_by, done_on, manner, recorded_by,
      recorded_at, late, digest, previous, hash from events where position = 2`,
    ],
    ['changing what one says', sql`update event_payloads set body = '{}' where position = 1`],
    ['emptying one without a reason', sql`update event_payloads set body = null where position = 1`],
    ['removing what one says', sql`delete from event_payloads where position = 1`],
    ['replacing what one says', sql`insert or replace into event_payloads values (1, 'salt', '{}', null)`],
  ])('the store itself refuses %s', async (_, statement) => {
    const store = await opened(await freshUrl(home))
    await append(store, 0, 1, 2)
    const before = await readEvents(store.read, chain)
    await expect(store.write((tx) => tx.run(statement))).rejects.toThrow(/append-only|never/)
    expect(await readEvents(store.read, chain)).toEqual(before)
  })

  test('can be sealed once, with a reason', async () => {
    const store = await opened(await freshUrl(home))
    await append(store, 0, 1, 2)
    await store.write((tx) => sealPayload(tx, 1, 'entered in the wrong case'))
    const [first, second] = await readEvents(store.read, chain)
    expect(first).toMatchObject({ seq: 1, body: null, sealed: 'entered in the wrong case' })
    expect(second).toMatchObject({ seq: 2, body: event(2).body, sealed: null })
    await expect(store.write((tx) => sealPayload(tx, 1, 'again'))).rejects.toThrow('only sealed')
    await expect(store.write((tx) => sealPayload(tx, 99, 'none'))).rejects.toThrow('no event at position 99')
  })
})
