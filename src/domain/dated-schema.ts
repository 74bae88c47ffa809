import { z } from 'zod'
import { daySchema } from './day-schema.ts'

/** Reads one dated row, whose keys in the file are `from`, `until`, `value`, `source` and `checked_on`. */
export function datedSchema<Value extends z.ZodType>(value: Value) {
  return z
    .strictObject({
      from: daySchema,
      until: daySchema.nullable(),
      value,
      source: z.string().min(1),
      checked_on: daySchema,
    })
    .transform(({ checked_on, ...row }) => ({ ...row, checkedOn: checked_on }))
}

/** Reads a file of dated rows about one rule. */
export function ruleSchema<Value extends z.ZodType>(value: Value) {
  return z.strictObject({
    id: z.string().regex(/^[a-z0-9-]+$/),
    nations: z.array(z.enum(['england', 'wales'])).min(1),
    meaning: z.string().min(1),
    rows: z.array(datedSchema(value)).min(1),
  })
}
