import { z } from 'zod'
import { daySchema } from './day-schema.ts'
import { timeFact } from './letter-facts.ts'

const line = z.string().trim().min(1).max(300)
const passage = z.string().trim().min(1).max(4000)

const item = z.strictObject({
  id: line,
  text: passage,
  prompts: z.array(passage),
  /** What has to be added besides the answer, in words; null where nothing has. */
  proof: passage.nullable(),
})
const stage = z.strictObject({
  section: z.string(),
  title: line,
  says: passage.nullable(),
  items: z.array(item),
})

const field = z.strictObject({
  title: passage,
  /** When it is asked for, in words; null where it always is. */
  when: passage.nullable(),
  hint: passage.nullable(),
  /** The choices to tick one of, as many in a row as have room. */
  boxes: z.array(z.array(passage)),
  /** How many lines there are to write on; 0 where a box is ticked. */
  lines: z.number().int().nonnegative(),
})
const form = z.strictObject({ title: passage, by: z.array(line), fields: z.array(field) })

/**
 * What a paper that is filled in by hand prints. Everything about a case may be missing: such a paper is blank, for
 * a home visit or an outage. `sitting` are people who may be together in a room, `parent` is the one reader of a sheet.
 */
export const paperFacts = z.strictObject({
  reference: line.nullable(),
  date: daySchema,
  school: z.strictObject({
    name: line,
    address: z.array(line),
    phone: line.nullable(),
    email: line.nullable(),
  }),
  pupil: z.strictObject({ forename: line, fullName: line, form: line.nullable() }).nullable(),
  contact: line,
  stages: z.array(stage),
  /** A form of the pathway's own, and whose it is by right. */
  form: form.nullable(),
  meeting: z.strictObject({ title: line, day: daySchema, time: timeFact, place: line }).nullable(),
  sitting: z.array(z.strictObject({ name: line, role: line })),
  parent: z.strictObject({ name: line, salutation: line, address: z.array(line) }).nullable(),
  letters: z.array(z.strictObject({ what: line, to: line })),
})

/** What a paper that is filled in by hand prints. */
export type PaperFacts = z.infer<typeof paperFacts>

/** The papers that are filled in by hand; `templates/papers` has a template for each. */
export const paperIds = [
  'checklist',
  'signatures',
  'contact-slip',
  'invitation-by-hand',
  'batch-cover',
  'record',
] as const
export type PaperId = (typeof paperIds)[number]
