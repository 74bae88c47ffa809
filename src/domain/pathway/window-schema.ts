import { z } from 'zod'
import { anchorSchema, schoolPeriods } from './anchor.ts'
import { lengthSchema } from './length.ts'
import { id, source, words } from './words.ts'

const more = { source, note: words.optional() }

/**
 * Days of the register that a pathway counts over: the last so many of something, the school year or term that is under
 * way, or those since something happened, up to yesterday or to another event or deadline.
 */
export const windowSchema = z.union([
  z.strictObject({ last: lengthSchema, ...more }),
  z.strictObject({ this: z.enum(schoolPeriods), ...more }),
  z.strictObject({
    from: z.union([z.strictObject({ first_meeting: id }), anchorSchema]),
    to: z.union([z.strictObject({ due: id }), anchorSchema]).optional(),
    ...more,
  }),
])
export type WindowKind = z.infer<typeof windowSchema>
