import type { Recorded } from '../src/domain/case/event.ts'
import type { CaseRows } from './case-rows.ts'

type Sealed = Extract<Recorded, { type: 'case-sealed' }>

/** The event that erased a case, where nothing else of it can be read any more. */
export function sealedIn(events: readonly Recorded[]): Sealed | null {
  const [only, more] = events
  return more === undefined && only?.type === 'case-sealed' ? only : null
}

/** What is left in the derived rows of a case that was opened in error: its number, its school and that it is closed. */
export function projectSealed(id: string, { on, seq, ...sealed }: Sealed): CaseRows {
  const { school, pathway, version: pathwayVersion, openedOn } = sealed
  const nobody = { pupil: '', owner: '', stage: '' }
  const standing = { status: 'closed', closedOn: on, closeReason: 'opened-in-error' } as const
  const flags = { referred: false, held: false, entered: [] }
  return {
    case: { id, school, pathway, pathwayVersion, openedOn, ...nobody, ...standing, ...flags, seq, body: {} },
    answers: [],
    meetings: [],
    attendances: [],
    actions: [],
    letters: [],
    deadlines: [],
    decisions: [],
    penaltyNotices: [],
    registerQueries: [],
  }
}
