import { z } from 'zod'
import { daySchema } from './day-schema.ts'
import { packGroups, packGroupWords } from './pack/pack-facts.ts'
import { penaltyNoticesSchema } from './penalty-notices.ts'

const line = z.string().trim().min(1).max(300)
const passage = z.string().trim().min(1).max(4000)
const address = z
  .array(line)
  .min(1, 'an address has a line at least')
  .max(9, 'an address has no more than 9 lines')
const sessions = z.int().min(0)
const share = z.number().min(0).max(100).nullable()

/** A time of day in a letter's facts, as 17:30; printed with the `time` helper. */
export const timeFact = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time such as 17:30')

const person = z.strictObject({ name: line, role: line })
/** Whoever signs, and for whom they work: the school or the council. */
const signatory = person.extend({ of: line })
const period = { from: daySchema, to: daySchema }
const meeting = z.strictObject({ title: line, day: daySchema, time: timeFact, place: line, chair: line })
const action = z.strictObject({ what: passage, who: line, by: daySchema, how: passage })

/**
 * What a register says of one pupil over a period, in sessions unless a name says days or hours. `illness` is part of
 * `authorised`, `lateAfterClose` part of `unauthorised`, `late` part of `attended`; `unexplained` has no reason yet and
 * stands in neither; `missing` has no mark at all; shares are null when no session was possible. What is lost leaves
 * out `lateAfterClose`: the pupil came.
 */
export const attendanceFacts = z.strictObject({
  ...period,
  possible: sessions,
  attended: sessions,
  authorised: sessions,
  illness: sessions,
  unauthorised: sessions,
  lateAfterClose: sessions,
  late: sessions,
  unexplained: sessions,
  missing: sessions,
  percentage: share,
  unauthorisedPercentage: share,
  daysLost: z.number().min(0),
  hoursLost: z.number().min(0).nullable(),
  unauthorisedDays: z.number().min(0),
})

// What is null or empty here is printed as lines to write on: minutes may be taken to the meeting and completed there.
const minutesFacts = z.strictObject({
  kind: z.enum(['initial', 'review']),
  ...meeting.shape,
  minuteTaker: line.nullable(),
  present: z.array(person),
  apologies: z.array(person),
  interpreter: line.nullable(),
  why: passage.nullable(),
  progress: passage.nullable(),
  absences: z.array(z.strictObject({ when: line, mark: line, said: passage.nullable() })),
  parents: z.array(z.strictObject({ who: line, said: passage.nullable() })),
  child: passage.nullable(),
  support: z.array(passage),
  worked: passage.nullable(),
  explained: passage.nullable(),
  next: passage.nullable(),
})

const parentFacts = z.strictObject({
  name: line,
  dateOfBirth: daySchema.nullable(),
  relationship: line,
  responsibility: z.enum(['yes', 'no', 'not known']),
  address,
  language: line.nullable(),
})

const applicationFacts = z.strictObject({
  ...period,
  summary: passage,
  support: z.array(passage).min(1),
  history: z.array(z.strictObject({ on: daySchema, what: passage, result: passage })).min(1),
  letters: z.array(z.strictObject({ on: daySchema, what: line, to: line, proof: line })),
  defences: z.array(z.strictObject({ question: line, answer: passage })).min(1),
  supervisionOrder: passage,
  exhibits: z.array(z.strictObject({ label: line, what: passage })),
})

/**
 * Every fact that a letter may print: the required groups, and those that a template asks for by name in `needs`.
 * One document has one addressee: only `minutes`, `actions`, `parents`, `application` and `witness` may name another
 * adult, and no letter to a parent may use those, nor what was typed freely into a `record`. `decision.reasons` and `reviewOutcome.outcome` are in words meant for
 * this addressee; leave the reasons empty rather than pass on notes.
 */
