import { z } from 'zod'
import { id } from './words.ts'

/** The parts of a school's year that begin and end of themselves. */
export const schoolPeriods = ['half-term', 'term', 'school-year'] as const

/**
 * What a day is counted from: something that happened in the case, that is planned in it, or that the calendar brings
 * while it is open. `sent` is the first letter of a kind that went out, `served` the day by
 * which all who were sent one should have had it, `recorded` a day in a form of the pathway's own.
 */
export const anchorSchema = z
  .union([
    z.strictObject({ opened: z.literal(true) }),
    z.strictObject({ entered: id }),
    z.strictObject({ planned: id }),
    z.strictObject({ held: id }),
    z.strictObject({ missed: id }),
    z.strictObject({ called_off: id }),
    z.strictObject({ decided: z.array(id).min(1) }),
    z.strictObject({ recorded: id, day: id }),
    z.strictObject({ sent: id }),
    z.strictObject({ served: id }),
    z.strictObject({ breached: id }),
    z.strictObject({ begins: z.enum(schoolPeriods) }),
    z.strictObject({ ends: z.enum(schoolPeriods) }),
  ])
  .meta({ id: 'anchor', description: 'What a day is counted from.' })
export type Anchor = z.infer<typeof anchorSchema>
