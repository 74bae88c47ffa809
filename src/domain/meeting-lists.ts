import { z } from 'zod'
import { durationSchema } from './duration.ts'

const words = z.string().min(1)
const id = z.string().regex(/^[a-z0-9-]+$/)

/** The reasons for an absence to pick from, each with the marks that say the same and what may be asked for in doubt. */
export const absenceReasonsSchema = z.array(
  z.strictObject({
    id,
    title: words.max(60),
    /** Marks that already say so; any other makes a query to whoever keeps the register. */
    says_the_same: z.strictObject({ england: z.array(words), wales: z.array(words) }),
    in_doubt: words.nullable(),
  }),
)
export type AbsenceReasonKind = z.output<typeof absenceReasonsSchema>[number]

/** Who does a common action. */
const actionOwners = ['parent', 'pupil', 'school', 'chair'] as const

/** Actions that are agreed at many meetings, each with who does it, by when and how we will know. */
export const commonActionsSchema = z.array(
  z.strictObject({
    id,
    what: words.max(150),
    owner: z.enum(actionOwners),
    due: durationSchema,
    how: words.max(200),
  }),
)
export type CommonAction = z.output<typeof commonActionsSchema>[number]
