import { z } from 'zod'
import { answerValues } from '../../domain/case/event.ts'
import { consultants } from '../../domain/case/parts/sign-off.ts'
import { saidAnswers } from '../../domain/case/said.ts'
import { contactKinds } from '../../domain/contact.ts'
import { daySchema } from '../../domain/day-schema.ts'
import { sendingWays } from '../../domain/service/service-rules.ts'
import { attendees, flag, text } from './word-kinds.ts'

const optional = text.optional()
const said = z.strictObject({ answer: z.enum(saidAnswers), note: optional })
const consulted = z.strictObject({ who: z.enum(consultants), name: text, day: daySchema, said: text })
const answer = z.strictObject({ item: text, value: z.enum(answerValues).optional(), note: optional })

/** Marks for every session of the open days of a span: one code, or `present`. */
const marking = z
  .strictObject({ from: daySchema, to: daySchema, code: text, half: z.enum(['AM', 'PM']).optional() })
  .refine(({ from, to }) => from <= to, 'from is after to')
export type Marking = z.output<typeof marking>

/** The words of what a script does beside the verbs of a case, or in fewer words than they take. */
export const ownWords = {
  open: z.strictObject({
    reason: optional,
    said: z.record(z.string(), said).optional(),
    consulted: z.array(consulted).optional(),
  }),
  marks: z.union([marking, z.strictObject({ marks: z.array(marking).min(1) })]),
  answer: z.strictObject({
    stage: text,
    items: z.array(text).optional(),
    answers: z.array(answer).optional(),
    note: text.default(''),
  }),
  'plan-meeting': z.strictObject({
    kind: text,
    on: daySchema,
    at: text.default('15:30'),
    place: text.default('School'),
    attendees: attendees.optional(),
    why: optional,
    together: optional,
  }),
  'hold-meeting': z
    .strictObject({
      kind: optional,
      meeting: optional,
      came: z.union([z.enum(['all', 'none']), z.array(text)]).default('all'),
    })
    .refine(({ kind, meeting }) => kind ?? meeting, 'wants the kind of the meeting, or its number'),
  letters: z.strictObject({
    kind: text,
    way: z.enum(sendingWays).default('post-first'),
    addressees: z.array(text).optional(),
  }),
  contact: z.strictObject({
    kind: z.enum(contactKinds).default('call'),
    who: optional,
    on: daySchema.optional(),
    at: optional,
    incoming: flag.default(false),
    reached: flag.default(true),
    said: text.default('Simulated'),
    next: text.default(''),
    retryOn: daySchema.optional(),
  }),
  wait: z.strictObject({}),
}

export type OwnVerb = keyof typeof ownWords
export type OwnGiven = { [V in OwnVerb]: z.output<(typeof ownWords)[V]> }
