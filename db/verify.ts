import { asc, eq, getTableColumns, sql } from 'drizzle-orm'
import { digestOf, hashOf } from './event-hash.ts'
import { packed } from './packed.ts'
import type { Db } from './reader.ts'
import { cases, eventPayloads, events } from './schema.ts'

/** The first thing wrong with a chain: at which event, and in a sentence that quotes nothing. */
export type ChainFault = { chain: string; seq: number; sentence: string }

type Row = {
  event: typeof events.$inferSelect
  payload: typeof eventPayloads.$inferSelect | null
}
type Last = { chain: string; seq: number; hash: string; faulty: boolean }

const PAGE = 1000

const event = packed(getTableColumns(events))
const payload = packed(getTableColumns(eventPayloads))

const nameOf = (chain: string): string => (chain.startsWith('FT-') ? `case ${chain}` : `chain ${chain}`)

const fault = (chain: string, seq: number, what: string): ChainFault => ({
  chain,
  seq,
  sentence: `${nameOf(chain)}, event ${seq}: ${what}`,
})

async function pageAfter(db: Db, last: Last | null): Promise<Row[]> {
  // A row value, unlike an "or", is looked up in the index: the millionth event costs no more than the first.
  const after = last && sql`(${events.chain}, ${events.seq}) > (${last.chain}, ${last.seq})`
  const rows = await db
    .select({ event, payload })
    .from(events)
    .leftJoin(eventPayloads, eq(eventPayloads.position, events.position))
    .where(after ?? undefined)
    .orderBy(asc(events.chain), asc(events.seq))
    .limit(PAGE)
  return rows.map((row) => ({
    event: row.event,
    payload: row.payload.position === null ? null : row.payload,
  }))
}

function payloadFault({ event, payload }: Row): string | null {
  if (payload === null) return 'what it says is missing'
  if (payload.body !== null) {
    return digestOf(payload.salt, payload.body) === event.digest ? null : 'what it says was changed'
  }
  return payload.sealed ? null : 'what it says was taken away without a reason'
}

function faultOf(row: Row, before: Last): ChainFault | null {
  const { event } = row
  if (event.seq !== before.seq + 1) return fault(event.chain, before.seq + 1, 'it is missing')
  if (event.previous !== before.hash)
    return fault(event.chain, event.seq, 'it does not follow the event before it')
  if (hashOf(event) !== event.hash) return fault(event.chain, event.seq, 'who, when or what kind was changed')
  const said = payloadFault(row)
  return said === null ? null : fault(event.chain, event.seq, said)
}

const rested = () => new Promise((done) => setImmediate(done))

function judged(row: Row, last: Last | null): { found: ChainFault | null; last: Last } {
  const { chain, seq, hash } = row.event
  const before = last?.chain === chain ? last : { chain, seq: 0, hash: '', faulty: false }
  const found = before.faulty ? null : faultOf(row, before)
  return { found, last: { chain, seq, hash, faulty: before.faulty || found !== null } }
}

async function* chainFaults(db: Db): AsyncGenerator<ChainFault> {
  let last: Last | null = null
  for (;;) {
    const page: Row[] = await pageAfter(db, last)
    for (const row of page) {
      const verdict = judged(row, last)
      if (verdict.found) yield verdict.found
      last = verdict.last
    }
    if (page.length < PAGE) return
    await rested()
  }
}

// A chain can't tell that its end was cut off: the case rows and the unbroken numbering of all events can.
async function* cutEnds(db: Db): AsyncGenerator<ChainFault> {
  const cut = await db
    .select({ chain: cases.id, had: cases.seq, has: sql<number>`coalesce(max(${events.seq}), 0)` })
    .from(cases)
    .leftJoin(events, eq(events.chain, cases.id))
    .groupBy(cases.id)
    .having(sql`coalesce(max(${events.seq}), 0) < ${cases.seq}`)
  for (const each of cut) yield fault(each.chain, each.has + 1, 'it is missing, and every one after it')
}

async function* lostPositions(db: Db): AsyncGenerator<ChainFault> {
  const [row] = await db.all<{ held: number; given: number }>(sql`select
    (select count(*) from events) as held,
    (select coalesce(max(seq), 0) from sqlite_sequence where name = 'events') as given`)
  const { held, given } = row ?? { held: 0, given: 0 }
  if (held === given) return
  const sentence = `all chains: ${given} events were recorded and ${held} are there`
  yield { chain: '', seq: 0, sentence }
}

/** Goes through every chain and names the first fault of each; a page at a time, so that any number fits. */
export async function* verifyChains(db: Db): AsyncGenerator<ChainFault> {
  yield* chainFaults(db)
  yield* cutEnds(db)
  yield* lostPositions(db)
}
