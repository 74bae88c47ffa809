import type { Day } from '../day.ts'
import { stretchAt } from '../open-days.ts'
import type { Pathway } from '../pathway/pathway.ts'
import type { Anchor } from '../pathway/schema/anchor.ts'
import { type PeriodUnit, periodsOf } from '../school-periods.ts'
import { absentParents } from './addressees.ts'
import type { Facts } from './facts.ts'
import { latestAt } from './latest-at.ts'
import { type CaseState, type Letter, meetingsOf } from './state.ts'

/** A day that something is counted from: what it hangs on, the meeting it is about, and the event after which it must be met where the day alone does not tell, with that event's own day where the other may lie ahead of it. */
export type Anchored = {
  subject: string
  day: Day
  meeting?: string | undefined
  seq?: number | undefined
  since?: Day | undefined
}

/** What an anchor is looked for in: a case on its pathway. */
export type Anchoring = { pathway: Pathway; state: CaseState; facts: Pick<Facts, 'calendar' | 'today'> }

type Word<W extends string> = Extract<Anchor, Record<W, unknown>>
type Words<A> = A extends unknown ? keyof A : never
type MeetingAnchor = Word<'planned'> | Word<'held'> | Word<'missed'> | Word<'called_off'>

/** The meetings that were called off after somebody had been told of them. */
function ofCalledOff({ state }: Anchoring, kind: string): Anchored[] {
  const told = new Set(
    Object.values(state.letters).flatMap((letter) => (letter.sentOn === null ? [] : (letter.meeting ?? []))),
  )
  return Object.values(state.meetings)
    .filter((meeting) => meeting.kind === kind && told.has(meeting.id))
    .flatMap(({ id, calledOffOn }) =>
      calledOffOn === null ? [] : [{ subject: id, day: calledOffOn, meeting: id }],
    )
}

function ofMeetings(asked: Anchoring, anchor: MeetingAnchor): Anchored[] {
  if ('called_off' in anchor) return ofCalledOff(asked, anchor.called_off)
  const { pathway, state, facts } = asked
  const kind = 'planned' in anchor ? anchor.planned : 'held' in anchor ? anchor.held : anchor.missed
  return meetingsOf(state, kind)
    .filter((meeting) => 'planned' in anchor || meeting.state === 'held')
    .filter((meeting) => !('missed' in anchor) || absentParents(pathway, state, facts, meeting).length > 0)
    .map((meeting) => ({ subject: meeting.id, day: meeting.on, meeting: meeting.id }))
}

function ofDecisions({ state }: Anchoring, options: readonly string[]): Anchored[] {
  return state.decisions
    .filter((decision) => options.includes(decision.option))
    .map((decision) => ({ subject: decision.id, day: decision.on }))
}

/** Each penalty notice that such a form tells of: every one has days of its own. */
const ofNotices = ({ state }: Anchoring, record: string, field: string): Anchored[] =>
  Object.values(state.notices)
    .filter((notice) => notice.record === record)
    .map(({ id, served, received }) => ({
      subject: id,
      day: field === 'served' ? served : received,
      meeting: id,
    }))

function ofRecord(asked: Anchoring, { recorded, day: field }: Word<'recorded'>): Anchored[] {
  const { pathway, state } = asked
  const { keeps } = pathway.records.find(({ id }) => id === recorded) ?? {}
  if (typeof keeps === 'object') return ofNotices(asked, recorded, field)
  const found = state.records[recorded]
  const day = found?.values[field] as Day | undefined
  if (found === undefined || !day) return []
  return [{ subject: recorded, day, seq: found.seq, since: [found.on, day].sort()[0] }]
}

