import { z } from 'zod'
import { type LengthOrSetting, lengthOrSetting, lengthSchema } from './length.ts'
import { id } from './words.ts'

/** Who a letter goes to or a condition speaks of. `absent-*` are those invited to the meeting in question who did not come, `put-off-*` those who were told a day that no longer stands and are asked to no other. */
export const addressees = [
  'parents',
  'absent-parents',
  'professionals',
  'absent-professionals',
  'put-off-parents',
  'put-off-professionals',
  'council',
  'school',
] as const
export type Addressees = (typeof addressees)[number]

/**
 * What can be counted in the register over a window. Shares are unauthorised ÷ possible and attended ÷ possible. Days in a
 * row are school days of which every session was missed so: the longest spell, or the one that reaches the last day marked.
 */
export const countables = [
  'unauthorised-sessions',
  'authorised-sessions',
  'absent-sessions',
  'late-sessions',
  'unexplained-sessions',
  'missing-sessions',
  'unauthorised-share',
  'attendance-share',
  'days-in-a-row-unauthorised',
  'days-running-unauthorised',
  'days-running-absent',
] as const
export type Countable = (typeof countables)[number]

/** A share as an exact fraction, 15 in 100, or with a setting that says how many. */
export const shareSchema = z.strictObject({
  of: z
    .union([z.int().min(0), z.strictObject({ setting: id })])
    .describe('`{ of: 90, in: 100 }` is 90 per cent.'),
  in: z.int().positive(),
})

/** What a count is held against: a number, a share, or a setting that holds the number. */
export const boundSchema = z.union([z.int(), shareSchema, z.strictObject({ setting: id })])
export type Bound = z.infer<typeof boundSchema>

/** One thing counted in the register over a named window, held against a bound. Bounds are inclusive but for `below`. */
export const measureTestSchema = z.strictObject({
  measure: z
    .enum(countables)
    .describe(
      'What is counted in the register. `missing` are sessions without a mark, `unexplained` those whose reason is not known yet, `unauthorised-share` is unauthorised out of possible; `in-a-row` is the longest spell of whole days, `running` the one that goes on now.',
    ),
  over: id.describe('The window that it is counted over.'),
  at_least: boundSchema
    .optional()
    .describe('This many or more: a number, a share such as `{ of: 90, in: 100 }`, or a setting.'),
  at_most: boundSchema.optional().describe('This many or fewer.'),
  below: boundSchema.optional().describe('Fewer than this.'),
})
export type MeasureTest = z.infer<typeof measureTestSchema>

/** What may be said of a meeting. `missed` means at least one invited parent stayed away without a good reason. */
export const meetingStates = ['planned', 'held', 'attended', 'missed'] as const

/** What the school's records may say of a pupil; everything but being looked after is a need of the rule `needs`. */
export const pupilFacts = ['looked-after', 'social-care', 'send', 'young-carer', 'medical'] as const

/** A closed vocabulary: what must hold before a stage is left, a letter unlocks or an option may be chosen. */
export type Condition =
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition }
  | { answered: string }
  | { done: string }
  | { asked: string }
  | { pupil: (typeof pupilFacts)[number] }
  | { phase: string[] }
  | { year_group: string[] }
  | { school_left: LengthOrSetting }
  | { meeting: string; is: (typeof meetingStates)[number] }
  | { sent: string }
  | { decided: string[] }
  | { been: string }
  | { recorded: string; with?: Record<string, string> | undefined }
  | { reached: string }
  | { breached: string }
  | { contacted: 'family' }
  | { defence: 'given' }
  | { setting: string; is: string }
  | {
      notices: {
        at_least?: number | undefined
        at_most?: number | undefined
        within: z.infer<typeof lengthSchema>
      }
    }
  | MeasureTest

const phases = ['primary', 'secondary', 'special', 'all-through'] as const

// The commonest first: each form before the one that is meant is tried in vain.
const common = [
  z.strictObject({ sent: id.describe('This letter has gone out to all to whom it goes.') }),
  z.strictObject({
    decided: z.array(id).min(1).describe('The latest decision is one of these options.'),
  }),
  z.strictObject({
    recorded: id.describe('This form was filled in.'),
    with: z.record(z.string(), z.string()).optional().describe('Only where its fields have these values.'),
  }),
  measureTestSchema,
  z.strictObject({
    meeting: id,
    is: z
      .enum(meetingStates)
      .describe(
        '`planned`: a day is set. `held`: it took place. `attended`: a parent came. `missed`: a parent who was asked stayed away.',
      ),
  }),
] as const

const rare = [
  z.strictObject({ answered: id.describe('Every item of this stage has an answer.') }),
  z.strictObject({ done: id.describe('This item is answered.') }),
  z.strictObject({ been: id.describe('The case is at this stage or was.') }),
  z.strictObject({ phase: z.array(z.enum(phases)).min(1).describe('The school is one of these.') }),
  z.strictObject({
    year_group: z
      .array(z.string())
      .min(1)
      .describe('The pupil is in one of these years, as the school’s list of pupils has them.'),
  }),
  z.strictObject({ reached: id.describe('The day of this deadline has come.') }),
  z.strictObject({ asked: id.describe('This question was answered with yes when the case was opened.') }),
  z.strictObject({ pupil: z.enum(pupilFacts).describe('The school’s records say so of the pupil.') }),
  z.strictObject({ setting: id, is: z.string().describe('The school has set the setting to this.') }),
  z.strictObject({
    school_left: lengthOrSetting.describe('The pupil has at least so much of compulsory school age left.'),
  }),
  z.strictObject({ breached: id.describe('This watch is raised in the case.') }),
  z.strictObject({
    contacted: z.literal('family').describe('A contact with the family is logged.'),
  }),
  z.strictObject({ defence: z.literal('given').describe('A defence in law was given.') }),
  z.strictObject({
    notices: z
      .strictObject({
        at_least: z.int().min(1).optional(),
        at_most: z.int().min(0).optional(),
        within: lengthSchema,
      })
      .describe('So many penalty notices were given to this parent for this child in that time.'),
  }),
] as const

/** Reads a condition; an unknown word is a fault with its place. */
export const conditionSchema: z.ZodType<Condition> = z
  .lazy(() =>
    z.union([
      ...common,
      z.strictObject({ any: z.array(conditionSchema).min(1).describe('One of these holds, or more.') }),
      z.strictObject({ all: z.array(conditionSchema).min(1).describe('All of these hold.') }),
      z.strictObject({ not: conditionSchema }).describe('This does not hold.'),
      ...rare,
    ]),
  )
  .meta({ id: 'condition', description: 'What must hold, in words of a closed list.' })
