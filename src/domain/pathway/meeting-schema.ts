import { z } from 'zod'
import { lengthOrSetting } from './length.ts'
import { sitters } from './people.ts'
import { id, source, words } from './words.ts'

/** A meeting of a pathway: the notice it wants, from where it is planned, where it leads, and who sits there. */
export const meetingSchema = z.strictObject({
  id,
  title: words,
  notice: lengthOrSetting,
  from: z.array(id).min(1),
  attended: id.describe('The stage that opens when a parent came.'),
  missed: id.describe('The stage that opens when a parent stayed away.'),
  invites: z.array(id),
  panel: z.enum(['school', 'council']).optional().describe('A panel is the school’s or the council’s.'),
  chair: z.enum(sitters).optional(),
  sits: z.array(z.enum(sitters)).optional(),
  lasts: words.optional(),
  source,
  note: words.optional(),
})
