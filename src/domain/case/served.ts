import type { Option } from '../pathway/pathway.ts'
import { excused } from './addressees.ts'
import type { Facts } from './facts.ts'
import type { NotServed } from './parts/service.ts'
import type { Unmet } from './refusal.ts'
import type { CaseState } from './state.ts'

type Known = Pick<CaseState, 'letters' | 'unserved'>

/** Was a letter of this kind sent to the same person after it was said that they were not served, and did it not come back? */
const wasServedSince = ({ letters }: Known, { kind, addressee, seq }: NotServed): boolean =>
  Object.values(letters).some(
    (letter) =>
      letter.kind === kind &&
      letter.addressee === addressee &&
      letter.state === 'sent' &&
      (letter.sendings.at(-1)?.seq ?? 0) > seq,
  )

/** What somebody was not served with, as far as that still stands: whoever is sent the letter after all is served. */
export const standingNotServed = (state: Known): NotServed[] =>
  state.unserved.filter((one) => !wasServedSince(state, one))

/** Has a senior agreed that the case goes on although this addressee was not served with this letter? */
const isWaived = (state: Known, kind: string, addressee: string, meeting: string | null): boolean =>
  standingNotServed(state).some(
    (one) =>
      one.kind === kind &&
      one.addressee === addressee &&
      (meeting === null || one.meeting === meeting) &&
      one.signedOff !== null,
  )

/** Is nobody waiting for this letter any more: excused from it, or agreed not to be served? */
export const isSpared = (
  state: CaseState,
  kind: string,
  addressee: string,
  meeting: string | null,
): boolean => excused(state, kind, addressee, meeting) || isWaived(state, kind, addressee, meeting)

/** The parents against whom nothing goes towards court: those who were not served with a letter. */
export function notReferable(state: Known, { parents }: Pick<Facts, 'parents'>): string[] {
  const those = new Set(standingNotServed(state).map(({ addressee }) => addressee))
  return parents.map(({ id }) => id).filter((id) => those.has(id))
}

/** What forbids an option that leads towards a penalty or court while no parent was served with all that was to reach them. */
export function serviceStops(
  { state, facts }: { state: Known; facts: Pick<Facts, 'parents'> },
  { towards }: Pick<Option, 'towards'>,
): Unmet[] {
  const barred = towards === undefined ? [] : notReferable(state, facts)
  return barred.length > 0 && barred.length === facts.parents.length
    ? [{ unmet: 'nobody-served', parents: barred }]
    : []
}
