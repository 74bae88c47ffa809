import { zipSync } from 'fflate'
import type { LetterTemplate } from '../domain/letter-template.ts'
import { translationText } from './translation-text.ts'

const says = (language: string): string =>
  `The English of letters that are to go out in ${language}.

Translate what is outside double braces: {{...}} is filled in for each family, and stays as it is.
After a number, {{count ... "day"}} holds a word in quotation marks: translate that word too.
Keep each file's name and the lines between --- at its head, but for name and title, which are translated too.
Have somebody else who reads ${language} check it, and write who and when as checked_by and checked_on.

Nothing in these files is about any family. When they come back, put them into the folder "letters" of the council's templates.
`

const earliest = new Date('1980-01-01T00:00:00Z')

/** The English of letters for a translator, as the files that a translation is kept in, with what they share, in one zip; `place` is a letter's path under `templates/letters`, `language` by its tag and its name. */
export function translationZip(
  letters: readonly { place: string; template: LetterTemplate }[],
  { tag, name }: { tag: string; name: string },
): Uint8Array {
  const texts = letters.map(({ place, template }) => ({ place, ...translationText(template, tag) }))
  const files = new Map([
    ['read-me-first.txt', says(name)],
    ...texts
      .flatMap(({ parts }) => parts)
      .map(([part, text]) => [`letters/_${part}.${tag}.md.hbs`, text] as const),
    ...texts.map(({ place, text }) => [`letters/${place}.${tag}.md.hbs`, text] as const),
  ])
  const bytes = [...files].map(([path, text]) => [path, new TextEncoder().encode(text)] as const)
  // One input gives one file: a zip would otherwise hold the moment that it was made.
  return zipSync(Object.fromEntries(bytes), { mtime: earliest })
}
