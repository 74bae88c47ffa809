import type { Attendance } from './attendance.ts'
import type { EntryTest } from './case/entry-test.ts'
import type { Day } from './day.ts'
import type { Prospect } from './prospect.ts'
import type { Spell } from './spells.ts'

/** A spell of absence with what the register says of it in words, and how many of its sessions are unauthorised. */
export type SpellSeen = Spell & { register: readonly string[]; unauthorised: number }

/** Some days, both included, whose absences are supposed to be authorised. */
export type DaysSupposed = { from: Day; to: Day }

/**
 * One pupil of a screening, looked at closely: what is seen before a case is opened, the figures over the test's window
 * (null where the calendar does not reach), its absences, and the test if the chosen absences were authorised.
 */
export type Closer = {
  prospect: Prospect
  attendance: Attendance | null
  spells: readonly SpellSeen[]
  ifAuthorised: EntryTest | null
}
