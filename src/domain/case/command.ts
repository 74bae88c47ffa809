import type { Day } from '../day.ts'
import type { AnswerValue, Attendance, Attendee, Figures, Proof, Subject } from './event.ts'
import type { CourseCommand } from './parts/course.ts'
import type { DriftCommand } from './parts/drift.ts'
import type { EndingCommand } from './parts/ending.ts'
import type { HoldCommand } from './parts/hold.ts'
import type { InterpreterCommand } from './parts/interpreter.ts'
import type { JointCommand } from './parts/joint.ts'
import type { KeptOutCommand } from './parts/kept-out.ts'
import type { MinutesCommand } from './parts/minutes.ts'
import type { ProsecutionCommand } from './parts/prosecution.ts'
import type { RegisterQueryCommand } from './parts/register-query.ts'
import type { ServiceCommand } from './parts/service.ts'
import type { SignOffCommand } from './parts/sign-off.ts'
import type { TrackingCommand } from './parts/tracking.ts'
import type { WatchCommand } from './parts/watch.ts'
import type { YearCommand } from './parts/year.ts'

/** An answer as a person gives it: what is left out stays as it was. */
export type GivenAnswer = {
  item: string
  value?: AnswerValue | undefined
  note?: string | undefined
  proof?: Proof | undefined
  kept?: { by: string; text: string }[] | undefined
}

/** A letter that was made: to whom, about which meeting, its documents, and the figures and the address that it printed. */
export type MadeLetter = {
  addressee: string
  meeting?: string | undefined
  pdf: string
  docx: string
  figures?: Figures | undefined
  address?: readonly string[] | undefined
}

export type AgreedAction = { what: string; who: string; due: Day; how: string }

/** Everything a person can do to an open case; each is one verb of `src/casework`. */
export type CaseCommand =
  | CourseCommand
  | EndingCommand
  | YearCommand
  | JointCommand
  | HoldCommand
  | SignOffCommand
  | KeptOutCommand
  | InterpreterCommand
  | MinutesCommand
  | RegisterQueryCommand
  | ProsecutionCommand
  | ServiceCommand
  | DriftCommand
  | WatchCommand
  | TrackingCommand
  | { do: 'answer'; stage: string; answers: GivenAnswer[]; screen?: string | undefined }
  | {
      do: 'plan-meeting'
      kind: string
      on: Day
      at: string
      place: string
      attendees: Attendee[]
      why?: string | undefined
      together?: string | undefined
    }
  | {
      do: 'move-meeting'
      meeting: string
      on: Day
      at: string
      place: string
      attendees: Attendee[]
      why?: string | undefined
      together?: string | undefined
    }
  | { do: 'call-off-meeting'; meeting: string; why: string }
  | { do: 'hold-meeting'; meeting: string; attendance: Attendance[]; also?: Attendee[] | undefined }
  | {
      do: 'say'
      meeting: string
      said: Partial<Record<Subject, string>>
      /** Whether the pupil agrees that the parents read the pupil's words. */
      shareable?: boolean | undefined
      defences: { defence: string; evidence: string }[]
    }
  | { do: 'agree'; meeting: string; actions: AgreedAction[] }
  | { do: 'finish-action'; action: string }
  | { do: 'draft-letters'; kind: string; letters: MadeLetter[] }
  | { do: 'void-letter'; letter: string; why: string }
  | { do: 'excuse-letter'; kind: string; addressee: string; why: string; leave: string }
  | {
      do: 'decide'
      option: string
      reasons: string
      /** Who told whoever records it, where the pathway has others decide. */
      told?: string | undefined
      against?: string | undefined
      review?: { kind: 'meeting' | 'internal'; by: Day } | undefined
    }
  /** `amends` is the penalty notice that is put right; without it such a form is a new one. */
  | { do: 'record'; record: string; values: Record<string, string>; amends?: string | undefined }
  | { do: 'snooze'; deadline: string; until: Day; reason: string }
  | { do: 'hand-over'; owner: string; why?: 'left' | undefined }
  | { do: 'reopen'; reason: string }
  | { do: 'recount' }
export type Verb = CaseCommand['do']
export type CommandOf<V extends Verb> = Extract<CaseCommand, { do: V }>
