import type { DeadlineKind, LetterKind, Pathway } from '../pathway/pathway.ts'
import type { Condition } from '../pathway/schema/condition.ts'
import { type Holds, standingHolds } from './parts/hold.ts'
import type { CaseState, Letter } from './state.ts'

const isInvitation = ({ meetings }: Pathway, { id }: LetterKind): boolean =>
  meetings.some((meeting) => meeting.invites.includes(id))

/** Does this letter reach the family: one to a parent, a parent's copy of a paper, or a professional's invitation to meet the family? */
function reachesFamily(pathway: Pathway, kind: LetterKind, addressee: string): boolean {
  const copy = kind.to === 'school' && addressee !== 'school'
  return kind.to.endsWith('parents') || copy || isInvitation(pathway, kind)
}

/** Does a hold stop this letter now? */
export function isHeld(pathway: Pathway, state: Holds, kind: LetterKind, addressee: string): boolean {
  return standingHolds(state).length > 0 && reachesFamily(pathway, kind, addressee)
}

/** The letters to the family that have not gone out. */
export function unsentToFamily(pathway: Pathway, state: CaseState): Letter[] {
  return Object.values(state.letters).filter((letter) => {
    const kind = pathway.letters.find((one) => one.id === letter.kind)
    return letter.state === 'draft' && kind !== undefined && reachesFamily(pathway, kind, letter.addressee)
  })
}

/** The drafts that a hold stopped and that still stand now that no hold does: somebody is to read them again. */
export function stoppedBefore(state: CaseState): Letter[] {
  if (standingHolds(state).length > 0) return []
  const stopped = new Set(Object.values(state.holds).flatMap((hold) => hold.stopped))
  return Object.values(state.letters).filter((letter) => letter.state === 'draft' && stopped.has(letter.id))
}

function lettersIn(condition: Condition): string[] {
  if ('all' in condition) return condition.all.flatMap(lettersIn)
  if ('any' in condition) return condition.any.flatMap(lettersIn)
  if ('not' in condition) return lettersIn(condition.not)
  return 'sent' in condition ? [condition.sent] : []
}

const asksToMeet = ({ anchor, opens }: DeadlineKind): boolean => opens === 'meeting' || 'planned' in anchor

/** Does this deadline ask to write to or meet the family, so that a hold lets it wait? A time limit in law never waits. */
export function waitsForHold(pathway: Pathway, deadline: string): boolean {
  const kind = pathway.deadlines.find((one) => one.id === deadline)
  if (kind === undefined || kind.legal) return false
  const letters = lettersIn(kind.met).flatMap((id) => pathway.letters.filter((one) => one.id === id))
  return asksToMeet(kind) || letters.some((one) => one.to.endsWith('parents'))
}
