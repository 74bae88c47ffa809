import { z } from 'zod'
import { contactKinds } from '../contact.ts'

const id = z.string().regex(/^[a-z0-9-]+$/)
const words = z.string().min(1)
const ids = z.array(id).min(1)
const weeks = { from: z.int(), to: z.int() }

/** When what was done was done: before the pathway's own period began, or from that day on. */
export const trackedPeriods = ['before', 'during'] as const
export type TrackedPeriod = (typeof trackedPeriods)[number]

const choiceKnown = z.strictObject({
  letters: z.literal('parents').optional(),
  meetings: z.literal('attended').optional(),
  contacts: z.array(z.enum(contactKinds)).optional(),
  records: ids.optional(),
  /** Items of checklists that say themselves that they are it. */
  items: z.literal('done').optional(),
  /** Words of letters alone, one of which stands in what somebody is written down as who came to a meeting. */
  attendees: z.array(z.string().regex(/^[a-z]+( [a-z]+)*$/)).optional(),
})

const choiceSchema = z.strictObject({
  id,
  title: words,
  /** What forms and decisions of pathways call the same. */
  also: z.array(words).optional(),
  known: choiceKnown.optional(),
})

const knownSchema = z.union([
  z.strictObject({ entry: z.literal('year-group') }),
  z.strictObject({ pupil: z.enum(['send', 'siblings']) }),
  z.strictObject({ parents: z.literal('elsewhere') }),
  z.strictObject({ meetings: z.literal('panels') }),
  z.strictObject({ records: ids, fields: ids }),
  /** Options by how their ids begin; `closed` where a case that was closed for one of these reasons, or after it left by a way out, counts as well, and `heard` where a form of a hearing does that says one of these outcomes. */
  z.strictObject({
    decided: ids,
    closed: z.array(words).optional(),
    heard: z.strictObject({ records: ids, outcomes: ids }).optional(),
    tells: z.enum(['day', 'option']),
  }),
])

const fieldSchema = z
  .strictObject({
    id,
    group: z.enum(['profile', 'process', 'outcome']),
    title: words,
    kind: z.enum(['text', 'number', 'yes-no', 'choice', 'choices', 'days', 'register-weeks']),
    hint: words.optional(),
    choices: z.array(choiceSchema).min(1).optional(),
    periods: z.array(z.enum(trackedPeriods)).optional(),
    weeks: z.strictObject(weeks).optional(),
    known: knownSchema.optional(),
    asked: z
      .strictObject({
        at: z.enum(['entry', 'decision', 'court', 'withdrawal']),
        of: z.array(z.enum(['school', 'council'])).min(1),
      })
      .optional(),
    sees: z.array(z.enum(['school', 'council', 'evaluators'])).min(1),
    /** Asked only where another field has this answer, of the same period. */
    only: z.strictObject({ field: id, is: id }).optional(),
    /** Why it is never the school's to see: special category data, welfare, or criminal offences. */
    private: z.enum(['special', 'welfare', 'criminal']).optional(),
    source: words,
    note: words.optional(),
  })
  .refine(
    ({ private: why, sees, asked }) =>
      why === undefined || ![...sees, ...(asked?.of ?? [])].includes('school'),
    {
      message: 'what is private is neither seen nor said by the school',
    },
  )
  .refine(({ sees, asked }) => asked === undefined || asked.of.every((side) => sees.includes(side)), {
    message: 'nobody is asked what they may not see',
  })
  .refine(({ kind, choices }) => (kind === 'choice' || kind === 'choices') === (choices !== undefined), {
    message: 'a choice has choices, and nothing else has',
  })
  .refine(({ kind, weeks: of }) => (kind === 'register-weeks') === (of !== undefined), {
    message: 'weeks of the register say which',
  })

/** Reads what is recorded of each case to tell whether Fast Track works. */
export const trackingSchema = z.strictObject({
  fields: z.array(fieldSchema).min(1),
  stretches: z.array(z.strictObject({ id, title: words, ...weeks })).min(1),
})

export type Tracking = z.output<typeof trackingSchema>
export type TrackingField = Tracking['fields'][number]
export type TrackingChoice = NonNullable<TrackingField['choices']>[number]

/** What is answered where nobody knows. */
export const notKnown = 'not-known'

const unknown: TrackingChoice = { id: notKnown, title: 'Not known' }
const yesOrNo: TrackingChoice[] = [
  { id: 'yes', title: 'Yes' },
  { id: 'no', title: 'No' },
]

/** What can be chosen for a field, "not known" last; nothing where it is written. */
export function choicesOf({ kind, choices }: TrackingField): TrackingChoice[] {
  if (kind === 'yes-no') return [...yesOrNo, unknown]
  return choices === undefined ? [] : [...choices, unknown]
}
