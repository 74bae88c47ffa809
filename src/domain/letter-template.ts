import { z } from 'zod'
import { type FactGroup, factGroups } from './letter-facts.ts'
import type { Translation } from './letter-translation.ts'

const line = z.string().trim().min(1)
const group = z.enum(Object.keys(factGroups) as [FactGroup, ...FactGroup[]])

/** Which papers go with a letter: the pupil's attendance certificate, or the minutes of the meeting. */
export const attachment = z.enum(['attendance-certificate', 'minutes'])

/** The head of a letter template: everything a school must know of a letter before its words. */
export const letterHead = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower-case words joined by hyphens'),
  name: line,
  addressee: z.enum(['parent', 'professional', 'staff', 'council', 'school', 'pupil']),
  layout: z.enum(['letter', 'paper']),
  from: line,
  title: line,
  attach: z.array(attachment).default([]),
  proof: z.enum(['sent', 'signed', 'none']),
  needs: z.array(group).default([]),
  sign_every_page: z.boolean().default(false),
  /** The greatest reading age in years that a letter to a family may ask for; 12 is the end of primary school and a year. */
  reading_age: z.number().min(7).max(18).default(12),
  /** Of a form or a record: it may be printed before all is known, with lines to write on; what to do with it then, at the foot of every page. */
  by_hand: line.optional(),
  /** On a paper that is filled in by hand: what to do with it then, at the foot of every page. */
  foot: line.optional(),
  legal_basis: z.array(z.strictObject({ text: line, source: z.url() })).default([]),
  source: line,
  note: line.optional(),
})

/** The head of a letter template, read and checked. */
export type LetterHead = z.infer<typeof letterHead>

/** A letter template: its head, its Handlebars body, the shared parts that the body includes by name, and what it is in other languages; English unless it says. */
export type LetterTemplate = LetterHead & {
  body: string
  parts: Record<string, string>
  language?: string
  translations?: readonly Translation[]
}
