import type { LetterTemplate } from './letter-template.ts'
import type { Translation } from './letter-translation.ts'

/** Why a letter goes out in English to somebody who reads another language. */
export type Untranslated = 'none' | 'moved-on' | 'unchecked'

const unfit = (found: Translation | undefined): Untranslated | null => {
  if (found === undefined) return 'none'
  if (!found.current) return 'moved-on'
  return found.checked === null ? 'unchecked' : null
}

/** A letter's template in a language, or why it may not go out in it. */
export function letterIn(
  template: LetterTemplate,
  language: string,
): { template: LetterTemplate } | { lacks: Untranslated } {
  if (language === 'en') return { template }
  const found = template.translations?.find((one) => one.language === language)
  const lacks = unfit(found)
  if (found === undefined || lacks !== null) return { lacks: lacks ?? 'none' }
  const { name, title, body, parts } = found
  return { template: { ...template, language, name, title, body, parts } }
}
