import { z } from 'zod'
import { daySchema } from './day-schema.ts'

const line = z.string().trim().min(1)

/** The head of a translation: all else that a school must know of the letter stands in the English one. */
export const translationHead = z.strictObject({
  translation: z
    .strictObject({
      language: z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'a language tag such as cy or pt-BR'),
      of: z.string().regex(/^[0-9a-f]{12}$/, '12 signs that tell which English it was made from'),
      checked_by: line.nullable(),
      checked_on: daySchema.nullable(),
    })
    .refine(
      (said) => (said.checked_by === null) === (said.checked_on === null),
      'say both who checked it and on which day, or neither',
    ),
  name: line,
  title: line,
})

/** A letter in another language than English; `current` while the English is what it was made from. */
export type Translation = {
  language: string
  current: boolean
  checked: { by: string; on: string } | null
  name: string
  title: string
  body: string
  parts: Record<string, string>
}
