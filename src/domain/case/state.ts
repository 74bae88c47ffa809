import type { Day } from '../day.ts'
import type { Duration } from '../duration.ts'
import type { SendingWay } from '../service/service-rules.ts'
import type { AnswerValue, Attendance, Attendee, Check, Figures, Proof, Subject } from './event.ts'
import type { EntryCheck } from './figures.ts'
import type { Manner } from './happened.ts'
import type { EarlierPathway, Visit } from './parts/course.ts'
import type { Drift } from './parts/drift.ts'
import type { Ending } from './parts/ending.ts'
import type { Hold } from './parts/hold.ts'
import type { Interpreter } from './parts/interpreter.ts'
import type { Joint } from './parts/joint.ts'
import type { KeptOutColleague } from './parts/kept-out.ts'
import type { Action, MinutesKept } from './parts/minutes.ts'
import type { Across } from './parts/notice.ts'
import type { RegisterQuery } from './parts/register-query.ts'
import type { Excuse, LetterPaper, NotServed, Sending } from './parts/service.ts'
import type { Care } from './parts/sign-off.ts'
import type { Breach } from './parts/watch.ts'
import type { CaseYear } from './parts/year.ts'
import type { Said } from './said.ts'

export type { Action } from './parts/minutes.ts'

/** One answer to one checklist item. `kept` holds a colleague's words written at the same moment. */
export type Answer = {
  stage: string
  item: string
  visit: number
  value: AnswerValue
  note: string
  kept: { by: string; text: string }[]
  proof: Proof
  seq: number
  by: string
  recordedAt: string
}

/** How a meeting stood before it was moved: until which event, and who was asked to it then. */
export type EarlierDay = { on: Day; at: string; place: string; attendees: Attendee[]; until: number }

export type Meeting = {
  id: string
  kind: string
  offer: number
  on: Day
  at: string
  place: string
  attendees: Attendee[]
  why: string | null
  /** Knowingly set on a day on which the school is shut. */
  shut: boolean
  /** The days that it was moved from, earliest first. */
  earlier: EarlierDay[]
  calledOffOn: Day | null
  /** Why parents apart are met together here; null where nobody decided that. */
  together: string | null
  state: 'planned' | 'held' | 'void'
  attendance: Attendance[]
  said: Partial<Record<Subject, string>>
  /** The pupil agrees that the parents read the pupil's words; otherwise they are private. */
  shareable?: boolean | undefined
  defences: { defence: string; evidence: string }[]
}

/** One document to one addressee: a draft until it is marked sent, with when, how and by whom; `back` once it came back and has not gone again. */
export type Letter = {
  id: string
  kind: string
  addressee: string
  meeting: string | null
  state: 'draft' | 'sent' | 'back' | 'void'
  draftedOn: Day
  pdf: string
  docx: string
  sentOn: Day | null
  way: SendingWay | null
  sentBy: string | null
  /** What it printed of the register; null where that was not kept. */
  figures: Figures | null
  /** The lines of the address that it prints; null where that was not kept. */
  address: readonly string[] | null
  /** Every time that it went out, and every paper that came in for it; the last one last. */
  sendings: readonly Sending[]
  papers: readonly LetterPaper[]
  /** The event that drafted it: a decision's letter counts only when it was drafted after the decision. */
  seq: number
}

export type Decision = {
  id: string
  option: string
  on: Day
  by: string
  reasons: string
  /** Why the option was chosen although its condition was not met. */
  against: string | null
  figures: Figures
  checks: Check[]
  /** The parents who may be referred, where not all may. */
  refers?: readonly string[] | undefined
  review: { kind: 'meeting' | 'internal'; by: Day } | null
  seq: number
  /** A reopened case is decided afresh: earlier decisions stand in the record but open and close nothing. */
  overtaken: boolean
}

export type Deadline = {
  id: string
  kind: string
  subject: string | null
  due: Day | null
  missing: string | null
  /** The first day on which it may happen, where it has a window of days. */
  notBefore: Day | null
  state: 'open' | 'met' | 'dropped'
  metOn: Day | null
  snoozedUntil: Day | null
  snoozeReason: string | null
}

/** Where a case stands, folded from its events; nothing here is stored that the events do not say. */
export type CaseState = Across & {
  id: string
  school: string
  pupil: string
  pathway: string
  version: number
  settings: Record<string, Duration | string>
  /** The pathways and versions that it was on before, earliest first. */
  earlier: EarlierPathway[]
  owner: string
  status: 'open' | 'closed'
  openedOn: Day
  closedOn: Day | null
  closeReason: string | null
  entry: { figures: Figures; tests: EntryCheck[]; meets: boolean; reason: string | null; said: Said }
  /** Every stage entered, with how often and when last, and whether it was left by another way than on. */
  visits: Record<string, Visit>
  /** The stages open now, the one where the case mainly stands first. */
  open: string[]
  answers: Record<string, Answer>
  meetings: Record<string, Meeting>
  actions: Record<string, Action>
  letters: Record<string, Letter>
  excuses: Excuse[]
  /** What people were not served with, and who agreed to that, the first entry first. */
  unserved: readonly NotServed[]
  decisions: Decision[]
  records: Record<
    string,
    { values: Record<string, string>; on: Day; by: string; manner: Manner; seq: number }
  >
  deadlines: Record<string, Deadline>
  holds: Record<string, Hold>
  adjustments: Care['adjustments']
  consulted: Care['consulted']
  /** Colleagues whom this case keeps out; access itself goes by the pupil, so that it holds for later cases too. */
  keptOut: Record<string, KeptOutColleague>
  ending: Ending
  years: CaseYear[]
  joints: Record<string, Joint>
  interpreters: Record<string, Interpreter>
  minutes: Record<string, MinutesKept>
  queries: Record<string, RegisterQuery>
  drifts: Record<string, Drift>
  watches: Record<string, Breach[]>
  seq: number
}

/** The key an answer is kept under: a stage that is visited again starts its list afresh. */
export function answerKey(item: string, visit: number): string {
  return visit === 1 ? item : `${item}~${visit}`
}

/** The meetings of a kind that still stand, earliest offer first. */
export function meetingsOf(state: CaseState, kind: string): Meeting[] {
  return Object.values(state.meetings)
    .filter((meeting) => meeting.kind === kind && meeting.state !== 'void')
    .sort((a, b) => a.offer - b.offer)
}

/** The latest standing meeting of a kind. */
export function latestMeeting(state: CaseState, kind: string): Meeting | null {
  return meetingsOf(state, kind).at(-1) ?? null
}

/** The latest meeting of a kind that was held. */
export function latestHeld(state: CaseState, kind: string): Meeting | null {
  return (
    meetingsOf(state, kind)
      .filter((meeting) => meeting.state === 'held')
      .at(-1) ?? null
  )
}

/** The latest decision that still stands, if any. */
export function standingDecision(state: CaseState): Decision | null {
  return state.decisions.filter((decision) => !decision.overtaken).at(-1) ?? null
}