/** The first day on which a letter went out; one that tells a decision, since the latest such decision. */
function ofLetter({ pathway, state }: Anchoring, kind: string): Anchored[] {
  const { tells } = pathway.letters.find(({ id }) => id === kind) ?? {}
  const told = latestAt(pathway, state, tells)
  const isSent = (letter: Letter) => letter.kind === kind && letter.state === 'sent'
  const sent = Object.values(state.letters).filter(isSent)
  const days = sent
    .filter(({ seq }) => seq > (told?.seq ?? 0))
    .flatMap(({ sentOn }) => sentOn ?? [])
    .sort()
  // What an earlier decision's letters began keeps its own name beside it.
  const isFirst = sent.every(({ seq }) => seq > (told?.seq ?? 0))
  const subject = isFirst || told === null ? kind : `${kind}-${told.id}`
  return days[0] === undefined ? [] : [{ subject, day: days[0] }]
}

/** The day by which everybody whose letter of a kind stands as sent should have had it; none while nobody can say of any. */
function ofService({ state }: Anchoring, kind: string): Anchored[] {
  const days = Object.values(state.letters)
    .filter((letter) => letter.kind === kind && letter.state === 'sent')
    .flatMap((letter) => letter.sendings.at(-1)?.arrives ?? [])
    .sort()
  const last = days.at(-1)
  return last === undefined ? [] : [{ subject: kind, day: last }]
}

function ofVisits({ state }: Anchoring, stage: string): Anchored[] {
  const visit = state.visits[stage]
  return visit === undefined ? [] : [{ subject: `visit-${visit.visit}`, day: visit.on, seq: visit.seq }]
}

/** Each time that a watch was raised; what is decided on it has to be decided after that. */
function ofBreaches({ state }: Anchoring, watch: string): Anchored[] {
  return (state.watches[watch] ?? []).map(({ on: day, seq }, n) => ({ subject: `breach-${n + 1}`, day, seq }))
}

/** What the school's calendar brings from the opening on, as far as it is loaded: the first or the last school day of each half term, term or year. */
function ofCalendar({ state, facts }: Anchoring, unit: PeriodUnit, edge: 'first' | 'last'): Anchored[] {
  const stretch = stretchAt(facts.calendar, state.openedOn)
  if (!stretch) return []
  // A year of which only a part is loaded has no known last day.
  const isEnd = (on: Day) =>
    unit !== 'school-year' || on !== stretch.days.at(-1) || stretch.to.endsWith('-08-31')
  return periodsOf(stretch, unit)
    .map((period) => period[edge])
    .filter((on) => on >= state.openedOn && (edge === 'first' || isEnd(on)))
    .map((day) => ({ subject: day, day }))
}

type Finders = { [W in Exclude<Words<Anchor>, 'day'>]: (asked: Anchoring, anchor: Word<W>) => Anchored[] }

/** What each word of an anchor looks for. */
const finders: Finders = {
  opened: ({ state }) => [{ subject: 'opening', day: state.openedOn }],
  entered: (asked, { entered }) => ofVisits(asked, entered),
  planned: ofMeetings,
  held: ofMeetings,
  missed: ofMeetings,
  called_off: ofMeetings,
  decided: (asked, { decided }) => ofDecisions(asked, decided),
  recorded: ofRecord,
  sent: (asked, { sent }) => ofLetter(asked, sent),
  served: (asked, { served }) => ofService(asked, served),
  breached: (asked, { breached }) => ofBreaches(asked, breached),
  begins: (asked, { begins }) => ofCalendar(asked, begins, 'first'),
  ends: (asked, { ends }) => ofCalendar(asked, ends, 'last'),
}

/** Every day in a case that an anchor means, earliest first; none while it has not happened or is not planned. */
export function anchored(asked: Anchoring, anchor: Anchor): Anchored[] {
  const word = Object.keys(anchor).find((key): key is keyof Finders => key in finders)
  if (word === undefined) throw new Error(`Nothing finds ${Object.keys(anchor).join(', ')}`)
  return (finders[word] as (asked: Anchoring, anchor: Anchor) => Anchored[])(asked, anchor)
}
