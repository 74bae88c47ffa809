import { z } from 'zod'
import { units } from '../../duration.ts'
import { id } from './words.ts'

/** A length of time as a pathway writes it; `holidays: left-out` makes it longer by the school holidays that fall into it. */
export const lengthSchema = z
  .strictObject({
    n: z.int().positive().max(999),
    unit: z
      .enum(units)
      .describe(
        'None is ever turned into another; a `month` is one of the calendar, a `school-month` the four school weeks that a school may change.',
      ),
    holidays: z.literal('left-out').optional().describe('Longer by the school holidays that fall into it.'),
  })
  .meta({ id: 'length', description: 'A length of time: how many, and of what.' })

/** A length of time, or the setting that holds it. */
export const lengthOrSetting = z.union([
  lengthSchema,
  z.strictObject({ setting: id.describe('The setting of this pathway that holds it.') }),
])
export type LengthOrSetting = z.infer<typeof lengthOrSetting>
