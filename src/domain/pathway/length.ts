import { z } from 'zod'
import { units } from '../duration.ts'
import { id } from './words.ts'

/** A length of time as a pathway writes it; `holidays: left-out` makes it longer by the school holidays that fall into it. */
export const lengthSchema = z
  .strictObject({
    n: z.int().positive(),
    unit: z.enum(units),
    holidays: z.literal('left-out').optional(),
  })
  .meta({ id: 'length', description: 'A length of time: how many, and of what.' })

/** A length of time, or the setting that holds it. */
export const lengthOrSetting = z.union([lengthSchema, z.strictObject({ setting: id })])
export type LengthOrSetting = z.infer<typeof lengthOrSetting>
