import type { z } from 'zod'
import { type Dated, valueOn } from './dated.ts'
import { addMonths, type Day } from './day.ts'
import { durationSchema } from './duration.ts'

/** How long after an offence an information can still be laid: s127 Magistrates' Courts Act 1980, in calendar months. */
export const timeLimitSchema = durationSchema.refine(
  ({ unit }) => unit === 'month',
  'the time limit is told in calendar months',
)

/** How long after an offence an information can still be laid. */
export type TimeLimit = z.infer<typeof timeLimitSchema>

/** The last day on which an information about a first unauthorised session can be laid: the same-numbered day, or the month's last. */
export function lastLayingDay(rows: readonly Dated<TimeLimit>[], firstUnauthorised: Day): Day {
  return addMonths(firstUnauthorised, valueOn(rows, firstUnauthorised).n)
}
