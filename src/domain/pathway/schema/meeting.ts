import { z } from 'zod'
import { sitters } from '../people.ts'
import { lengthOrSetting } from './length.ts'
import { id, source, words } from './words.ts'

/** A meeting of a pathway: the notice it wants, from where it is planned, where it leads, and who sits there. */
export const meetingSchema = z.strictObject({
  id,
  title: words,
  notice: lengthOrSetting.describe('How long before its day it has to be set, at least.'),
  from: z.array(id).min(1).describe('The stages where a day is set for it.'),
  attended: id.describe('The stage that opens when a parent came.'),
  missed: id.describe('The stage that opens when a parent stayed away.'),
  invites: z.array(id).describe('The letters that ask people to it.'),
  panel: z.enum(['school', 'council']).optional().describe('A panel is the school’s or the council’s.'),
  chair: z.enum(sitters).optional(),
  sits: z.array(z.enum(sitters)).optional().describe('Who sits there.'),
  lasts: words.optional().describe('How long it lasts, such as: half an hour.'),
  source,
  note: words.optional(),
})
