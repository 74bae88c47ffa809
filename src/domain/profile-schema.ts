import { z } from 'zod'
import { daySchema } from './day-schema.ts'
import {
  dateForms,
  type KnownProfile,
  layouts,
  markColumns,
  type Profile,
  profileFaults,
} from './register-file.ts'

const words = z.string().min(1).max(200)

/** Reads how one school's system writes its registers. */
export const profileSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{1,39}$/),
  title: words,
  layout: z.enum(layouts),
  titled: z.literal(true).optional(),
  delimiter: z.enum([',', ';', '\t']),
  dates: z.enum(dateForms),
  columns: z.partialRecord(z.enum(markColumns), words),
  others: z.array(words),
  sessions: z.strictObject({ AM: z.array(words).min(1), PM: z.array(words).min(1) }),
  codes: z.record(words, z.string().max(2)),
}) satisfies z.ZodType<Profile>

/** Reads a file of `templates/profiles`. */
export const knownProfileSchema = profileSchema
  .extend({ source: z.string().min(1), checked_on: daySchema, doubt: z.string().min(1).nullable() })
  .transform(
    ({ source, checked_on: checkedOn, doubt, ...profile }): KnownProfile => ({
      profile,
      source,
      checkedOn,
      doubt,
    }),
  )

/** The school's own profile of a saved value; null where nothing sound is saved. */
export function savedProfile(value: unknown): Profile | null {
  const read = profileSchema.safeParse(value)
  return read.success && profileFaults(read.data).length === 0 ? read.data : null
}
