import type { FamilyNames } from '../family.ts'
import type { BeforeAndAfter } from './before-and-after.ts'
import type { Certificate } from './certificate.ts'
import type { NamedPeriods, PeriodId } from './periods.ts'

/** A pupil's attendance as a screen shows it to somebody entitled, with or without a case. */
export type AttendanceShown = {
  pupil: string
  case: string | null
  names: FamilyNames
  periods: NamedPeriods
  chosen: PeriodId
  /** Null where no days can be told: the calendar is not loaded, and nobody chose any. */
  certificate: Certificate | null
  compared: BeforeAndAfter | null
  /** How many hours a school day lasts; null where the school doesn't say. */
  hoursPerDay: number | null
}
