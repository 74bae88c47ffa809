import { stringify } from 'yaml'
import type { LetterTemplate } from '../domain/letter-template.ts'
import { englishVersion, partsOf } from './english-version.ts'
import { english } from './voice.ts'

/** A letter as a translator gets it: its English under the head of a translation, and what it needs in the same language besides, by part. */
export function translationText(
  letter: LetterTemplate,
  language: string,
): { text: string; parts: [name: string, text: string][] } {
  const { name, title, body, parts } = letter
  const translation = { language, of: englishVersion(letter), checked_by: null, checked_on: null }
  const head = stringify({ translation, name, title }, { lineWidth: 0, nullStr: '' })
  const shared = partsOf(body).map((part): [string, string] => [part, parts[part] ?? ''])
  return { text: `---\n${head}---\n${body}`, parts: [...shared, ['frame', stringify(english.words)]] }
}
