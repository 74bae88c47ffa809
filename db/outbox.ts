import { and, asc, eq, inArray, type SQL, sql } from 'drizzle-orm'
import type { Db } from './reader.ts'
import { cases, outbox } from './schema.ts'
import type { Store } from './store.ts'
import type { Tx } from './writer.ts'

/** Something to post: `body` holds ids only, and `after` names a notice that must be delivered first. */
export type NewNotice = {
  key: string
  kind: string
  body: unknown
  chain?: string | undefined
  notBefore?: string | undefined
  after?: string | undefined
}

/** A notice as the store holds it; `unsure` on a claimed one means: look whether it was posted before posting it. */
export type Notice = typeof outbox.$inferSelect

/** A worker's claim: `attempt` (the claimed notice's `attempts`) makes the call do nothing once another took over. */
export type Claimed = { attempt?: number | undefined }

/** Puts something to post beside the change that it tells of; false when its key is there already. */
export async function putNotice(tx: Tx, notice: NewNotice): Promise<boolean> {
  const put = await tx
    .insert(outbox)
    .values({ ...notice, state: 'waiting' })
    .onConflictDoNothing({ target: outbox.key })
    .returning({ id: outbox.id })
  return put.length === 1
}

// A notice whose card was dropped is handed out too, or it would wait for ever; the worker sees the card's state.
const claimable = (now: string, stale: string): SQL => sql`
  (("state" in ('waiting', 'unsure') and ("not_before" is null or "not_before" <= ${now}))
    or ("state" = 'claimed' and "claimed_at" <= ${stale}))
  and ("after" is null or not exists (
    select 1 from "outbox" as "first"
    where "first"."key" = "outbox"."after" and "first"."state" not in ('sent', 'dropped')))`

const nextId = (db: Db, now: string, stale: string) =>
  db.select({ id: outbox.id }).from(outbox).where(claimable(now, stale)).orderBy(asc(outbox.id)).limit(1)

/**
 * Takes the next notice that is due, for one worker alone however many run; null when none is.
 * `now` is an ISO instant. A claim older than `staleAfterMs` is taken over, as unsure.
 */
export async function claimNext(
  store: Store,
  { now, claimedBy, staleAfterMs }: { now: string; claimedBy: string; staleAfterMs: number },
): Promise<Notice | null> {
  const stale = new Date(Date.parse(now) - staleAfterMs).toISOString()
  if ((await nextId(store.read, now, stale)).length === 0) return null
  return store.write(async (tx) => {
    const [claimed] = await tx
      .update(outbox)
      .set({
        state: 'claimed',
        unsure: sql`"state" <> 'waiting'`,
        attempts: sql`"attempts" + 1`,
        claimedAt: now,
        claimedBy,
      })
      .where(inArray(outbox.id, nextId(tx, now, stale)))
      .returning()
    return claimed ?? null
  })
}

const openStates = ['waiting', 'claimed', 'unsure'] as const

async function change(
  store: Store,
  id: number,
  values: Partial<typeof outbox.$inferInsert>,
  { attempt }: Claimed,
): Promise<boolean> {
  const mine = attempt === undefined ? undefined : eq(outbox.attempts, attempt)
  const changed = await store.write((tx) =>
    tx
      .update(outbox)
      .set(values)
      .where(and(eq(outbox.id, id), inArray(outbox.state, [...openStates]), mine))
      .returning({ id: outbox.id }),
  )
  return changed.length === 1
}

/** Records that Slack took the notice, and where it stands; `at` is an ISO instant. */
export const markSent = (
  store: Store,
  id: number,
  sent: { at?: string; channel?: string | null; ts?: string | null; file?: string | null } = {},
): Promise<boolean> => {
  const { at, ...place } = sent
  return change(store, id, { ...place, state: 'sent', sentAt: at ?? null, fault: null }, {})
}

/** Records that Slack's answer was lost: the next worker looks first, not before an ISO instant. */
export const markUnsure = (
  store: Store,
  id: number,
  { notBefore, fault = null, attempt }: { notBefore?: string; fault?: string | null } & Claimed = {},
): Promise<boolean> =>
  change(store, id, { state: 'unsure', notBefore: notBefore ?? null, fault }, { attempt })

/** Gives a notice that was surely not posted back, to be tried again not before an ISO instant. */
export const release = (
  store: Store,
  id: number,
  { notBefore, fault = null, attempt }: { notBefore?: string; fault?: string | null } & Claimed = {},
): Promise<boolean> =>
  change(store, id, { state: 'waiting', notBefore: notBefore ?? null, fault }, { attempt })

/** Gives a notice up for a stated reason. */
export const drop = (
  store: Store,
  id: number,
  { fault, attempt }: { fault: string } & Claimed,
): Promise<boolean> => change(store, id, { state: 'dropped', fault }, { attempt })

const inBody = (key: 'document' | 'person') => sql<string>`json_extract("body", ${`$.${key}`})`

async function takeBack(tx: Tx, which: SQL | undefined, fault: string): Promise<number> {
  const waiting = and(eq(outbox.kind, 'file'), inArray(outbox.state, [...openStates]), which)
  const withdrawn = await tx
    .update(outbox)
    .set({ state: 'dropped', fault })
    .where(waiting)
    .returning({ id: outbox.id })
  return withdrawn.length
}

/**
 * Takes back the files of these documents that Slack has not been given yet, also those that a worker is about to give
 * it: it asks once more by `stillWanted` before the last step. Tells how many.
 */
export async function withdrawFiles(
  tx: Tx,
  chain: string,
  documents: readonly string[],
  fault: string,
): Promise<number> {
  if (documents.length === 0) return 0
  return takeBack(tx, and(eq(outbox.chain, chain), inArray(inBody('document'), [...documents])), fault)
}

/** The same with every file of a pupil's cases that is on its way to one person. */
export async function withdrawFilesTo(tx: Tx, person: string, pupil: string, fault: string): Promise<number> {
  const theirs = tx.select({ id: cases.id }).from(cases).where(eq(cases.pupil, pupil))
  return takeBack(tx, and(inArray(outbox.chain, theirs), eq(inBody('person'), person)), fault)
}

/** Is a claimed notice still to be sent? Asked of the writer, so that a change that takes it back is never overtaken. */
export const stillWanted = (store: Store, id: number): Promise<boolean> =>
  store.write(async (tx) => {
    const wanted = and(eq(outbox.id, id), inArray(outbox.state, [...openStates]))
    return (await tx.select({ id: outbox.id }).from(outbox).where(wanted)).length === 1
  })

/** Keeps where a notice is going before it is finished: the file's id before its upload is completed. */
export const notePlace = (
  store: Store,
  id: number,
  place: { channel?: string; ts?: string; file?: string },
): Promise<boolean> => change(store, id, place, {})

/** The notice with a key, or null. */
export async function noticeByKey(db: Db, key: string): Promise<Notice | null> {
  const [found] = await db.select().from(outbox).where(eq(outbox.key, key)).limit(1)
  return found ?? null
}

/** How many notices are in each state that still wants work, and since when the oldest is due. */
export async function outboxDepth(db: Db): Promise<{ state: Notice['state']; notices: number }[]> {
  return db
    .select({ state: outbox.state, notices: sql<number>`count(*)` })
    .from(outbox)
    .where(sql`"state" in ('waiting', 'claimed', 'unsure')`)
    .groupBy(outbox.state)
}
