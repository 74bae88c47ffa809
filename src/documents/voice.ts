import { z } from 'zod'
import { directionOf } from '../domain/language.ts'
import type { LetterTemplate } from '../domain/letter-template.ts'
import { quickYaml } from './quick-yaml.ts'

const word = z.string().trim().min(1)

const frameWords = z.strictObject({
  dear: word,
  sincerely: word,
  for: word,
  reference: word,
  phone: word,
  email: word,
  enclosed: word,
  certificate: word,
  minutes: word,
  signed: word,
  page: word,
  of: word,
})

/** In which language a paper speaks (BCP 47), which way that runs, and the words that stand around every letter's own. */
export type Voice = {
  language: string
  direction: 'ltr' | 'rtl'
  words: z.infer<typeof frameWords>
}

/** The voice of all papers that say no other. */
export const english: Voice = {
  language: 'en',
  direction: 'ltr',
  words: {
    dear: 'Dear',
    sincerely: 'Yours sincerely',
    for: 'for',
    reference: 'Our reference',
    phone: 'Phone',
    email: 'Email',
    enclosed: 'Enclosed',
    certificate: 'attendance certificate',
    minutes: 'minutes of the meeting',
    signed: 'Signed',
    page: 'Page',
    of: 'of',
  },
}

/** What is wrong with the words that stand around letters in another language, as `_frame.cy.md.hbs` holds them; empty when sound. */
export function frameFaults(text: string): string[] {
  const read = frameWords.safeParse(quickYaml(text))
  return read.success
    ? []
    : read.error.issues.map((issue) => `${issue.path.join('.') || 'the words'}: ${issue.message}`)
}

/** The voice in which a letter is written. */
export function voiceOf({ language, parts }: LetterTemplate): Voice {
  if (language === undefined) return english
  return { language, direction: directionOf(language), words: frameWords.parse(quickYaml(parts.frame ?? '')) }
}
