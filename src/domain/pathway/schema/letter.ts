import { z } from 'zod'
import { roles } from '../../role.ts'
import { addressees, conditionSchema } from './condition.ts'
import { id, source, words } from './words.ts'

/** What shows that a letter reached somebody: that it was posted, handed over, or came back signed. */
export const proofsOfLetters = ['posted', 'handed', 'signed', 'none'] as const

/** A letter or form of a pathway: who writes it to whom, with what, when it unlocks, and what proves it. */
export const letterSchema = z.strictObject({
  id,
  form: z
    .string()
    .default('')
    .describe('The number that the source gives the form, such as FT 01; it stands before the title.'),
  title: words,
  template: z
    .string()
    .describe('Its file under `letters/`, without `.md.hbs`: `ours/invite` is `letters/ours/invite.md.hbs`.'),
  to: z
    .enum(addressees)
    .describe(
      '`absent-*` are those who were asked to its meeting and did not come, `put-off-*` those who were told a day that no longer stands.',
    ),
  by: z.enum(roles).optional().describe('Who sends and signs it, where that is not the case’s owner.'),
  meeting: id.optional().describe('The meeting that it is about.'),
  unlocks: conditionSchema.optional().describe('It cannot be made before this holds.'),
  attach: z
    .array(z.enum(['attendance-certificate', 'minutes']))
    .default([])
    .describe('What goes with it; the head of its template says the same.'),
  encloses: z
    .array(id)
    .optional()
    .describe('Other letters and leaflets of the pathway that go in the same envelope.'),
  tells: z
    .union([id, z.array(id).min(2)])
    .optional()
    .describe('The decision that it tells, or the latest of several: only what was drafted after it does.'),
  warns: z
    .boolean()
    .optional()
    .describe(
      'Warns of legal steps or takes them further: never to a foster carer or the council, and only once care was taken.',
    ),
  or_letters: z.array(id).optional().describe('Any of these, to the same addressee, does for this letter.'),
  over: id
    .optional()
    .describe(
      'The window that its figures and certificate are over, where that is not the pathway’s period.',
    ),
  prints: z.array(id).optional().describe('Forms of the pathway’s own whose values it may print.'),
  proof: z.enum(proofsOfLetters).optional().describe('What shows that it arrived; `posted` unless said.'),
  source,
  note: words.optional(),
})
