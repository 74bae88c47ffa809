import { z } from 'zod'
import type { SchoolAge } from './compulsory-school-age.ts'

/** Reads the ages and days between which a child must be in education. */
export const schoolAgeSchema = z.strictObject({
  begins_at: z.int().positive(),
  begins_on: z.array(z.string().regex(/^\d{2}-\d{2}$/)).min(1),
  ends_at: z.int().positive(),
  leaving_month: z.int().min(1).max(12),
  leaving_weekday: z.int().min(1).max(7),
}) satisfies z.ZodType<SchoolAge>
