import type { Day } from './day.ts'

/** One time that somebody opened a case or was sent one of its files, as people read it. */
export type LookLine = { person: string; on: Day; at: string; what: string }

/** A page of them, the latest first, and where the page before it in time begins; null when there is none. */
export type LookPage = { lines: readonly LookLine[]; before: number | null }

/** A colleague who is kept out of a pupil's cases. */
export type OutLine = { person: string; since: Day; why: string }
