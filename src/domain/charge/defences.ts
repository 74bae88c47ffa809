import { z } from 'zod'
import { addDays, addMonths, type Day } from '../day.ts'
import { type Reading, sessions } from '../sessions.ts'

const line = z.string().trim().min(1)

/**
 * The defences and exclusions that are gone through for each parent before anybody is charged, for a nation: what is asked, in plain words, with the
 * provision and where it was read. `counts` asks the register how often the pupil attended in the months before.
 */
export const defencesSchema = z.array(
  z.strictObject({
    id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
    nations: z.array(z.enum(['england', 'wales'])).min(1),
    question: line,
    provision: line,
    source: line,
    /** Only for the offence of knowing of it and not acting, section 444(1A). */
    aggravated: z.boolean().default(false),
    counts: z
      .strictObject({
        attendances: z.int().positive(),
        months: z.int().positive(),
        from_age: z.int().positive(),
      })
      .optional(),
  }),
)

/** One defence or exclusion, as it is gone through with a parent. */
export type Defence = z.infer<typeof defencesSchema>[number]

/** What was found of a defence for one parent: it applies, it does not, or nobody knows yet. */
export const findings = ['applies', 'does-not-apply', 'not-known'] as const
export type Finding = (typeof findings)[number]

/**
 * How often a pupil attended in the months that end on a day, where a defence turns on that; null below the age from which it does. The month before
 * the same-numbered day is the first that counts.
 */
export function attendancesFor(
  counts: NonNullable<Defence['counts']>,
  reading: Omit<Reading, 'from' | 'to'>,
  on: Day,
): number | null {
  if (on < addMonths(reading.pupil.dateOfBirth, 12 * counts.from_age)) return null
  const from = addDays(addMonths(on, -counts.months), 1)
  const all = sessions({ ...reading, from, to: on })
  return all.filter(({ category }) => category === 'present' || category === 'elsewhere').length
}
