import { z } from 'zod'
import { roles } from './role.ts'

const words = z.string().min(1)
const signers = z.array(z.enum(roles)).min(1)

const holdSchema = z.strictObject({
  title: words,
  /** The roles that may lift it; anybody who works on the case may place it. */
  lift: signers,
  /** What to do now, in the order in which it is done. */
  now: z.array(words).min(1),
})

/** Why everything to a family stops, what to do then, and who may let it go again. */
export const holdsSchema = z.strictObject({
  safeguarding: holdSchema,
  bereavement: holdSchema,
  missing: holdSchema,
})
export type HoldRules = z.infer<typeof holdsSchema>

const needSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z-]{1,29}$/),
  title: words,
  /** What to write down: what the school changed for this pupil. */
  asks: words,
  /** Where the school's own records tell of it: a column of the pupils file, or marks in the register. */
  found: z
    .union([
      z.strictObject({ pupil: z.enum(['send', 'medical', 'young_carer', 'social_care']) }),
      z.strictObject({ marks: z.array(words).min(1) }),
    ])
    .optional(),
  /** The roles that may sign off what was adjusted. */
  signs: signers,
  /** Named only to those who may learn what the safeguarding lead alone may know. */
  private: z.boolean().optional(),
})

/** A need that asks what was adjusted before a case warns, refers or leaves its first stage. */
export type NeedRule = z.infer<typeof needSchema>

const distinct = (needs: readonly NeedRule[]) => new Set(needs.map(({ id }) => id)).size === needs.length

/** Every need that asks what was adjusted. */
export const needsSchema = z.array(needSchema).min(1).refine(distinct, 'two needs have one id')

/** Relationships of adults who look after a child for a council, or are the council: never warned. */
export const neverWarnedSchema = z.array(words).min(1)

/** The rules of one day on which what is asked, stopped and never sent rests. */
export type CareRules = {
  holds: HoldRules
  needs: readonly NeedRule[]
  neverWarned: readonly string[]
}

const plain = (text: string) =>
  text
    .toLowerCase()
    .replace(/[’']/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** Is somebody of this relationship never sent a warning, whatever care or responsibility they have? */
export function isNeverWarned({ neverWarned }: CareRules, relationship: string | null): boolean {
  const said = ` ${plain(relationship ?? '')} `
  return neverWarned.some((one) => said.includes(` ${plain(one)} `))
}
