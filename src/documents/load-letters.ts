import type { z } from 'zod'
import { type LetterTemplate, letterHead } from '../domain/letter-template.ts'
import { type LineFault, noHead, readHead, splitFrontMatter, templateFaults } from './front-matter.ts'
import { type NamedFile, withTranslations } from './load-translations.ts'

/** A letter template read from its file, or everything that is wrong with it, each fault with file and line. */
export type ParsedLetter = { letter: LetterTemplate | null; faults: string[] }
/** A file under `templates/letters`: its name for faults, and its text. */
export type LetterFile = { file: string; text: string }

/** Reads one letter template; `parts` are the shared pieces that it may include by name. */
export function parseLetterTemplate(
  file: string,
  text: string,
  parts: Record<string, string> = {},
  facts?: z.ZodType,
): ParsedLetter {
  const said = (faults: LineFault[]) => faults.map((fault) => `${file}:${fault.line}: ${fault.message}`)
  const pieces = splitFrontMatter(text)
  if (!pieces)
    return {
      letter: null,
      faults: said([noHead(letterHead)]),
    }
  const head = readHead(letterHead, pieces.head)
  const asked = { needs: head.value?.needs ?? [], addressee: head.value?.addressee ?? 'parent', parts }
  const titleLine = pieces.head.split('\n').findIndex((line) => line.startsWith('title:')) + 2
  const faults = [
    ...head.faults,
    ...(head.value
      ? templateFaults(head.value.title, asked, facts).map((fault) => ({ ...fault, line: titleLine }))
      : []),
    ...(head.value
      ? templateFaults(pieces.body, asked, facts).map((fault) => ({
          ...fault,
          line: fault.line + pieces.bodyLine,
        }))
      : []),
  ]
  if (head.value === null || faults.length > 0) return { letter: null, faults: said(faults) }
  return { letter: { ...head.value, body: pieces.body, parts }, faults: [] }
}

const NAME = /([^/]*?)(?:\.([A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*))?\.md\.hbs$/

function named({ file, text }: LetterFile): NamedFile {
  const [, name = '', language = null] = NAME.exec(file) ?? []
  const part = name.startsWith('_')
  return { file, text, id: part ? name.slice(1) : name, part, language }
}

function idFaults(letters: { file: string; letter: LetterTemplate }[]): string[] {
  const first = new Map<string, string>()
  return letters.flatMap(({ file, letter }) => {
    const other = first.get(letter.id)
    if (other !== undefined) return [`${file}:2: the id ${letter.id} is already used in ${other}`]
    first.set(letter.id, file)
    return file.endsWith(`/${letter.id}.md.hbs`)
      ? []
      : [`${file}:2: the id ${letter.id} is not the file's name`]
  })
}

/**
 * Reads every file of a folder of letters together: `_name.md.hbs` is a shared part, any other file a letter, and one with a
 * language before its ending, as `name.cy.md.hbs`, a translation. `facts` are what they may print.
 */
export function parseLetters(
  given: readonly LetterFile[],
  facts?: z.ZodType,
): { letters: LetterTemplate[]; faults: string[] } {
  const files = given.map(named)
  const inEnglish = files.filter(({ language }) => language === null)
  const parts = Object.fromEntries(inEnglish.filter(({ part }) => part).map(({ id, text }) => [id, text]))
  const parsed = inEnglish
    .filter(({ part }) => !part)
    .map(({ file, text }) => ({ file, ...parseLetterTemplate(file, text, parts, facts) }))
  const read = parsed.flatMap(({ file, letter }) => (letter ? [{ file, letter }] : []))
  const { letters, faults } = withTranslations(
    files,
    read.map(({ letter }) => letter),
    facts,
  )
  return { letters, faults: [...parsed.flatMap((one) => one.faults), ...idFaults(read), ...faults] }
}
