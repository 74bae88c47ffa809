import { count, type Duration, inMonthsOf } from '../duration.ts'
import type { LetterKind, Pathway } from '../pathway/pathway.ts'
import type { Facts, ParentFacts } from './facts.ts'
import { latestAt } from './latest-at.ts'
import { everAsked, putOff } from './put-off.ts'
import { type CaseState, type Letter, latestHeld, latestMeeting, type Meeting } from './state.ts'

/** A duration written in the pathway, or the case's own copy of the setting it names. */
export function durationOf(state: CaseState, spec: Duration | { setting: string }): Duration {
  const value = 'unit' in spec ? spec : state.settings[spec.setting]
  if (typeof value !== 'object') throw new Error(`The setting of ${JSON.stringify(spec)} is not a duration`)
  return inMonthsOf(value, state.settings)
}

/** Is this a letter of a kind to somebody, and about this meeting where one is given? */
export const isAbout = (letter: Letter, kind: string, addressee: string, meeting: string | null) =>
  letter.kind === kind && letter.addressee === addressee && (meeting === null || letter.meeting === meeting)

/** The letter of this kind that was sent to this addressee; for a meeting's letter, about that meeting. */
export function sentTo(
  state: CaseState,
  kind: string,
  addressee: string,
  meeting: string | null,
): Letter | null {
  const sent = Object.values(state.letters).filter(
    (letter) => letter.state === 'sent' && isAbout(letter, kind, addressee, meeting),
  )
  return sent.at(-1) ?? null
}

/** Has somebody decided, with a reason and somebody's leave, that this addressee is not written to? */
export function excused(state: CaseState, kind: string, addressee: string, meeting: string | null): boolean {
  return state.excuses.some(
    (excuse) =>
      excuse.kind === kind &&
      excuse.addressee === addressee &&
      (meeting === null || excuse.meeting === meeting),
  )
}

/** Was this parent's invitation sent no later than the notice asks? */
export function properlyInvited(
  pathway: Pathway,
  state: CaseState,
  facts: Pick<Facts, 'calendar'>,
  meeting: Meeting,
  parent: string,
): boolean {
  const kind = pathway.meetings.find((one) => one.id === meeting.kind)
  if (!kind) return false
  const last = count(facts.calendar, meeting.on, 'before', durationOf(state, kind.notice))
  return kind.invites.some((letter) => {
    const sent = sentTo(state, letter, parent, meeting.id)
    return sent?.sentOn != null && last.known && sent.sentOn <= last.day
  })
}

/** The parents who stayed away from a held meeting though properly invited, without a good reason. */
export function absentParents(
  pathway: Pathway,
  state: CaseState,
  facts: Pick<Facts, 'calendar'>,
  meeting: Meeting,
): string[] {
  const parents = meeting.attendees.filter((one) => one.as === 'parent').map((one) => one.who)
  return meeting.attendance
    .filter((one) => parents.includes(one.who) && !one.came && !one.goodReason)
    .map((one) => one.who)
    .filter((parent) => properlyInvited(pathway, state, facts, meeting, parent))
}

function ofMeeting(
  pathway: Pathway,
  state: CaseState,
  facts: Facts,
  kind: LetterKind,
  meeting: Meeting,
): string[] {
  const invited = (as: string) => meeting.attendees.filter((one) => one.as === as).map((one) => one.who)
  const stayedAway = (who: string) => meeting.attendance.some((one) => one.who === who && !one.came)
  if (kind.to === 'parents') return invited('parent')
  if (kind.to === 'absent-parents') return absentParents(pathway, state, facts, meeting)
  if (kind.to === 'professionals') return invited('professional')
  return invited('professional').filter(stayedAway)
}

/** The school keeps a paper about a held meeting, and each parent who came and may be written to has a copy of their own. */
function ofSchool(state: CaseState, facts: Facts, kind: LetterKind, about?: string): string[] {
  const meeting = kind.meeting === undefined ? null : meetingOfLetter(state, kind, about)
  const came = meeting?.attendance.filter((one) => one.came).map((one) => one.who) ?? []
  const copies = facts.parents.filter((parent) => came.includes(parent.id) && !parent.doNotWrite)
  return ['school', ...copies.map((parent) => parent.id)]
}

/** Those of one meeting who are owed word that it will not be on the day they were told. */
function toPutOff(state: CaseState, kind: LetterKind, about?: string): string[] {
  const meeting = meetingOfLetter(state, kind, about)
  if (meeting === null) return []
  const as = kind.to === 'put-off-parents' ? 'parent' : 'professional'
  const those = new Set(everAsked(meeting).flatMap((one) => (one.as === as ? [one.who] : [])))
  return putOff(state, meeting.kind)
    .filter((old) => old.meeting === meeting.id && those.has(old.addressee))
    .map((old) => old.addressee)
}

function askedFor(
  pathway: Pathway,
  state: CaseState,
  facts: Facts,
  kind: LetterKind,
  about?: string,
): string[] {
  if (kind.to === 'council') return [kind.to]
  if (kind.to === 'school') return ofSchool(state, facts, kind, about)
  if (kind.to === 'put-off-parents' || kind.to === 'put-off-professionals')
    return toPutOff(state, kind, about)
  if (kind.meeting === undefined) return kind.to === 'parents' ? facts.parents.map((parent) => parent.id) : []
  const meeting = meetingOfLetter(state, kind, about)
  return meeting === null ? [] : ofMeeting(pathway, state, facts, kind, meeting)
}

/**
 * Everybody a letter of this kind is owed to now: parents by id, the rest as the meeting names them, or `council`, `school`.
 * A letter that warns is owed to nobody who looks after the pupil for a council, and one that tells of a referral to nobody who was left out of it.
 */
export function addresseesOf(
  pathway: Pathway,
  state: CaseState,
  facts: Facts,
  kind: LetterKind,
  about?: string,
): string[] {
  if (!kind.warns) return askedFor(pathway, state, facts, kind, about)
  const refers = kind.tells === undefined ? undefined : latestAt(pathway, state, kind.tells)?.refers
  const isSpared = ({ id, warned }: ParentFacts) => !warned || refers?.includes(id) === false
  const spared = facts.parents.filter(isSpared).map(({ id }) => id)
  return askedFor(pathway, state, facts, kind, about).filter((who) => !spared.includes(who))
}

/**
 * The meeting that a letter of this kind is about: the one named, else the latest standing one; for those
 * who stayed away, the latest that was held; for those put off, the first that any of them was told and that is not to be.
 */
export function meetingOfLetter(state: CaseState, kind: LetterKind, about?: string): Meeting | null {
  if (kind.meeting === undefined) return null
  const named = about === undefined ? undefined : state.meetings[about]
  if (named?.kind === kind.meeting) return named
  if (kind.to.startsWith('put-off-')) {
    const [old] = putOff(state, kind.meeting)
    return old === undefined ? null : (state.meetings[old.meeting] ?? null)
  }
  return kind.to.startsWith('absent-') ? latestHeld(state, kind.meeting) : latestMeeting(state, kind.meeting)
}
