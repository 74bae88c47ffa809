import { z } from 'zod'

const id = z.string().regex(/^[a-z0-9-]+$/)
const words = z.string().min(1)

/** What must hold before a case may end for a reason; `sealing` erases the case instead of closing it. */
const closeNeeds = ['off-roll', 'over-age', 'referral', 'sealing'] as const

const fieldSchema = z.strictObject({
  id,
  title: words,
  hint: words.optional(),
  kind: z.enum(['text', 'long-text', 'day']),
  /** A day that must have come already. */
  past: z.boolean().optional(),
})

/** Reads the reasons for which a case ends other than by its decision. */
export const closeReasonsSchema = z
  .array(
    z.strictObject({
      id,
      title: words,
      says: words,
      needs: z.array(z.enum(closeNeeds)),
      /** Must letters that tell a decision already made still reach each parent? */
      letters: z.enum(['owed', 'moot']),
      fields: z.array(fieldSchema),
      sources: z.strictObject({ england: words, wales: words }),
    }),
  )
  .min(1)

/** Why a case ends other than by its decision: what it needs, and what is written down with it. */
export type CloseReason = z.output<typeof closeReasonsSchema>[number]
