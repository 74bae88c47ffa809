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
    z.strictObject({
      opened: z.literal(true).describe('The day the case was opened: write `{ opened: true }`.'),
    }),
    z.strictObject({ entered: id.describe('The day this stage was entered.') }),
    z.strictObject({ planned: id.describe('The day for which this meeting is set.') }),
    z.strictObject({ held: id.describe('The day on which this meeting was held.') }),
    z.strictObject({
      missed: id.describe('The day of this meeting, where a parent who was asked stayed away.'),
    }),
    z.strictObject({ called_off: id.describe('The day on which this meeting was called off.') }),
    z.strictObject({
      decided: z.array(id).min(1).describe('The day on which one of these options was chosen.'),
    }),
    z.strictObject({
      recorded: id.describe('A day in this form.'),
      day: id.describe('The field of the form that holds the day.'),
    }),
    z.strictObject({ sent: id.describe('The day on which the first letter of this kind went out.') }),
    z.strictObject({
      served: id.describe('The day by which all who were sent this letter should have had it.'),
    }),
    z.strictObject({ breached: id.describe('The day on which this watch was raised.') }),
    z.strictObject({
      begins: z.enum(schoolPeriods).describe('Its first school day; each one while the case is open.'),
    }),
    z.strictObject({
      ends: z.enum(schoolPeriods).describe('Its last school day; each one while the case is open.'),
    }),
  ])
  .meta({ id: 'anchor', description: 'What a day is counted from.' })
export type Anchor = z.infer<typeof anchorSchema>
