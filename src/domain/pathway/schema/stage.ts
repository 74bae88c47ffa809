import { z } from 'zod'
import { roles } from '../../role.ts'
import { interventions } from '../../tracking/interventions.ts'
import { actors } from '../people.ts'
import { conditionSchema } from './condition.ts'
import { id, source, words } from './words.ts'

/** What an item asks to be kept: nothing, a day, a letter on record, or a file. */
export const proofs = ['none', 'date', 'letter', 'file'] as const

/** Which way a case goes: on, up or down a step, out of the pathway, or back into it; all but the first ask for a reason. */
export const directionsOfWays = ['on', 'up', 'down', 'out', 'back'] as const
export type WayKind = (typeof directionsOfWays)[number]

const promptId = z
  .string()
  .regex(
    /^[A-Za-z0-9][A-Za-z0-9-]*\.[a-z]$/,
    'is not the id of its item, a full stop and a small letter, such as A1.a',
  )
/** The four screens of a meeting, which a parent may see. */
const meetingScreenIds = ['here', 'absences', 'said', 'agreed'] as const
export type MeetingScreen = (typeof meetingScreenIds)[number]

const promptSchema = z.strictObject({
  id: promptId,
  text: words,
  screen: z
    .enum(meetingScreenIds)
    .optional()
    .describe('The screen of the meeting that may show it while parents look on; without it none does.'),
  source,
})

const itemSchema = z.strictObject({
  id,
  text: words,
  prompts: z.array(promptSchema).default([]),
  proof: z
    .enum(proofs)
    .describe(
      'What shows that it was done: nothing, the day, a letter of this pathway that went out, or a file.',
    ),
  letter: id.optional().describe('Where the proof is a letter: which.'),
  or_letters: z.array(id).optional().describe('Where the proof is a letter: any of these proves it as well.'),
  papers: z
    .array(id)
    .optional()
    .describe('Letters and forms that the item is done with; they prove nothing.'),
  tracks: z
    .array(z.enum(interventions))
    .min(1)
    .optional()
    .describe('What was done for the family once the item is answered as done, as the evaluation counts it.'),
  by: z
    .array(z.enum(roles))
    .optional()
    .describe('Whose it is, where that is not everybody’s who works on the case.'),
  source,
  note: words.optional(),
})

const waySchema = z.strictObject({
  to: id,
  way: z
    .enum(directionsOfWays)
    .optional()
    .describe(
      '`on` unless said. Any other asks for a reason: up or down a stage, out of the pathway, or back into it.',
    ),
  title: words.optional().describe('What the button says, where "Go on to" and the stage’s title don’t.'),
  needs: z.array(conditionSchema).describe('All of these must hold first; `[]` where nothing has to.'),
  source: source.optional(),
})

/** A stage: who acts, its checklist, and what a person may go on to from it and what must hold first. */
export const stageSchema = z.strictObject({
  id,
  section: words.describe('Its number or letter, which stands before its title.'),
  title: words,
  by: z.array(z.enum(actors)).min(1).describe('Who acts at this stage.'),
  items: z.array(itemSchema).default([]),
  next: z
    .array(waySchema)
    .default([])
    .describe(
      'Stages that a person goes on to from here. Meetings, decisions and forms lead on of themselves.',
    ),
  says: words.optional().describe('What stands at the top of the stage.'),
  source,
  note: words.optional(),
})
