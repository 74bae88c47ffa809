import { z } from 'zod'
import { daySchema } from '../domain/day.ts'
import { attendanceFacts } from '../domain/letter-facts.ts'

const line = z.string().trim().min(1).max(300)
const ten = 10

/** What a code says of a session, for how its mark stands out on the certificate. */
export const codeKind = z.enum([
  'present',
  'late',
  'authorised',
  'unauthorised',
  'unexplained',
  'not-counted',
])

const week = z.strictObject({
  monday: daySchema,
  /** Ten codes, Monday a.m. to Friday p.m.; empty where there is no mark. */
  marks: z.array(z.string().max(3)).length(ten),
  /** For each of the ten sessions, why the school was shut, or null when it was open. */
  shut: z.array(line.nullable()).length(ten),
})

/** One pupil's register weeks as printed: what schools call the herringbone. `extractedAt` is local time, 2026-06-14T09:05. */
export const certificateSchema = z.strictObject({
  pupil: z.object({
    fullName: line,
    dateOfBirth: daySchema,
    yearGroup: line,
    regGroup: line.nullable(),
  }),
  school: z.object({ name: line }),
  from: daySchema,
  to: daySchema,
  weeks: z.array(week).min(1).max(60),
  summary: z.object(attendanceFacts.omit({ from: true, to: true }).shape),
  codeKey: z.array(z.strictObject({ code: z.string().min(1).max(3), meaning: line, kind: codeKind })),
  extractedAt: z.iso.datetime({ local: true }),
})

/** One pupil's register weeks as printed. */
export type Certificate = z.infer<typeof certificateSchema>
