import { z } from 'zod'
import { roles } from '../../role.ts'
import { conditionSchema } from './condition.ts'
import { id, source, words } from './words.ts'

/** What a choice leads towards, which care, gates and overlays look at. */
export const goals = ['court', 'penalty-notice'] as const

const effectSchema = z.union([
  z.strictObject({
    close: id.describe('The case closes, with this for its reason, in your own words.'),
    once_sent: z.array(id).describe('The letters that must have gone out first; `[]` where none has to.'),
  }),
  z.strictObject({
    review: z
      .strictObject({ meeting: id, internal: id })
      .describe('A further review: the stage for one with a meeting, and for one without.'),
  }),
  z.strictObject({ enter: id.describe('The case goes to this stage.') }),
  z.strictObject({ stay: z.literal(true).describe('The case stays where it is.') }),
])

const optionSchema = z.strictObject({
  id,
  item: id.optional().describe('The checklist item that this option is, in the decision’s stage.'),
  title: words,
  summary: words,
  when: z.array(conditionSchema).default([]).describe('Unmet: a reason may override it.'),
  stops: z.array(conditionSchema).default([]).describe('Holding: nothing overrides it.'),
  proposed: z
    .array(conditionSchema)
    .optional()
    .describe(
      'Holding: the source says that this follows, so it is put to whoever decides; it never follows by itself.',
    ),
  towards: z.enum(goals).optional().describe('What it leads towards, for which more is asked first.'),
  effect: effectSchema,
  letters: z.array(id).default([]).describe('The letters that tell it.'),
  source,
  note: words.optional(),
})

/** A choice at a stage, made by a named person with reasons. */
export const decisionSchema = z.strictObject({
  id,
  stage: id.describe('Where it is made.'),
  title: words,
  by: z.array(z.enum(roles)).min(1).describe('Who may decide.'),
  options: z.array(optionSchema).min(1),
  source,
  note: words.optional(),
})
