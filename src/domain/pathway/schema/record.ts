import { z } from 'zod'
import { roles } from '../../role.ts'
import { lengthOrSetting, lengthSchema } from './length.ts'
import { id, source, words } from './words.ts'

const fieldSchema = z.strictObject({
  id,
  title: words,
  hint: words.optional().describe('What to write there, under the field.'),
  kind: z.enum(['text', 'long-text', 'day', 'choice']),
  choices: z
    .array(z.strictObject({ id, title: words, button: words.optional() }))
    .min(1)
    .optional()
    .describe('`button` is what a button says that opens the form with this choice made.'),
  from: z
    .enum(['parents', 'notices'])
    .optional()
    .describe(
      'The choices are those of the case: its parents, or the penalty notices that were given in it.',
    ),
  fill: z
    .enum(['today', 'me'])
    .optional()
    .describe('What stands there to begin with: today, or the name of whoever records it.'),
  optional: z.boolean().optional(),
  needed_when: z
    .strictObject({ field: id, is: z.string() })
    .optional()
    .describe('Needed after all when another field of the record has this value.'),
  not_before: id.optional().describe('A day that may not lie before the day in another field.'),
  at_least: lengthSchema
    .optional()
    .describe('A day that lies at least so far after the day in `not_before`.'),
  within: lengthSchema
    .optional()
    .describe(
      'A day that lies at most so far after the day in `not_before`, or where there is none, after the day it is recorded.',
    ),
  back: lengthOrSetting
    .optional()
    .describe('A day that lies at most so far back from the day on which it is recorded.'),
})

/** A form of the pathway's own: its fields, whose it is to fill in, and where its answer leads. */
export const recordSchema = z.strictObject({
  id,
  title: words,
  stage: id,
  also_at: z
    .array(id)
    .min(1)
    .optional()
    .describe('Other stages where it can be recorded too; `leads` leads on from `stage` only.'),
  by: z
    .array(z.enum(roles))
    .describe('Roles that record it of their own doing; anybody else records that they were told.'),
  fields: z.array(fieldSchema).min(1),
  leads: z
    .array(z.strictObject({ field: id, is: z.string(), enter: id }))
    .optional()
    .describe('Where the case goes when a field has a value.'),
  keeps: z
    .union([z.strictObject({ notice: z.enum(['first', 'second']) }), z.literal('notice-outcome')])
    .optional()
    .describe(
      'Kept across cases and schools: which penalty notice of a parent it is, with fields parent, served, received and earlier; or what came of one, with fields notice, outcome and on.',
    ),
  again: z.literal(true).optional().describe('May be recorded again and again; the latest stands.'),
  source,
  note: words.optional(),
})
