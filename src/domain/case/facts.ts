import type { Calendar } from '../calendar.ts'
import type { CareRules } from '../care-rules.ts'
import type { Defence } from '../charge/defences.ts'
import type { CloseReason } from '../close-reasons.ts'
import type { Day } from '../day.ts'
import type { Duration } from '../duration.ts'
import type { Measures } from '../measure.ts'
import type { GivenOnRecord, PenaltyNotices } from '../penalty-notices.ts'
import type { ProsecutionRules } from '../prosecution/prosecution-rules.ts'
import type { Role } from '../role.ts'
import type { ServiceRules } from '../service/service-rules.ts'
import type { DayRuns } from '../time-lost.ts'
import type { Manner } from './happened.ts'

/** What a decision may know of a parent: never the address, only whether they may be written to. */
export type ParentFacts = {
  id: string
  doNotWrite: boolean
  apart: boolean
  /** The other parents whom this one is met apart from; `apart` says that there is any. */
  apartFrom: readonly string[]
  interpreter?: boolean
  /** False for foster carers and the council: no letter that warns goes to them, whatever care they have. */
  warned: boolean
}

/** Everything outside the case that a rule may look at; `today` comes from the one clock. */
export type Facts = {
  today: Day
  calendar: Calendar
  pupil: {
    id: string
    school: string
    joined: Day | null
    left: Day | null
    dateOfBirth: Day | null
    lookedAfter: boolean
    /** Needs that the school's own records tell of, by the ids of the rule `needs`. */
    needs: readonly string[]
    /** As the school writes it, such as `10` or `R`; null where it is not on record. */
    yearGroup: string | null
    /** What is flagged of the pupil may not be told to whoever asks, so that no answer may turn on it. */
    keptBack?: boolean
  }
  /** What kind of school it is: `primary`, `secondary`, `special` or `all-through`. */
  phase: string
  /** How many penalty notices a parent was given for this pupil within a length of time, the most that any of them was; absent where nobody kept them. */
  notices?: ((within: Duration) => number) | undefined
  /** What the cases tell of penalty notices to these parents for this pupil, those that were withdrawn left out. */
  noticesOnRecord?: readonly GivenOnRecord[] | undefined
  /** How many notices there may be and what they ask; absent where the nation has no such rule. */
  penalties?: PenaltyNotices | undefined
  parents: readonly ParentFacts[]
  care: CareRules
  /** What a decision to prosecute asks for, and the defences of this nation that are gone through first. */
  prosecution: ProsecutionRules
  defences: readonly Defence[]
  /** When letters should arrive, and who may agree that one is not served. */
  service: ServiceRules
  /** The reasons for which a case may end other than by its decision, as they stand today. */
  endings: readonly CloseReason[]
  /** The register counted over a window, sessions of a shut day or outside roll left out. */
  measure: (from: Day, to: Day) => Measures
  /** The days on which a contact with the family is logged, earliest first; those that were taken back left out. */
  contacts: readonly Day[]
  /** The whole days missed one after another over the same days. */
  dayRuns: (from: Day, to: Day) => DayRuns
}

/** Who does it and what they are at the school, and how they came to know of it. */
export type Doer = { id: string; roles: readonly Role[]; manner: Manner }
