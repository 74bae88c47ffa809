import { z } from 'zod'
import { daySchema } from '../day-schema.ts'
import { roles } from '../role.ts'
import { conditionSchema } from './condition.ts'
import { deadlineSchema } from './deadline-schema.ts'
import { decisionSchema } from './decision-schema.ts'
import { lengthSchema } from './length.ts'
import { letterSchema } from './letter-schema.ts'
import { meetingSchema } from './meeting-schema.ts'
import { recordSchema } from './record-schema.ts'
import { stageSchema } from './stage-schema.ts'
import { gateSchema, watchSchema } from './watch-schema.ts'
import { windowSchema } from './window-schema.ts'
import { id, source, words } from './words.ts'

export type { MeetingScreen } from './stage-schema.ts'

const settingSchema = z.strictObject({
  title: words,
  default: z.union([lengthSchema, z.string()]),
  choices: z.array(z.string()).optional(),
  least: z.int().optional(),
  most: z.int().optional(),
  why: words,
  source: source.optional(),
})

/** What only a person can say when a case is opened: yes, no, or not known. */
const questionSchema = z.strictObject({
  id,
  text: words,
  hint: words.optional(),
  source,
  note: words.optional(),
})

const entrySchema = z.strictObject({
  tests: z
    .array(
      z.strictObject({
        id,
        title: words.optional(),
        test: conditionSchema,
        local: z.boolean(),
        source,
        note: words.optional(),
      }),
    )
    .min(1),
  governs: z.union([z.enum(['all', 'any']), z.strictObject({ setting: id })]),
  clear_first: z.array(z.enum(['unexplained-sessions'])),
  note: words.optional(),
})

/** Which council took a procedure over as its own, from which, and who approved it. */
const adoptedSchema = z.strictObject({
  from: z.strictObject({ id, version: z.int().positive() }).optional(),
  approved_by: words,
  role: words,
  on: daySchema,
})

/** A pathway as its YAML file says it: stages, checklists, meetings, letters, deadlines, decisions. Source: the seed named in `source`. */
export const pathwaySchema = z.strictObject({
  id,
  version: z.int().positive(),
  name: words,
  nation: z.enum(['england', 'wales', 'both']),
  standing: z
    .enum(['live', 'historical'])
    .describe(
      'A historical one can be read and simulated; a case opens on it only once a council has adopted its own version.',
    ),
  written: z
    .string()
    .regex(/^(\d{4}(-\d{2}){0,2}|undated)$/, 'a year, a month or a day, or undated')
    .describe('When the procedure was written: a year, month or day, or `undated`.'),
  adopted: adoptedSchema.optional(),
  overlay: z
    .literal(true)
    .optional()
    .describe('Laid over every other pathway of its nation, as a track beside it.'),
  by_itself: z
    .literal(true)
    .optional()
    .describe('Laid over every case that a school of its nation opens, unless the school says otherwise.'),
  source,
  checked_on: z.string(),
  note: words.optional(),
  titles: z.partialRecord(z.enum(roles), words).default({}).describe('The pathway’s own names for roles.'),
  settings: z.record(id, settingSchema).default({}),
  windows: z.record(id, windowSchema),
  period: id,
  court_window: id
    .optional()
    .describe('How far back absences may be brought to court, where the pathway says.'),
  questions: z.array(questionSchema).default([]),
  entry: entrySchema.optional(),
  stages: z.array(stageSchema).min(1),
  meetings: z.array(meetingSchema).default([]),
  letters: z.array(letterSchema).default([]),
  deadlines: z.array(deadlineSchema).default([]),
  watches: z.array(watchSchema).default([]),
  gates: z.array(gateSchema).default([]),
  decisions: z.array(decisionSchema).default([]),
  records: z.array(recordSchema).default([]),
})

/** A pathway as its file has it; one that others are laid over has them as `tracks` and itself without them as `own`, which no file can say. */
export type Pathway = z.infer<typeof pathwaySchema> & {
  tracks?: readonly Pathway[] | undefined
  own?: Pathway | undefined
}
export type Stage = Pathway['stages'][number]
export type ChecklistItem = Stage['items'][number]
export type MeetingKind = Pathway['meetings'][number]
export type LetterKind = Pathway['letters'][number]
export type DeadlineKind = Pathway['deadlines'][number]
export type DecisionPoint = Pathway['decisions'][number]
export type Option = DecisionPoint['options'][number]
export type RecordKind = Pathway['records'][number]
export type Watch = Pathway['watches'][number]
export type Gate = Pathway['gates'][number]
export type Setting = Pathway['settings'][string]
export type EntryCriteria = NonNullable<Pathway['entry']>
