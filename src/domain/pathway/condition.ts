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
  of: z.union([z.int().min(0), z.strictObject({ setting: id })]),
  in: z.int().positive(),
})

/** What a count is held against: a number, a share, or a setting that holds the number. */
export const boundSchema = z.union([z.int(), shareSchema, z.strictObject({ setting: id })])
export type Bound = z.infer<typeof boundSchema>

/** One thing counted in the register over a named window, held against a bound. Bounds are inclusive but for `below`. */
export const measureTestSchema = z.strictObject({
  measure: z.enum(countables),
  over: id,
  at_least: boundSchema.optional(),
  at_most: boundSchema.optional(),
  below: boundSchema.optional(),
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

/** Reads a condition; an unknown word is a fault with its place. */
export const conditionSchema: z.ZodType<Condition> = z
  .lazy(() =>
    z.union([
      // The commonest first: each form before the one that is meant is tried in vain.
      z.strictObject({ sent: id }),
      z.strictObject({ decided: z.array(id).min(1) }),
      z.strictObject({ recorded: id, with: z.record(z.string(), z.string()).optional() }),
      measureTestSchema,
      z.strictObject({ meeting: id, is: z.enum(meetingStates) }),
      z.strictObject({ any: z.array(conditionSchema).min(1) }),
      z.strictObject({ all: z.array(conditionSchema).min(1) }),
      z.strictObject({ not: conditionSchema }),
      z.strictObject({ answered: id }),
      z.strictObject({ done: id }),
      z.strictObject({ been: id }),
      z.strictObject({ phase: z.array(z.enum(phases)).min(1) }),
      z.strictObject({ year_group: z.array(z.string()).min(1) }),
      z.strictObject({ reached: id }),
      z.strictObject({ asked: id }),
      z.strictObject({ pupil: z.enum(pupilFacts) }),
      z.strictObject({ setting: id, is: z.string() }),
      z.strictObject({ school_left: lengthOrSetting }),
      z.strictObject({ breached: id }),
      z.strictObject({ contacted: z.literal('family') }),
      z.strictObject({ defence: z.literal('given') }),
      z.strictObject({
        notices: z.strictObject({
          at_least: z.int().min(1).optional(),
          at_most: z.int().min(0).optional(),
          within: lengthSchema,
        }),
      }),
    ]),
  )
  .meta({ id: 'condition', description: 'What must hold, in words of a closed list.' })
