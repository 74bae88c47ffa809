import { z } from 'zod'
import { daySchema } from '../day-schema.ts'
import { roles } from '../role.ts'
import { conditionSchema } from './schema/condition.ts'
import { deadlineSchema } from './schema/deadline.ts'
import { decisionSchema } from './schema/decision.ts'
import { lengthSchema } from './schema/length.ts'
import { letterSchema } from './schema/letter.ts'
import { meetingSchema } from './schema/meeting.ts'
import { recordSchema } from './schema/record.ts'
import { stageSchema } from './schema/stage.ts'
import { gateSchema, watchSchema } from './schema/watch.ts'
import { windowSchema } from './schema/window.ts'
import { id, source, words } from './schema/words.ts'

export type { MeetingScreen } from './schema/stage.ts'

const settingSchema = z.strictObject({
  title: words,
  default: z
    .union([lengthSchema, z.string()])
    .describe(
      'What stands until a school sets another: a length of time, or a number or word between quotation marks.',
    ),
  choices: z.array(z.string()).optional().describe('The words that may be set, where only some may.'),
  least: z.int().optional(),
  most: z.int().optional(),
  why: words.describe('Why it stands as it does until it is set.'),
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
        local: z.boolean().describe('Of this council only, and no test in law, which the screens then say.'),
        source,
        note: words.optional(),
      }),
    )
    .min(1),
  governs: z
    .union([z.enum(['all', 'any']), z.strictObject({ setting: id })])
    .describe('Which of the tests must hold: all, any one, or as a setting says.'),
  clear_first: z
    .array(z.enum(['unexplained-sessions']))
    .describe('What is put right in the register before the tests are looked at; `[]` for nothing.'),
  note: words.optional(),
})

/** Which council took a procedure over as its own, from which, and who approved it. */
const adoptedSchema = z.strictObject({
  from: z
    .strictObject({ id, version: z.int().positive() })
    .optional()
    .describe('The pathway that it was made from, if there was one.'),
  approved_by: words,
  role: words,
  on: daySchema,
})

/** A pathway as its YAML file says it: stages, checklists, meetings, letters, deadlines, decisions. Source: the seed named in `source`. */
export const pathwaySchema = z.strictObject({
  id,
  version: z
    .int()
    .positive()
    .describe('1 to begin with. Once cases are on it, a changed file asks for the next.'),
  name: words,
  nation: z.enum(['england', 'wales', 'both']),
  standing: z
    .enum(['live', 'historical'])
    .describe(
      'A historical one can be read and simulated; a case opens on it only once a council has adopted its own version.',
    ),
  written: z
    .string()
    .regex(/^(\d{4}(-\d{2}){0,2}|undated)$/, 'is no year, month or day, nor undated')
    .describe('When the procedure was written: a year, month or day, or `undated`.'),
  adopted: adoptedSchema.optional().describe('Who took it over as the council’s own, and when.'),
  overlay: z
    .literal(true)
    .optional()
    .describe('Laid over every other pathway of its nation, as a track beside it.'),
  by_itself: z
    .literal(true)
    .optional()
    .describe('Laid over every case that a school of its nation opens, unless the school says otherwise.'),
  source,
  checked_on: z
    .string()
    .describe('The day on which it was last held against its source, such as "2026-11-21".'),
  note: words.optional(),
  titles: z.partialRecord(z.enum(roles), words).default({}).describe('The pathway’s own names for roles.'),
  settings: z
    .record(id, settingSchema)
    .default({})
    .describe('What each school may set for itself, by a name that the rest refers to.'),
  windows: z
    .record(id, windowSchema)
    .describe(
      'Days of the register that are counted over, by a name that tests, letters and decisions refer to.',
    ),
  period: id.describe('The window that figures are over where nothing else is said.'),
  court_window: id
    .optional()
    .describe('How far back absences may be brought to court, where the pathway says.'),
  questions: z.array(questionSchema).default([]).describe('What is asked when a case is opened.'),
  entry: entrySchema.optional().describe('Who may go on it.'),
  stages: z.array(stageSchema).min(1).describe('A case begins at the first.'),
  meetings: z.array(meetingSchema).default([]),
  letters: z.array(letterSchema).default([]),
  deadlines: z.array(deadlineSchema).default([]),
  watches: z.array(watchSchema).default([]),
  gates: z.array(gateSchema).default([]),
  decisions: z.array(decisionSchema).default([]),
  records: z.array(recordSchema).default([]).describe('Forms of your own, filled in on a screen or by hand.'),
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
