import { z } from 'zod'
import { roles } from '../../role.ts'
import { anchorSchema } from './anchor.ts'
import { conditionSchema } from './condition.ts'
import { lengthOrSetting } from './length.ts'
import { id, source, words } from './words.ts'

/** A day by which something must, or before which it may not, happen: what it is counted from, how far and which way, and what meets it. */
export const deadlineSchema = z.strictObject({
  id,
  title: words,
  by: z.array(z.enum(roles)).optional().describe('Whose it is; the owner of the case unless said.'),
  anchor: anchorSchema,
  count: lengthOrSetting.optional().describe('How far from the anchor; none with `direction: on`.'),
  direction: z
    .enum(['before', 'after', 'on'])
    .describe('On which side of the anchor it lies, or on its very day.'),
  earliest: lengthOrSetting
    .optional()
    .describe('A window: not before so much from the anchor, counted the same way.'),
  bound: z
    .enum(['by', 'not-before'])
    .optional()
    .describe('`not-before`: the day until which it may not happen, which nobody can be late for.'),
  every: lengthOrSetting
    .optional()
    .describe('Repeated: the next one is counted from the day of the one before, once that is met.'),
  until: conditionSchema.optional().describe('It falls away when this holds, and is not repeated any more.'),
  met: conditionSchema.describe('It is done once this holds.'),
  opens: z
    .enum(['checklist', 'meeting', 'letters', 'decision', 'record'])
    .describe('The screen that its button opens.'),
  legal: z.boolean().optional().describe('A time limit in law: it runs on while a hold stands.'),
  source,
  note: words.optional(),
})
