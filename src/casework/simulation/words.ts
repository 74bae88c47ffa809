import { z } from 'zod'
import type { CommandOf, Verb } from '../../domain/case/command.ts'
import { subjects } from '../../domain/case/event.ts'
import { driftAnswers } from '../../domain/case/parts/drift.ts'
import { holdKinds } from '../../domain/case/parts/hold.ts'
import { offences, prosecutionTests } from '../../domain/case/parts/prosecution.ts'
import { queryAnswers } from '../../domain/case/parts/register-query.ts'
import { comingsBack } from '../../domain/case/parts/service.ts'
import { consultants } from '../../domain/case/parts/sign-off.ts'
import { findings } from '../../domain/charge/defences.ts'
import { daySchema } from '../../domain/day-schema.ts'
import { directionsOfWays } from '../../domain/pathway/schema/stage.ts'
import { roles } from '../../domain/role.ts'
import { sendingWays } from '../../domain/service/service-rules.ts'
import { type OwnVerb, ownWords } from './own-words.ts'
import { attendees, flag, pairs, person, text } from './word-kinds.ts'

/** What a script cannot do: it has no papers to hand in, one case alone, and what follows by itself follows by itself. */
type NotInScripts =
  | 'draft-letters'
  | 'follow-roll'
  | 'note-drift'
  | `${string}-joint`
  | 'sign-minutes'
  | 'prove-letter'
  | 'keep-letter-paper'
  | 'redact-paper'
  | 'name-witness'
  | 'say-paragraphs'
  | 'compare-certificate'
  | 'sign-paper'
  | `${string}-pack`

type CaseVerb = Exclude<Verb, NotInScripts | OwnVerb>
type WordsOf<V extends Verb> = z.ZodObject & z.ZodType<Omit<CommandOf<V>, 'do'>>

const optional = text.optional()
const planned = { meeting: text, on: daySchema, at: text, place: text, attendees, why: optional }
const action = { what: text, who: text, due: daySchema, how: text }
const sent = { way: z.enum(sendingWays), to: z.array(text).optional(), postedBy: optional, agreed: optional }
const interpreted = { meeting: text, parent: text }
const owed = { kind: text, addressee: text, meeting: optional }
const reason = { from: text, to: text, reason: text, words: text, differs: flag }
const review = z.strictObject({ kind: z.enum(['meeting', 'internal']), by: daySchema })
const finding = z.strictObject({ defence: text, finding: z.enum(findings), why: text })
const answered = z.strictObject({ query: text, answer: z.enum(queryAnswers), why: text })
const tracked = z.strictObject({ field: text, value: z.array(text) })

/** The words of the verbs of a case, as `CaseCommand` has them. */
const caseWords = {
  'go-on': z.strictObject({ to: text, way: z.enum(directionsOfWays).optional(), why: optional }),
  decide: z.strictObject({
    option: text,
    reasons: text.default('Simulated'),
    told: optional,
    against: optional,
    review: review.optional(),
  }),
  record: z.strictObject({ record: text, values: pairs, amends: optional }),
  close: z.strictObject({ reason: text, values: pairs }),
  reopen: z.strictObject({ reason: text }),
  snooze: z.strictObject({ deadline: text, until: daySchema, reason: text }),
  'hand-over': z.strictObject({ owner: person, why: z.literal('left').optional() }),
  'move-meeting': z.strictObject({ ...planned, together: optional }),
  'call-off-meeting': z.strictObject({ meeting: text, why: text }),
  say: z.strictObject({
    meeting: text,
    said: z.partialRecord(z.enum(subjects), text),
    shareable: flag.optional(),
    defences: z.array(z.strictObject({ defence: text, evidence: text })).default([]),
  }),
  agree: z.strictObject({ meeting: text, actions: z.array(z.strictObject(action)) }),
  'finish-action': z.strictObject({ action: text }),
  'change-action': z.strictObject({ action: text, ...action }),
  'take-off-action': z.strictObject({ action: text }),
  'explain-absences': z.strictObject({ meeting: text, reasons: z.array(z.strictObject(reason)) }),
  'explain-consequences': z.strictObject({ meeting: text }),
  'answer-query': z.strictObject({ answers: z.array(answered) }),
  'send-letters': z.strictObject({
    letters: z.array(text),
    ...sent,
    readBy: person.optional(),
    proofs: z.array(text).optional(),
  }),
  'correct-sending': z.strictObject({ letter: text, day: daySchema, why: text, ...sent }),
  'letter-back': z.strictObject({ letter: text, how: z.enum(comingsBack), note: text.default('') }),
  'void-letter': z.strictObject({ letter: text, why: text }),
  'excuse-letter': z.strictObject({ kind: text, addressee: text, why: text, leave: text }),
  'not-served': z.strictObject({ ...owed, why: text }),
  'sign-not-served': z.strictObject(owed),
  'place-hold': z.strictObject({ kind: z.enum(holdKinds), note: optional }),
  'note-hold': z.strictObject({ hold: text, note: text }),
  'lift-hold': z.strictObject({ hold: text, why: text }),
  'note-need': z.strictObject({ need: text, what: optional }),
  adjust: z.strictObject({ need: text, what: text }),
  'sign-off': z.strictObject({ need: text, note: optional }),
  consult: z.strictObject({ who: z.enum(consultants), name: text, day: daySchema, said: text }),
  'keep-out': z.strictObject({ person, why: text }),
  'let-in': z.strictObject({ person, why: text }),
  'book-interpreter': z.strictObject({
    ...interpreted,
    language: text,
    agency: text,
    name: optional,
    independent: flag,
  }),
  'confirm-interpreter': z.strictObject(interpreted),
  'cancel-interpreter': z.strictObject({ ...interpreted, why: text }),
  'cannot-find': z.strictObject({ note: text }),
  found: z.strictObject({ note: text }),
  'refer-missing': z.strictObject({ to: text, note: optional }),
  'turn-year': z.strictObject({}),
  'review-year': z.strictObject({ why: text }),
  'look-again': z.strictObject({}),
  recount: z.strictObject({}),
  'see-drift': z.strictObject({ drifts: z.array(text), did: z.enum(driftAnswers), why: text }),
  track: z.strictObject({ answers: z.array(tracked) }),
  'name-charge': z.strictObject({ parent: text, from: daySchema, to: daySchema, offence: z.enum(offences) }),
  'weigh-defences': z.strictObject({ parent: text, found: z.array(finding) }),
  'write-record': z.strictObject({ parent: text, written: pairs }),
  'keep-advice': z.strictObject({ parent: text, advice: text, previous: text }),
  'sign-test': z.strictObject({ parent: text, test: z.enum(prosecutionTests), passes: flag, why: text }),
  'decide-prosecution': z.strictObject({ parent: text, prosecute: flag, reasons: text }),
  'lay-information': z.strictObject({ parent: text, laid: daySchema }),
} satisfies { [V in CaseVerb]: WordsOf<V> }

/** What a script may do, and the words of each. */
export const scriptWords = { ...ownWords, ...caseWords }
export type ScriptVerb = keyof typeof scriptWords

/** A day on which something can be tried. */
export const scriptDay = daySchema.refine((on) => on >= '1900-01-01' && on < '2200-01-01', 'is too far away')

/** One line of a script: on a day, somebody with a role does something. */
export const stepSchema = z.strictObject({
  on: scriptDay,
  do: z.enum(Object.keys(scriptWords) as [ScriptVerb, ...ScriptVerb[]]),
  by: z.enum(roles).default('pastoral'),
  with: z.record(z.string(), z.unknown()).default({}),
})
export type Step = z.output<typeof stepSchema>
