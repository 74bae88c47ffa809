import type { LetterKind, Pathway } from '../../src/domain/pathway/pathway.ts'
import { escapeText } from '../../src/kit/text.ts'

const told = (words: string, those: readonly LetterKind[]): string[] =>
  those.length === 0 ? [] : [`• ${words}: ${escapeText(those.map(({ title }) => title).join('; '))}`]

/** What else goes into a letter's envelope, and into whose envelope it goes itself: a line each, none where it goes alone. */
export function envelopeLines({ letters }: Pick<Pathway, 'letters'>, { id, encloses }: LetterKind): string[] {
  return [
    ...told(
      'In the same envelope',
      letters.filter((one) => encloses?.includes(one.id)),
    ),
    ...told(
      'Goes into the envelope of',
      letters.filter((one) => one.encloses?.includes(id)),
    ),
  ]
}
