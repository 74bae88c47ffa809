import { z } from 'zod'
import { daySchema } from '../day-schema.ts'

const line = z.string().trim().min(1).max(300)
const passage = z.string().trim().min(1).max(6000)
const which = z.enum(['Morning', 'Afternoon', 'Morning and afternoon'])

const charge = z.strictObject({
  from: daySchema,
  to: daySchema,
  offence: line,
  /** How many sessions nothing bars, and which: a day's together, earliest first. */
  count: z.int().min(0),
  days: z.array(
    z.strictObject({ day: daySchema, which, marks: line, note: line.nullable(), last: daySchema }),
  ),
  /** What the marks on the list mean. */
  key: z.array(z.strictObject({ mark: line, meaning: line })),
  /** Sessions of the period that were missed or may have been, and are not charged: a day's together that have one reason. */
  barred: z.array(z.strictObject({ day: daySchema, which, marks: line.nullable(), why: line })),
  /** The last day on which the earliest of them can be brought to court. */
  last: daySchema.nullable(),
})

const entry = z.strictObject({ on: daySchema, what: passage, exhibit: line.nullable() })
const contact = z.strictObject({
  on: daySchema,
  at: line.nullable(),
  how: line,
  who: line,
  reached: z.boolean(),
  said: passage.nullable(),
})

const decisionRecord = z.strictObject({
  charge: z.strictObject({ from: daySchema, to: daySchema, offence: line }).nullable(),
  fields: z.array(
    z.strictObject({ title: line, text: passage.nullable(), by: line.nullable(), on: daySchema.nullable() }),
  ),
  defences: z.array(
    z.strictObject({ question: passage, provision: line, finding: line.nullable(), why: passage.nullable() }),
  ),
  tests: z.array(
    z.strictObject({
      title: line,
      says: line,
      why: passage.nullable(),
      by: line.nullable(),
      on: daySchema.nullable(),
    }),
  ),
  decision: z.strictObject({ says: line, reasons: passage, by: line, on: daySchema }).nullable(),
  lacks: passage.nullable(),
  advice: passage.nullable(),
  previous: passage.nullable(),
  notices: z.array(z.strictObject({ served: daySchema, which: line, outcome: line })),
  laid: z.array(z.strictObject({ laid: daySchema, from: daySchema, to: daySchema })),
})

const unused = z.strictObject({ what: line, on: daySchema.nullable(), why: line })

/** The groups of facts that only the papers of a pack print; each is of one defendant. */
export const packGroups = {
  defendant: z
    .strictObject({ name: line, address: z.array(line).min(1).max(9), relationship: line })
    .optional(),
  charge: charge.optional(),
  chronology: z.array(entry).min(1).optional(),
  contacts: z.array(contact).min(1).optional(),
  decisionRecord: decisionRecord.optional(),
  unused: z.array(unused).min(1).optional(),
}

/** The same in the words of a refusal. */
export const packGroupWords = {
  defendant: 'the parent whom the pack is about: name and address',
  charge: 'the period that the council names for the charge',
  chronology: 'what happened in the case',
  contacts: 'the contacts with this parent',
  decisionRecord: 'the decision record about this parent',
  unused: 'what the case holds beside the evidence',
} as const
