import { and, asc, desc, eq, getTableColumns, gt, inArray, isNotNull, lte, sql } from 'drizzle-orm'
import type { Manner } from '../src/domain/case/happened.ts'
import type { Day } from '../src/domain/day.ts'
import { canonicalJson } from './canonical-json.ts'
import { digestOf, hashOf, newSalt } from './event-hash.ts'
import { packed } from './packed.ts'
import { prepared } from './prepared.ts'
import type { Db } from './reader.ts'
import { eventPayloads, events } from './schema.ts'
import type { Tx } from './writer.ts'

/** Something that happened: what, who did it and when, who recorded it and when, and how they knew. */
export type NewEvent = {
  type: string
  doneBy: string
  doneOn: Day
  manner: Manner
  recordedBy: string
  recordedAt: string
  late: boolean
  body: unknown
}

/** An event as the store holds it; `body` is null once `sealed` gives the reason for that. */
export type StoredEvent = NewEvent & { position: number; chain: string; seq: number; sealed: string | null }

/** Somebody else's event came first: load the case again and decide again. */
export class ChainMoved extends Error {
  override readonly name = 'ChainMoved'
  readonly chain: string
  readonly seq: number

  constructor(chain: string, seq: number) {
    super(`${chain} has moved on to event ${seq}`)
    this.chain = chain
    this.seq = seq
  }
}

const PAGE = 500

const bodyText = (body: unknown): string => canonicalJson(body ?? null)

async function lastOf(tx: Tx, chain: string) {
  const [last] = await tx
    .select({ seq: events.seq, hash: events.hash })
    .from(events)
    .where(eq(events.chain, chain))
    .orderBy(desc(events.seq))
    .limit(1)
  return last ?? { seq: 0, hash: '' }
}

function chained(chain: string, last: { seq: number; hash: string }, news: readonly NewEvent[]) {
  let { seq, hash: previous } = last
  return news.map(({ body, ...event }) => {
    seq += 1
    const payload = { salt: newSalt(), body: bodyText(body) }
    const row = { ...event, chain, seq, previous, digest: digestOf(payload.salt, payload.body) }
    previous = hashOf(row)
    return { row: { ...row, hash: previous }, payload }
  })
}

/** Adds events to a chain whose latest is `expectedSeq` (0 for a new chain); `ChainMoved` when it is not. */
export async function appendEvents(
  tx: Tx,
  chain: string,
  expectedSeq: number,
  news: readonly NewEvent[],
): Promise<{ seq: number; positions: number[] }> {
  const last = await lastOf(tx, chain)
  if (last.seq !== expectedSeq) throw new ChainMoved(chain, last.seq)
  if (news.length === 0) return { seq: expectedSeq, positions: [] }
  const links = chained(chain, last, news)
  const placed = await tx
    .insert(events)
    .values(links.map((link) => link.row))
    .returning({ position: events.position, seq: events.seq })
  const positions = placed.sort((a, b) => a.seq - b.seq).map((row) => row.position)
  await tx
    .insert(eventPayloads)
    .values(
      links.flatMap(({ payload }, i) =>
        positions.slice(i, i + 1).map((position) => ({ position, ...payload })),
      ),
    )
  return { seq: expectedSeq + news.length, positions }
}

/** The latest event number of a chain, 0 when it has none. */
export async function lastSeq(tx: Tx, chain: string): Promise<number> {
  return (await lastOf(tx, chain)).seq
}

const { digest: _digest, previous: _previous, hash: _hash, ...head } = getTableColumns(events)
const told = packed({ ...head, body: eventPayloads.body, sealed: eventPayloads.sealed })

const page = prepared((db) =>
  db
    .select({ told })
    .from(events)
    .innerJoin(eventPayloads, eq(eventPayloads.position, events.position))
    .where(
      and(
        eq(events.chain, sql.placeholder('chain')),
        gt(events.seq, sql.placeholder('after')),
        lte(events.seq, sql.placeholder('upTo')),
      ),
    )
    .orderBy(asc(events.seq))
    .limit(PAGE)
    .prepare(),
)

async function pageOf(db: Db, chain: string, after: number, upTo: number): Promise<StoredEvent[]> {
  const rows = await page(db).all({ chain, after, upTo })
  return rows.map(({ told }) => ({
    ...told,
    body: told.body === null ? null : (JSON.parse(told.body) as unknown),
  }))
}

/** The events of a chain in order, after one number and up to another where these are given. */
export async function readEvents(
  db: Db,
  chain: string,
  { upTo = Number.MAX_SAFE_INTEGER, after = 0 }: { upTo?: number; after?: number } = {},
): Promise<StoredEvent[]> {
  const found: StoredEvent[] = []
  for (let some = await pageOf(db, chain, after, upTo); some.length > 0; ) {
    found.push(...some)
    if (some.length < PAGE) break
    some = await pageOf(db, chain, found.at(-1)?.seq ?? upTo, upTo)
  }
  return found
}

/** Erases what an event says, for a stated reason; its place in the chain still verifies. */
export async function sealPayload(tx: Tx, position: number, reason: string): Promise<void> {
  const sealed = await tx
    .update(eventPayloads)
    .set({ body: null, salt: '', sealed: reason })
    .where(eq(eventPayloads.position, position))
    .returning({ position: eventPayloads.position })
  if (sealed.length === 0) throw new Error(`There is no event at position ${position}.`)
}

/** Erases what every event of a chain says, for a stated reason; the chain still verifies. */
export async function sealChain(tx: Tx, chain: string, reason: string): Promise<void> {
  const its = tx.select({ position: events.position }).from(events).where(eq(events.chain, chain))
  await tx
    .update(eventPayloads)
    .set({ body: null, salt: '', sealed: reason })
    .where(and(inArray(eventPayloads.position, its), isNotNull(eventPayloads.body)))
}
