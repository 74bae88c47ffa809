import { z } from 'zod'

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

/** What can be counted in the register over a window. Shares are unauthorised ÷ possible and attended ÷ possible. */
export const countables = [
  'unauthorised-sessions',
  'absent-sessions',
  'unexplained-sessions',
  'missing-sessions',
  'unauthorised-share',
  'attendance-share',
] as const
export type Countable = (typeof countables)[number]

/** A share as an exact fraction: 15 in 100. */
export const shareSchema = z.strictObject({ of: z.int().min(0), in: z.int().positive() })

/** One thing counted in the register over a named window, held against a bound. Bounds are inclusive but for `below`. */
export const measureTestSchema = z.strictObject({
  measure: z.enum(countables),
  over: z.string(),
  at_least: z.union([z.int(), shareSchema]).optional(),
  at_most: z.union([z.int(), shareSchema]).optional(),
  below: z.union([z.int(), shareSchema]).optional(),
})
export type MeasureTest = z.infer<typeof measureTestSchema>

/** What may be said of a meeting. `missed` means at least one invited parent stayed away without a good reason. */
export const meetingStates = ['planned', 'held', 'attended', 'missed'] as const

/** A closed vocabulary: what must hold before a stage is left, a letter unlocks or an option may be chosen. */
export type Condition =
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition }
  | { answered: string }
  | { meeting: string; is: (typeof meetingStates)[number] }
  | { sent: string }
  | { decided: string[] }
  | { recorded: string; with?: Record<string, string> | undefined }
  | { defence: 'given' }
  | MeasureTest

/** Reads a condition; an unknown word is a fault with its place. */
export const conditionSchema: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(conditionSchema).min(1) }),
    z.strictObject({ any: z.array(conditionSchema).min(1) }),
    z.strictObject({ not: conditionSchema }),
    z.strictObject({ answered: z.string() }),
    z.strictObject({ meeting: z.string(), is: z.enum(meetingStates) }),
    z.strictObject({ sent: z.string() }),
    z.strictObject({ decided: z.array(z.string()).min(1) }),
    z.strictObject({ recorded: z.string(), with: z.record(z.string(), z.string()).optional() }),
    z.strictObject({ defence: z.literal('given') }),
    measureTestSchema,
  ]),
)
