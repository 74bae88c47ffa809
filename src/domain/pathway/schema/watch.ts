import { z } from 'zod'
import { roles } from '../../role.ts'
import { conditionSchema } from './condition.ts'
import { goals } from './decision.ts'
import { id, source, words } from './words.ts'

/** A criterion looked at again whenever marks change, for a case or for every pupil of a school that uses the pathway; raised once a breach. */
export const watchSchema = z.strictObject({
  id,
  title: words,
  of: z
    .enum(['case', 'pupil'])
    .describe('Every open case, or every pupil of a school that uses the pathway, with a case or without.'),
  when: conditionSchema.describe('It is raised once when this comes to hold.'),
  tells: z.array(z.enum(roles)).min(1).describe('Who hears of it.'),
  says: words.describe('What to do about it, in a sentence.'),
  source,
  note: words.optional(),
})

/** What must hold before anything of a kind is done, whichever pathway it belongs to; where gates differ the stricter holds, as all must. */
export const gateSchema = z.strictObject({
  id,
  on: z
    .union([
      z.enum([...goals, 'warning']),
      z.strictObject({ option: id }),
      z.strictObject({ letter: id }),
      z.strictObject({ enter: id }),
    ])
    .describe(
      'With `enter`, before that stage by whatever leads there: a way, an option, a form, or a meeting, which is asked before it has a day.',
    ),
  needs: z.array(conditionSchema).min(1).describe('All of these must hold first.'),
  says: words.describe('What to do about it, in a sentence.'),
  source,
  note: words.optional(),
})
