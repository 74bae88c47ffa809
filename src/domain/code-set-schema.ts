import { z } from 'zod'
import { categories, nations } from './codes.ts'
import { daySchema } from './day-schema.ts'

const codeSchema = z.strictObject({
  code: z.string().min(1).max(2),
  category: z.enum(categories),
  meaning: z.string().min(1),
  late: z.literal(true).optional(),
  unexplained: z.literal(true).optional(),
  came: z.literal(true).optional(),
  half: z.enum(['AM', 'PM']).optional(),
  doubt: z.string().min(1).optional(),
})

/** Reads one file of register codes. */
export const codeSetSchema = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9-]+$/),
    nation: z.enum(nations),
    from: daySchema,
    until: daySchema.nullable(),
    source: z.string().min(1),
    checked_on: daySchema,
    doubt: z.string().min(1).optional(),
    codes: z.array(codeSchema).min(1),
  })
  .transform(({ checked_on, ...set }) => ({ ...set, checkedOn: checked_on }))
