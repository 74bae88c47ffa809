import type { Day } from '../day.ts'
import type { Duration } from '../duration.ts'
import type { EntryCheck, Figures } from './figures.ts'
import type { Happened } from './happened.ts'
import type { CourseEvent, Laid } from './parts/course.ts'
import type { DeadlineEvent } from './parts/deadline.ts'
import type { DriftEvent } from './parts/drift.ts'
import type { EndingEvent } from './parts/ending.ts'
import type { HoldEvent } from './parts/hold.ts'
import type { InterpreterEvent } from './parts/interpreter.ts'
import type { JointEvent } from './parts/joint.ts'
import type { KeptOutEvent } from './parts/kept-out.ts'
import type { MinutesEvent } from './parts/minutes.ts'
import type { ProsecutionEvent } from './parts/prosecution.ts'
import type { RecordEvent } from './parts/record.ts'
import type { RedactionEvent } from './parts/redaction.ts'
import type { RegisterQueryEvent } from './parts/register-query.ts'
import type { ServiceEvent } from './parts/service.ts'
import type { SignOffEvent } from './parts/sign-off.ts'
import type { TrackingEvent } from './parts/tracking.ts'
import type { WatchEvent } from './parts/watch.ts'
import type { YearEvent } from './parts/year.ts'
import type { Said } from './said.ts'

export type { Figures } from './figures.ts'

export const answerValues = ['done', 'not-yet', 'not-applicable'] as const
export type AnswerValue = (typeof answerValues)[number]

/** What an item's answer is proved by: a day, or a document in the store. */
export type Proof = { day?: Day | undefined; document?: string | undefined }

/** Somebody who is asked to a meeting: a parent or pupil by id, staff by Slack id, or anybody by name. */
export type Attendee = {
  /** A parent's id, a Slack user id, `pupil`, or `name-1`, `name-2` for people typed by hand. */
  who: string
  as: 'parent' | 'pupil' | 'chair' | 'minute-taker' | 'professional' | 'interpreter' | 'staff' | 'other'
  /** Given only for people typed by hand, who are in no other table. */
  name?: string | undefined
}

export type MeetingPlan = {
  meeting: string
  kind: string
  day: Day
  at: string
  place: string
  attendees: Attendee[]
  /** Why a day that is shut or too soon was kept. */
  why?: string | undefined
  /** The day was kept knowing that the school is shut on it, so that no calendar moves it. */
  shut?: true | undefined
  /** Set where nobody chose the day: the school turned out to be shut on the one before. */
  because?: 'school-shut' | undefined
  /** Why parents apart are met together all the same. */
  together?: string | undefined
}

/**
 * Who came, and whether they came late or left early: the time `15:40` where somebody noted it. A good reason spares a
 * parent the letter, not the second offer.
 */
export type Attendance = {
  who: string
  came: boolean
  late?: string | true | undefined
  leftEarly?: string | true | undefined
  goodReason?: boolean | undefined
  reason?: string | undefined
}

export type Check = { id: string; holds: boolean }
export const subjects = ['absences', 'parents', 'pupil', 'school'] as const
export type Subject = (typeof subjects)[number]

/** What happened in a case, in the order it was recorded. People are ids; words are what staff wrote. */
export type CaseEvent =
  | CourseEvent
  | EndingEvent
  | YearEvent
  | JointEvent
  | HoldEvent
  | SignOffEvent
  | KeptOutEvent
  | InterpreterEvent
  | MinutesEvent
  | RecordEvent
  | RegisterQueryEvent
  | ProsecutionEvent
  | RedactionEvent
  | ServiceEvent
  | DriftEvent
  | DeadlineEvent
  | WatchEvent
  | TrackingEvent
  | {
      type: 'case-opened'
      school: string
      pupil: string
      pathway: string
      version: number
      settings: Record<string, Duration | string>
      owner: string
      entry: Figures
      tests: EntryCheck[]
      meets: boolean
      reason?: string | undefined
      /** What was said of the pathway's questions. */
      said?: Said | undefined
      /** The pathways that are laid over it. */
      overlays?: Laid[] | undefined
      /** The pupil's on that day, as the school writes it. */
      yearGroup?: string | undefined
    }
  | {
      type: 'item-answered'
      stage: string
      visit: number
      item: string
      value: AnswerValue
      note: string
      kept?: { by: string; text: string }[] | undefined
      proof?: Proof | undefined
      /** The window it was answered in: the same person in two windows counts as two. */
      screen?: string | undefined
    }
  | ({ type: 'meeting-planned'; offer: number } & MeetingPlan)
  | ({ type: 'meeting-moved' } & MeetingPlan)
  | { type: 'meeting-called-off'; meeting: string; why: string }
  | {
      type: 'meeting-held'
      meeting: string
      attendance: Attendance[]
      /** Who came without having been asked. */
      also?: Attendee[] | undefined
    }
  | {
      type: 'said'
      meeting: string
      about: Subject
      text: string
      /** The pupil agrees that the parents read this; without it the pupil's words are private. */
      shareable?: boolean | undefined
    }
  | { type: 'defence-given'; meeting: string; defence: string; evidence: string }
  | {
      type: 'action-agreed'
      action: string
      meeting: string
      what: string
      who: string
      due: Day
      how: string
    }
  | { type: 'action-done'; action: string }
  | {
      type: 'letter-drafted'
      letter: string
      kind: string
      addressee: string
      meeting?: string | undefined
      pdf: string
      docx: string
      figures?: Figures | undefined
      /** The lines of the address on the paper. */
      address?: readonly string[] | undefined
    }
  | { type: 'letter-void'; letter: string; why: string }
  | {
      type: 'letter-excused'
      kind: string
      addressee: string
      meeting?: string | undefined
      why: string
      leave: string
    }
  | {
      type: 'decided'
      decision: string
      option: string
      reasons: string
      /** Who told whoever recorded it, where the pathway has others decide. */
      told?: string | undefined
      against?: string | undefined
      figures: Figures
      checks: Check[]
      /** The parents who may be referred, where somebody was not served and so may not; absent where all may. */
      refers?: readonly string[] | undefined
      review?: { kind: 'meeting' | 'internal'; by: Day } | undefined
    }
  | { type: 'owner-changed'; owner: string; was: string; why?: 'left' | undefined }
  | { type: 'case-reopened'; reason: string }

/** An event of a case with its place in the chain and its head. */
export type Recorded<E = CaseEvent> = Happened<E>
