import { z } from 'zod'
import { roles } from '../role.ts'
import { interventions } from '../tracking/interventions.ts'
import { conditionSchema } from './condition.ts'
import { actors } from './people.ts'
import { id, source, words } from './words.ts'

/** What an item asks to be kept: nothing, a day, a letter on record, or a file. */
export const proofs = ['none', 'date', 'letter', 'file'] as const

/** Which way a case goes: on, up or down a step, out of the pathway, or back into it; all but the first ask for a reason. */
export const directionsOfWays = ['on', 'up', 'down', 'out', 'back'] as const
export type WayKind = (typeof directionsOfWays)[number]

const promptId = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]*\.[a-z]$/)
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
  proof: z.enum(proofs),
  letter: id.optional(),
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
  way: z.enum(directionsOfWays).optional(),
  title: words.optional().describe('What the button says, where "Go on to" and the stage’s title don’t.'),
  needs: z.array(conditionSchema),
  source: source.optional(),
})

/** A stage: who acts, its checklist, and what a person may go on to from it and what must hold first. */
export const stageSchema = z.strictObject({
  id,
  section: z.string(),
  title: words,
  by: z.array(z.enum(actors)).min(1),
  items: z.array(itemSchema).default([]),
  next: z.array(waySchema).default([]),
  says: words.optional(),
  source,
  note: words.optional(),
})
