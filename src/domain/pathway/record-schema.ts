import { z } from 'zod'
import { roles } from '../role.ts'
import { lengthSchema } from './length.ts'
import { id, source, words } from './words.ts'

const fieldSchema = z.strictObject({
  id,
  title: words,
  /** What to write there, under the field. */
  hint: words.optional(),
  kind: z.enum(['text', 'long-text', 'day', 'choice']),
  /** `button` is what a button says that opens the form with this choice made. */
  choices: z.array(z.strictObject({ id, title: words, button: words.optional() })).optional(),
  /** What stands there to begin with: today, or the name of whoever records it. */
  fill: z.enum(['today', 'me']).optional(),
  optional: z.boolean().optional(),
  /** Needed after all when another field of the record has this value. */
  needed_when: z.strictObject({ field: id, is: z.string() }).optional(),
  /** A day that may not lie before the day in another field. */
  not_before: id.optional(),
  /** A day that lies at most so far ahead of the day it is recorded. */
  within: lengthSchema.optional(),
})

/** A form of the pathway's own: its fields, whose it is to fill in, and where its answer leads. */
export const recordSchema = z.strictObject({
  id,
  title: words,
  stage: id,
  /** Roles that record it of their own doing; anybody else records that they were told. */
  by: z.array(z.enum(roles)),
  fields: z.array(fieldSchema).min(1),
  /** Where the case goes when a field has a value. */
  leads: z.array(z.strictObject({ field: id, is: z.string(), enter: id })).optional(),
  /** May be recorded again and again; the latest stands. */
  again: z.literal(true).optional(),
  source,
  note: words.optional(),
})
