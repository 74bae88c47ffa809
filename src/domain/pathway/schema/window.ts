import { z } from 'zod'
import { anchorSchema, schoolPeriods } from './anchor.ts'
import { lengthSchema } from './length.ts'
import { id, source, words } from './words.ts'

const more = { source, note: words.optional() }

/**
 * Days of the register that a pathway counts over: the last so many of something, the school year or term that is under
 * way, or those since something happened, up to yesterday, to another event, or to the day before a deadline.
 */
export const windowSchema = z.union([
  z.strictObject({
    last: lengthSchema.describe(
      'The last so many, up to yesterday; whole ones of school weeks, terms and years.',
    ),
    so_far: z
      .literal(true)
      .optional()
      .describe('The one under way is the latest of them, as far as yesterday.'),
    ...more,
  }),
  z.strictObject({
    this: z.enum(schoolPeriods).describe('The one that is under way, up to yesterday.'),
    ...more,
  }),
  z.strictObject({
    from: z
      .union([
        z.strictObject({ first_meeting: id.describe('The day of the first meeting of this kind.') }),
        anchorSchema,
      ])
      .describe('Since this happened.'),
    to: z
      .union([z.strictObject({ due: id.describe('The day of this deadline.') }), anchorSchema])
      .optional()
      .describe('Up to this; without it, up to yesterday.'),
    ...more,
  }),
])
export type WindowKind = z.infer<typeof windowSchema>
