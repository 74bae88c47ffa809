import type { Session } from './sessions.ts'

/** What some sessions of one pupil come to, in whole sessions: `possible` = attended + authorised + unauthorised. */
export type Counts = {
  readonly possible: number
  /** Present in school or attending elsewhere. */
  readonly attended: number
  readonly authorised: number
  /** Includes arrivals after the register closed and absences not yet explained. */
  readonly unauthorised: number
  /** Came before the register closed; among the attended. */
  readonly late: number
  /** No reason established yet; among the unauthorised. */
  readonly unexplained: number
  /** Nobody marked the session; never an absence. */
  readonly missing: number
}

type Tally = { -readonly [Name in keyof Counts]: number }

const counted = {
  present: 'attended',
  elsewhere: 'attended',
  authorised: 'authorised',
  unauthorised: 'unauthorised',
  missing: 'missing',
  'not-possible': null,
  administrative: null,
  unknown: null,
} as const satisfies Record<Session['category'], keyof Counts | null>

/** Counts some sessions; what could not be attended, or has a mark that its codes don't hold, counts nowhere. */
export function countsOf(sessions: readonly Pick<Session, 'category' | 'late' | 'unexplained'>[]): Counts {
  const tally: Tally = {
    possible: 0,
    attended: 0,
    authorised: 0,
    unauthorised: 0,
    late: 0,
    unexplained: 0,
    missing: 0,
  }
  for (const session of sessions) {
    const as = counted[session.category]
    if (as === null) continue
    tally[as] += 1
    tally.late += Number(session.late)
    tally.unexplained += Number(session.unexplained)
  }
  tally.possible = tally.attended + tally.authorised + tally.unauthorised
  return tally
}
