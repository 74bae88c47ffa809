import type { LetterKind, Pathway } from '../pathway/pathway.ts'
import { addresseesOf, isAbout, meetingOfLetter } from './addressees.ts'
import type { Facts } from './facts.ts'
import { latestAt } from './latest-at.ts'
import { putOff } from './put-off.ts'
import { type CaseState, type Letter, type Meeting, meetingsOf } from './state.ts'

/** One letter that is owed: to whom, and the meeting that it is about, where it is about one. */
export type Owed = { addressee: string; meeting: string | null }

/** The parents who are asked to a meeting. */
export const parentsAt = (meeting: Meeting): string[] =>
  meeting.attendees.filter((one) => one.as === 'parent').map((one) => one.who)

const isOvertaken = (meeting: Meeting, all: readonly Meeting[]): boolean =>
  all.some(
    (later) =>
      later.offer > meeting.offer && parentsAt(later).some((who) => parentsAt(meeting).includes(who)),
  )

const putOffMeetings = (state: CaseState, kind: string): Meeting[] => {
  const ids = new Set(putOff(state, kind).map((old) => old.meeting))
  return [...ids].flatMap((id) => state.meetings[id] ?? [])
}

/**
 * The meetings that a letter of this kind is about now: the one named, else each that stands and that no later
 * offer to the same parents has overtaken. Parents apart are asked to several meetings of one offer.
 */
export function meetingsOfLetter(state: CaseState, kind: LetterKind, about?: string): Meeting[] {
  const one = meetingOfLetter(state, kind, about)
  if (one === null || kind.meeting === undefined) return []
  if (one.id === about) return [one]
  if (kind.to.startsWith('put-off-')) return putOffMeetings(state, kind.meeting)
  const past = kind.to.startsWith('absent-')
  const standing = meetingsOf(state, kind.meeting).filter((meeting) => !past || meeting.state === 'held')
  return standing
    .filter((meeting) => !isOvertaken(meeting, standing))
    .filter((meeting) => past || meeting.state === 'planned' || meeting.offer === one.offer)
}

/** The meeting that a letter of this kind to somebody is about: the latest to which they are asked. */
export function meetingFor(
  state: CaseState,
  kind: LetterKind,
  addressee: string,
  about?: string,
): Meeting | null {
  const all = meetingsOfLetter(state, kind, about)
  const own = all.filter((meeting) => meeting.attendees.some((one) => one.who === addressee))
  return own.at(-1) ?? all.at(-1) ?? null
}

/** Every letter of a kind that is owed now; who is asked to two meetings is owed one about each. */
export function owedOf(
  pathway: Pathway,
  state: CaseState,
  facts: Facts,
  kind: LetterKind,
  about?: string,
): Owed[] {
  if (kind.meeting === undefined)
    return addresseesOf(pathway, state, facts, kind).map((addressee) => ({ addressee, meeting: null }))
  return meetingsOfLetter(state, kind, about).flatMap(({ id }) =>
    addresseesOf(pathway, state, facts, kind, id).map((addressee) => ({ addressee, meeting: id })),
  )
}

/**
 * The drafts and sent letters to this addressee that do for one of this kind: its own, and those of the kinds that
 * may stand for it. Where the letter tells a decision, only what was drafted after the decision does.
 */
export function lettersFor(
  pathway: Pathway,
  state: CaseState,
  kind: LetterKind,
  addressee: string,
  meeting?: string,
): Letter[] {
  const since = kind.tells === undefined ? 0 : (latestAt(pathway, state, kind.tells)?.seq ?? 0)
  const kinds = pathway.letters.filter((one) => one === kind || kind.or_letters?.includes(one.id))
  const standing = Object.values(state.letters).filter(
    (letter) => letter.state !== 'void' && letter.seq > since,
  )
  return kinds.flatMap((one) => {
    const subject = meetingFor(state, one, addressee, meeting)?.id ?? null
    return standing.filter((letter) => isAbout(letter, one.id, addressee, subject))
  })
}
