import { z } from 'zod'
import { daySchema } from '../day-schema.ts'
import { attendanceFacts } from '../letter-facts.ts'

const line = z.string().trim().min(1).max(300)
const sessions = z.int().min(0)
const ten = 10

/** What a mark says of its session, for how it stands out on the certificate. */
export const markKinds = [
  'present',
  'late',
  'authorised',
  'unauthorised',
  'unexplained',
  'missing',
  'not-counted',
] as const

/** What a mark says of its session, for how it stands out on the certificate. */
export type MarkKind = (typeof markKinds)[number]

/** Why a session holds no mark: the school was shut, it was none of the pupil's, or it lies outside the certificate's days. */
const off = z.strictObject({ how: z.enum(['shut', 'not-theirs', 'outside']), why: line })

const cell = z.strictObject({
  /** The mark; empty where the session was owed and nobody marked it, and where it was not owed. */
  mark: z.string().max(3),
  kind: z.enum(markKinds),
  minutesLate: z.int().min(0).nullable(),
  off: off.nullable(),
})

const totals = z.strictObject({
  possible: sessions,
  attended: sessions,
  authorised: sessions,
  unauthorised: sessions,
})

const week = z.strictObject({
  monday: daySchema,
  /** Ten sessions, Monday a.m. to Friday p.m. */
  cells: z.array(cell).length(ten),
  /** What the week comes to; unauthorised holds what is not yet explained. */
  totals,
})

const keyLine = z.strictObject({
  code: z.string().min(1).max(3),
  meaning: line,
  kind: z.enum(markKinds),
  /** The days on which the code meant this, where it meant something else on other days of the certificate. */
  from: daySchema.nullable(),
  until: daySchema.nullable(),
})

/**
 * One pupil's register weeks as printed: what schools call the herringbone. Moments are local, 2026-06-14T09:05;
 * `register` is the import that the marks were last read in with, null before the first.
 */
export const certificateSchema = z.strictObject({
  pupil: z.object({
    fullName: line,
    dateOfBirth: daySchema.nullable(),
    yearGroup: line,
    regGroup: line.nullable(),
  }),
  school: z.object({ name: line }),
  from: daySchema,
  to: daySchema,
  weeks: z.array(week).min(1).max(120),
  summary: z.object(attendanceFacts.omit({ from: true, to: true }).shape),
  codeKey: z.array(keyLine),
  /** All minutes late that the register notes, of arrivals before and after it closed. */
  minutesLate: sessions,
  /** Marks on days when the calendar has the school shut; they are shown nowhere and count nowhere. */
  onShutDays: sessions,
  extractedAt: z.iso.datetime({ local: true }),
  register: z.strictObject({ import: z.int(), at: z.iso.datetime({ local: true }) }).nullable(),
})

/** One pupil's register weeks as printed. */
export type Certificate = z.infer<typeof certificateSchema>
/** One week of a certificate. */
export type CertificateWeek = Certificate['weeks'][number]
/** One session of a certificate. */
export type CertificateCell = CertificateWeek['cells'][number]
/** One code of a certificate with what it meant. */
export type KeyLine = Certificate['codeKey'][number]
