import { z } from 'zod'
import { units } from '../duration.ts'
import { addressees, conditionSchema, measureTestSchema } from './condition.ts'
import { recordSchema } from './record-schema.ts'

const id = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]*$/)
const source = z.string().min(1)
const words = z.string().min(1)
const durationSchema = z.strictObject({ n: z.int().positive(), unit: z.enum(units) })
const durationOrSetting = z.union([durationSchema, z.strictObject({ setting: id })])

/** What an item asks to be kept: nothing, a day, a letter on record, or a file. */
export const proofs = ['none', 'date', 'letter', 'file'] as const

const settingSchema = z.strictObject({
  title: words,
  default: z.union([durationSchema, z.string()]),
  choices: z.array(z.string()).optional(),
  least: z.int().optional(),
  most: z.int().optional(),
  why: words,
  source: source.optional(),
})

const windowSchema = z.union([
  z.strictObject({ last: durationSchema, source }),
  z.strictObject({ from: z.strictObject({ first_meeting: id }), source, note: words.optional() }),
])

const entrySchema = z.strictObject({
  tests: z.array(z.strictObject({ id, test: measureTestSchema, local: z.boolean(), source })).min(1),
  governs: z.strictObject({ setting: id }),
  clear_first: z.array(z.enum(['unexplained-sessions'])),
  note: words.optional(),
})

const promptId = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]*\.[a-z]$/)
/** The four screens of a meeting, which a parent may see. */
const meetingScreenIds = ['here', 'absences', 'said', 'agreed'] as const
export type MeetingScreen = (typeof meetingScreenIds)[number]

const promptSchema = z.strictObject({
  id: promptId,
  text: words,
  /** The screen of the meeting that may show it while parents look on; without it none does. */
  screen: z.enum(meetingScreenIds).optional(),
  source,
})
const itemSchema = z.strictObject({
  id,
  text: words,
  prompts: z.array(promptSchema),
  proof: z.enum(proofs),
  letter: id.optional(),
  /** Where the proof is a letter: any of these proves it as well. */
  or_letters: z.array(id).optional(),
  /** Letters and forms that the item is done with; they prove nothing. */
  papers: z.array(id).optional(),
  source,
  note: words.optional(),
})
const stageSchema = z.strictObject({
  id,
  section: z.string(),
  title: words,
  items: z.array(itemSchema),
  /** What a person may go on to from here, and what must hold first. */
  next: z.array(z.strictObject({ to: id, needs: z.array(conditionSchema) })),
  says: words.optional(),
  source,
  note: words.optional(),
})

const meetingSchema = z.strictObject({
  id,
  title: words,
  notice: durationOrSetting,
  from: z.array(id).min(1),
  /** The stage that opens when a parent came, and the one that opens when one stayed away. */
  attended: id,
  missed: id,
  invites: z.array(id),
  source,
})

const letterSchema = z.strictObject({
  id,
  form: z.string(),
  title: words,
  template: z.string(),
  to: z.enum(addressees),
  meeting: id.optional(),
  unlocks: conditionSchema.optional(),
  attach: z.array(z.enum(['attendance-certificate', 'minutes'])),
  tells_decision: z.boolean(),
  /** Warns of legal steps or takes them further: never to a foster carer or the council, and only once care was taken. */
  warns: z.boolean().optional(),
  /** Any of these, to the same addressee, does for this letter. */
  or_letters: z.array(id).optional(),
  source,
  note: words.optional(),
})

const anchorSchema = z.union([
  z.strictObject({ entered: id }),
  z.strictObject({ planned: id }),
  z.strictObject({ held: id }),
  z.strictObject({ missed: id }),
  z.strictObject({ called_off: id }),
  z.strictObject({ decided: z.array(id) }),
  z.strictObject({ recorded: id, day: id }),
])
const deadlineSchema = z.strictObject({
  id,
  title: words,
  anchor: anchorSchema,
  count: durationOrSetting.optional(),
  direction: z.enum(['before', 'after', 'on']),
  met: conditionSchema,
  opens: z.enum(['checklist', 'meeting', 'letters', 'decision', 'record']),
  /** A time limit in law: it runs on while a hold stands. */
  legal: z.boolean().optional(),
  source,
  note: words.optional(),
})

const effectSchema = z.union([
  z.strictObject({ close: id, once_sent: z.array(id) }),
  z.strictObject({ review: z.strictObject({ meeting: id, internal: id }) }),
  z.strictObject({ enter: id }),
])
const optionSchema = z.strictObject({
  id,
  /** The checklist item that this option is, in the decision's stage. */
  item: id,
  title: words,
  summary: words,
  /** Unmet: a reason may override it. */
  when: z.array(conditionSchema),
  /** Holding: nothing overrides it. */
  stops: z.array(conditionSchema),
  effect: effectSchema,
  letters: z.array(id),
  source,
  note: words.optional(),
})

/** A pathway as its YAML file says it: stages, checklists, meetings, letters, deadlines, decisions. Source: the seed named in `source`. */
export const pathwaySchema = z.strictObject({
  id,
  version: z.int().positive(),
  name: words,
  nation: z.enum(['england', 'wales', 'both']),
  source,
  checked_on: z.string(),
  note: words.optional(),
  settings: z.record(id, settingSchema),
  windows: z.record(id, windowSchema),
  period: id,
  entry: entrySchema,
  stages: z.array(stageSchema).min(1),
  meetings: z.array(meetingSchema),
  letters: z.array(letterSchema),
  deadlines: z.array(deadlineSchema),
  decision: z.strictObject({ stage: id, title: words, options: z.array(optionSchema).min(1), source }),
  records: z.array(recordSchema),
})

export type Pathway = z.infer<typeof pathwaySchema>
export type Stage = Pathway['stages'][number]
export type ChecklistItem = Stage['items'][number]
export type MeetingKind = Pathway['meetings'][number]
export type LetterKind = Pathway['letters'][number]
export type DeadlineKind = Pathway['deadlines'][number]
export type Option = Pathway['decision']['options'][number]
export type RecordKind = Pathway['records'][number]
export type Setting = Pathway['settings'][string]
