import { z } from 'zod'

/** How a register file is laid out: one row a session, one row a pupil with two columns a day, or Wonde's pages of JSON. */
export const layouts = ['rows', 'wide', 'wonde'] as const

/** How a file writes its days; nothing is guessed where a file reads two ways. */
export const dateForms = ['year-month-day', 'day-month-year', 'month-day-year'] as const
export type DateForm = (typeof dateForms)[number]

/** What a column of a register file can tell. */
export const markColumns = ['upn', 'pupil_ref', 'date', 'session', 'code', 'minutes_late', 'comment'] as const
export type MarkColumn = (typeof markColumns)[number]

const words = z.string().min(1).max(200)

/**
 * How one school's system writes its registers. `columns` says under which heading each fact stands (of a wide file only
 * the pupil's), `others` the headings that are read over, `sessions` the words for a.m. and p.m., and `codes` what the
 * file writes for a register code where that is not the code itself.
 */
export const profileSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{1,39}$/),
  title: words,
  layout: z.enum(layouts),
  delimiter: z.enum([',', ';', '\t']),
  dates: z.enum(dateForms),
  columns: z.partialRecord(z.enum(markColumns), words),
  others: z.array(words),
  sessions: z.strictObject({ AM: z.array(words).min(1), PM: z.array(words).min(1) }),
  codes: z.record(words, z.string().max(2)),
})
export type Profile = z.infer<typeof profileSchema>

/** A mark that a file writes and the codes of its day don't hold, with how often and where first. */
export type UnknownCode = { code: string; times: number; row: number }

/** What a file would do, before any of it is kept: never more than whoever supplied it may see. */
export type Preview = {
  profile: Profile
  rows: number
  pupils: number
  from: string | null
  to: string | null
  added: number
  amended: number
  /** Some of the marks that would change, by the file's own name for the pupil. */
  changes: readonly { ref: string; day: string; half: 'AM' | 'PM'; was: string; now: string }[]
  unknownCodes: readonly UnknownCode[]
  /** Pupils on roll of whom the file says nothing, or nothing after a day: they may have left. */
  absent: readonly { ref: string; since: string | null }[]
}