export const letterFacts = z.strictObject({
  reference: line,
  date: daySchema,
  school: z.strictObject({ name: line, address, phone: line, email: line, signOff: signatory }),
  contact: z.strictObject({ name: line, role: line, phone: line, email: line }),
  pupil: z.strictObject({
    forename: line,
    surname: line,
    fullName: line,
    dateOfBirth: daySchema,
    yearGroup: line,
    regGroup: line.nullable(),
  }),
  to: z.strictObject({ name: line, salutation: line, address, language: line.nullable() }).optional(),
  council: z
    .strictObject({
      name: line,
      team: line,
      address: address.optional(),
      phone: line.optional(),
      email: line.optional(),
    })
    .optional(),
  attendance: attendanceFacts.optional(),
  threshold: z.strictObject({ percent: z.number().positive().max(100) }).optional(),
  meeting: meeting.optional(),
  missedMeeting: meeting.optional(),
  nextMeeting: meeting.optional(),
  oldDay: z.strictObject({ day: daySchema, time: timeFact }).optional(),
  reply: z.strictObject({ by: daySchema }).optional(),
  /** What penalty notices ask on the letter's day, in pounds and days, and within how many years of a first one the next is a second. */
  penalties: penaltyNoticesSchema
    .pick({ first: true, second: true })
    .extend({ years: z.int().positive() })
    .optional(),
  review: z.strictObject({ kind: z.enum(['meeting', 'internal']), ...period }).optional(),
  decision: z
    .strictObject({ option: z.int().min(1), title: line, on: daySchema, reasons: z.array(passage) })
    .optional(),
  reviewOutcome: z.strictObject({ on: daySchema, outcome: passage }).optional(),
  confirmation: z.strictObject({ by: line, on: daySchema, ...period }).optional(),
  professional: z.strictObject({ role: line, organisation: line }).optional(),
  actions: z.array(action).min(1).optional(),
  minutes: minutesFacts.optional(),
  parents: z.array(parentFacts).min(1).optional(),
  application: applicationFacts.optional(),
  witness: z
    .strictObject({ name: line, occupation: line, over18: z.boolean(), account: z.array(passage).min(1) })
    .optional(),
  /** Forms of the pathway's own by form and field: days as days, choices in their titles' words, blank fields left out. */
  record: z.record(z.string(), z.record(z.string(), passage)).optional(),
  ...packGroups,
  /** What else goes in the same envelope, by name. */
  enclosed: z.array(line).min(1).optional(),
})

/** The facts of one document to one addressee. */
export type LetterFacts = z.infer<typeof letterFacts>
/** The facts of a pupil's attendance over a period. */
export type AttendanceFacts = z.infer<typeof attendanceFacts>

/** The groups of facts that only some letters need, in the words of a refusal. */
export const factGroups = {
  to: 'who the letter is to: name, how to address them, and postal address',
  council: "the council's name and its attendance team's name",
  attendance: "the pupil's attendance over the period",
  threshold: "the school's local threshold",
  meeting: 'the meeting: title, day, time, place and chair',
  missedMeeting: 'the meeting that was missed: title, day, time, place and chair',
  nextMeeting: 'the next meeting: title, day, time, place and chair',
  oldDay: 'the day and time that they were told and that no longer stand',
  reply: 'the day to reply by',
  penalties: 'what a penalty notice asks by law',
  review: 'the review: its kind and the days it covers',
  decision: 'the decision: which option, when, and the reasons',
  reviewOutcome: 'the outcome of the review within school: when, and what to tell the parent',
  confirmation: "the council's confirmation: who gave it, when, and the period it covers",
  professional: "the professional's role and organisation",
  actions: 'the action plan: what, who, by when and how we will know',
  minutes: 'the minutes of the meeting',
  parents: 'the parents to be named to the council',
  application: 'the account for the council: summary, support, history and defences considered',
  witness: 'the witness: name, occupation and account',
  ...packGroupWords,
} as const satisfies Partial<Record<keyof LetterFacts, string>>

/** A group of facts that only some letters need. */
export type FactGroup = keyof typeof factGroups
