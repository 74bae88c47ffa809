import { z } from 'zod'
import { roles } from '../role.ts'
import { addressees, conditionSchema } from './condition.ts'
import { id, source, words } from './words.ts'

/** What shows that a letter reached somebody: that it was posted, handed over, or came back signed. */
export const proofsOfLetters = ['posted', 'handed', 'signed', 'none'] as const

/** A letter or form of a pathway: who writes it to whom, with what, when it unlocks, and what proves it. */
export const letterSchema = z.strictObject({
  id,
  form: z.string(),
  title: words,
  template: z.string(),
  to: z.enum(addressees),
  by: z.enum(roles).optional().describe('Who sends and signs it, where that is not the case’s owner.'),
  meeting: id.optional(),
  unlocks: conditionSchema.optional(),
  attach: z.array(z.enum(['attendance-certificate', 'minutes'])),
  encloses: z
    .array(id)
    .optional()
    .describe('Other letters and leaflets of the pathway that go in the same envelope.'),
  tells: id
    .optional()
    .describe('The decision that it tells: only what was drafted after that decision does.'),
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
  proof: z.enum(proofsOfLetters).optional(),
  source,
  note: words.optional(),
})
