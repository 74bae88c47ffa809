import type { Store } from '../../db/store.ts'
import type { House } from '../../src/casework/house.ts'
import { loadLibrary } from '../../src/library.ts'

/** How large the store of the benchmarks is. */
export const size = { schools: 100, pupils: 100_000, cases: 10_000, people: 200, longCaseEvents: 300 }

/** A day in term: every case was opened on it. */
export const openedAt = '2026-11-24T09:00:00Z'
/** The day on which the benchmarks look: two weeks on, so that deadlines are due, overdue and to come. */
export const lookedAt = '2026-12-08T09:00:00Z'

/** A school of the store. */
export const schoolId = (n: number) => `s${n % size.schools}`
/** The pupil of a case, or one without. */
export const pupilId = (n: number) => `${schoolId(n)}.${n}`
/** The Slack id of somebody who works at the school with the same number, counted round. */
export const personId = (n: number) => `U0PERSON${String(n % size.people).padStart(4, '0')}`
/** The channel of a school. */
export const channelId = (n: number) => `C0SCHOOL${String(n % size.schools).padStart(4, '0')}`
/** Somebody of the attendance team, who sees every school. */
export const teamMember = 'U0TEAM00001'

/** The number of a case. */
export const caseId = (n: number) => `FT-2026-${String(n + 1).padStart(4, '0')}`

const here = new URL('../../templates', import.meta.url).pathname
/** The templates that the bot starts with. */
export const library = loadLibrary({ templatesDir: here })

/** A house over a store at one moment. */
export const houseAt = (store: Store, at: string): House => ({
  store,
  shelves: library,
  now: () => new Date(at),
  timeZone: 'Europe/London',
  kick: () => {},
})
