import type { UnreadPaper } from '../case/parts/prosecution.ts'
import { type Day, earliest } from '../day.ts'
import { count } from '../duration.ts'
import type { Calendar } from '../open-days.ts'
import type { Exhibit } from './exhibit.ts'
import type { PackMoment, PackProfile } from './pack-profile.ts'

/** One thing that was looked at before a pack goes: whether it is in order, and what to do where not. */
export type PreFlightCheck = {
  readonly id: string
  readonly title: string
  readonly passed: boolean
  readonly todo: string | null
}

/** An invitation to this parent: the day it should have arrived, or went where nobody says, and the day of the meeting. */
export type InvitedTo = { readonly told: Day | null; readonly on: Day }

/** What the checks look at: of one defendant, and of nobody else. */
export type PackInHand = {
  readonly today: Day
  readonly calendar: Calendar
  readonly exhibits: readonly Exhibit[]
  /** The files of the evidence: what each is called, and its size in bytes. */
  readonly files: readonly { readonly name: string; readonly bytes: number }[]
  readonly moments: Readonly<Partial<Record<PackMoment, Day>>>
  /** The days of unauthorised sessions, a day twice where both were. */
  readonly unauthorised: readonly Day[]
  readonly invitations: readonly InvitedTo[]
  /** Papers with pages that could not be searched, as they hold no text. */
  readonly unread: readonly UnreadPaper[]
  /** What people answered, by what was asked. */
  readonly answered: Readonly<Record<string, { readonly yes: boolean; readonly note: string }>>
}

const check = (
  { id, title, todo }: { id: string; title: string; todo: string },
  passed: boolean,
): PreFlightCheck => ({
  id,
  title,
  passed,
  todo: passed ? null : todo,
})

type Required = PackProfile['required'][number]
type Sequence = PackProfile['sequence'][number]
type Notice = PackProfile['notice'][number]

function ofRequired(asked: Required, { exhibits }: PackInHand): PreFlightCheck {
  const found = exhibits.filter(
    ({ kind, signed, cameBack }) =>
      kind === asked.kind && cameBack !== true && (!asked.signed || signed === 'yes'),
  )
  return check(asked, found.length >= asked.at_least)
}

function ends(asked: Sequence, { calendar, moments, today }: PackInHand, after: Day): Day | null {
  const before = asked.before === undefined ? today : moments[asked.before]
  if (before === undefined) return null
  if (asked.within === undefined) return before
  const counted = count(calendar, after, 'after', asked.within)
  if (!counted.known) return null
  return earliest(counted.day, before)
}

// Strictly between: an absence on the very day of a meeting was neither before nor after it.
function ofSequence(asked: Sequence, hand: PackInHand): PreFlightCheck {
  const after = hand.moments[asked.after]
  const until = after === undefined ? null : ends(asked, hand, after)
  const inside = hand.unauthorised.filter(
    (on) => after !== undefined && until !== null && on > after && on < until,
  )
  return check(asked, inside.length >= asked.at_least)
}

function ofNotice(asked: Notice, { calendar, invitations }: PackInHand): PreFlightCheck {
  const looked = asked.meeting === 'first' ? invitations.slice(0, 1) : invitations
  const inTime = looked.every(({ told, on }) => {
    if (told === null) return false
    const earliest = count(calendar, told, 'after', asked.at_least)
    return earliest.known && earliest.day <= on
  })
  return check(asked, looked.length > 0 && inTime)
}

const megabyte = 1024 * 1024
const plainName = /^[a-z0-9-]+\.pdf$/

function ofFiles({ files }: PackProfile, hand: PackInHand): PreFlightCheck[] {
  const { as, most_megabytes: most } = files
  const own = (id: string, title: string, todo: string) => ({ id: `files-${id}`, title, todo })
  const one = own(
    'number',
    as === 'one' ? 'The evidence is one PDF' : 'The evidence is one PDF an exhibit, and one of the contents',
    'Build the pack again with this profile.',
  )
  const named = own(
    'names',
    'File names hold small letters, figures and hyphens only',
    'Build the pack again with this profile.',
  )
  const size = own(
    'size',
    as === 'one' ? `The evidence is at most ${most} MB` : `Each file is at most ${most} MB`,
    'Hand in smaller scans: grey, 150 dots an inch.',
  )
  return [
    check(one, hand.files.length === (as === 'one' ? 1 : hand.exhibits.length + 1)),
    check(
      named,
      hand.files.every(({ name }) => plainName.test(name)),
    ),
    ...(most === undefined
      ? []
      : [
          check(
            size,
            hand.files.every(({ bytes }) => bytes <= most * megabyte),
          ),
        ]),
  ]
}

/** What is answered where a person has read a paper through, by its document. */
export const readAsk = (document: string): string => `read-${document}`

function ofUnread({ unread, answered }: PackInHand): PreFlightCheck {
  const left = unread.filter(({ document }) => answered[readAsk(document)]?.yes !== true)
  const named = left.map(({ called }) => called).join('; ')
  const todo = `Read through ${named}, and say so under “Pages that cannot be searched”.`
  const title = 'Somebody has read through the pages that could not be searched'
  return check({ id: 'read-through', title, todo }, left.length === 0)
}

/** Goes through all that a profile asks of a pack, in the profile's own order. */
export function preFlight(profile: PackProfile, hand: PackInHand): PreFlightCheck[] {
  const { required, forbidden, sequence, notice, ask } = profile
  return [
    ...required.map((asked) => ofRequired(asked, hand)),
    ...forbidden.map((asked) =>
      check(
        asked,
        hand.exhibits.every(({ kind }) => kind !== asked.kind),
      ),
    ),
    ...sequence.map((asked) => ofSequence(asked, hand)),
    ...notice.map((asked) => ofNotice(asked, hand)),
    ...ask.map((asked) => check(asked, hand.answered[asked.id]?.yes === true)),
    ofUnread(hand),
    ...ofFiles(profile, hand),
  ]
}
