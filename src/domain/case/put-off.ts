import type { Day } from '../day.ts'
import type { Attendee } from './event.ts'
import type { CaseState, Letter, Meeting } from './state.ts'

/** A day for a meeting that somebody was told by letter and that no longer stands, as they have not been told yet. */
export type OldDay = { addressee: string; meeting: string; day: Day; at: string; seq: number }

/** Everybody who was ever asked to a meeting, those first who are asked to it as it now stands. */
export function everAsked(meeting: Meeting): Attendee[] {
  const before = [...meeting.earlier].reverse().flatMap((one) => one.attendees)
  const now = new Set(meeting.attendees.map((one) => one.who))
  return [...meeting.attendees, ...before.filter((one) => !now.has(one.who))]
}

/** Who a letter went to, however they are numbered: people typed by hand count from one again in each meeting. */
function personOf(meeting: Meeting | undefined, who: string): string {
  const asked = meeting === undefined ? [] : everAsked(meeting)
  return asked.find((one) => one.who === who)?.name ?? who
}

/** The day that a letter told, which may have been moved since. */
function dayTold(meeting: Meeting, letter: Letter): Pick<OldDay, 'day' | 'at'> {
  const then = meeting.earlier.find((one) => one.until > letter.seq)
  return { day: then?.on ?? meeting.on, at: then?.at ?? meeting.at }
}

/** The days of meetings of a kind that people were told by letter, that no longer stand, and whose end nobody has written to them about. */
export function oldDaysOf(state: CaseState, kind: string): OldDay[] {
  const letters = Object.values(state.letters).filter(
    (letter) => letter.sentOn !== null && state.meetings[letter.meeting ?? '']?.kind === kind,
  )
  const person = (letter: Letter) => personOf(state.meetings[letter.meeting ?? ''], letter.addressee)
  const latest = new Map(letters.sort((a, b) => a.seq - b.seq).map((letter) => [person(letter), letter]))
  return [...latest.values()].flatMap((letter) => {
    const meeting = state.meetings[letter.meeting ?? '']
    if (letter.state !== 'void' || meeting === undefined || meeting.state === 'held') return []
    return [
      { addressee: letter.addressee, meeting: meeting.id, seq: letter.seq, ...dayTold(meeting, letter) },
    ]
  })
}

/** Is this old day told to somebody by the invitation to another day, so that no letter of its own is owed? */
function askedAgain(state: CaseState, old: OldDay): boolean {
  const kind = state.meetings[old.meeting]?.kind
  const person = personOf(state.meetings[old.meeting], old.addressee)
  return Object.values(state.meetings)
    .filter((one) => one.kind === kind && one.state === 'planned')
    .some((one) => one.attendees.some(({ who }) => personOf(one, who) === person))
}

/** Those who were told a day that no longer stands and are asked to no other: each is owed a letter that says so. */
export function putOff(state: CaseState, kind: string): OldDay[] {
  return oldDaysOf(state, kind).filter((old) => !askedAgain(state, old))
}

/** The old day that a letter about a meeting must take back, for one addressee; null where they were told none. */
export function oldDayFor(state: CaseState, meeting: Meeting, addressee: string): OldDay | null {
  const person = personOf(meeting, addressee)
  const all = oldDaysOf(state, meeting.kind)
  return all.find((old) => personOf(state.meetings[old.meeting], old.addressee) === person) ?? null
}
