import type { z } from 'zod'
import type { LetterTemplate } from '../domain/letter-template.ts'
import { type Translation, translationHead } from '../domain/letter-translation.ts'
import { englishVersion, partsOf } from './english-version.ts'
import { factsIn } from './facts-in.ts'
import { type LineFault, noHead, readHead, splitFrontMatter, templateFaults } from './front-matter.ts'
import { frameFaults } from './voice.ts'

/** A file under `templates/letters` by what its name says: `_help.cy.md.hbs` is the Welsh of the shared part `help`. */
export type NamedFile = { file: string; text: string; id: string; part: boolean; language: string | null }

type Head = z.infer<typeof translationHead>
type Read = { translation: Translation | null; faults: LineFault[] }
/** The shared parts of a language, and what is wrong with the words that stand around every letter in it. */
type Shared = { parts: Record<string, string>; frame: readonly string[] }
type Asked = Shared & { english: LetterTemplate; language: string; facts?: z.ZodType }

/** The shared part that holds what stands around every letter: the greeting, the sign-off, and so on. */
const FRAME = 'frame'

function partFaults({ english, parts, frame, language }: Asked): LineFault[] {
  const lacking = [...partsOf(english.body), FRAME].filter((name) => parts[name] === undefined)
  return [
    ...lacking.map((name) => `there is no _${name}.${language}.md.hbs beside it or beside the folders`),
    ...frame.map((says) => `_${FRAME}.${language}.md.hbs: ${says}`),
  ].map((message) => ({ line: 1, message }))
}

function headFaults({ language }: Asked, head: Head | null): LineFault[] {
  if (head === null || head.translation.language === language) return []
  return [{ line: 3, message: `the language ${head.translation.language} is not the one in the file's name` }]
}

function textFaults(asked: Asked, head: Head | null, body: string, bodyLine: number): LineFault[] {
  const { needs, addressee } = asked.english
  const { language } = asked
  const letter = { needs, addressee, language, parts: { ...asked.english.parts, ...asked.parts } }
  const title = head === null ? [] : templateFaults(head.title, letter, asked.facts)
  return [
    ...title.map((fault) => ({ ...fault, line: 1 })),
    ...templateFaults(body, letter, asked.facts).map((one) => ({ ...one, line: one.line + bodyLine })),
  ]
}

function parsed(asked: Asked, text: string): Read {
  const pieces = splitFrontMatter(text)
  if (pieces === null)
    return {
      translation: null,
      faults: [noHead(translationHead)],
    }
  const { value, faults } = readHead(translationHead, pieces.head)
  const all = [
    ...faults,
    ...headFaults(asked, value),
    ...partFaults(asked),
    ...textFaults(asked, value, pieces.body, pieces.bodyLine),
  ]
  if (value === null || all.length > 0) return { translation: null, faults: all }
  const unlike = unlikeFaults(asked, { title: value.title, body: pieces.body })
  if (unlike.length > 0) return { translation: null, faults: unlike }
  const { language, of, checked_by: by, checked_on: on } = value.translation
  const translation = {
    language,
    current: of === englishVersion(asked.english),
    checked: by === null || on === null ? null : { by, on },
    name: value.name,
    title: value.title,
    body: pieces.body,
    parts: asked.parts,
  }
  return { translation, faults: [] }
}

/** Facts that only one of the two names: a date left out in translation is a date that a family is not told. */
function unlikeFaults({ english }: Asked, { title, body }: { title: string; body: string }): LineFault[] {
  const [here, there] = [factsIn(title + body), factsIn(english.title + english.body)]
  const says = (names: string[], others: string[], words: string) =>
    names.filter((name) => !others.includes(name)).map((name) => ({ line: 1, message: `${name} ${words}` }))
  return [
    ...says(there, here, 'is in the English and not here'),
    ...says(here, there, 'is not in the English'),
  ]
}

type Translated = { id: string; file: string } & Read

function sharedIn(files: readonly NamedFile[], language: string): Shared {
  const shared = files.filter((one) => one.part && one.language === language)
  const parts = Object.fromEntries(shared.map(({ id, text }) => [id, text]))
  return { parts, frame: parts[FRAME] === undefined ? [] : frameFaults(parts[FRAME]) }
}

/** Gives each English letter its translations from the files beside it; a translation without its English, or with other fields, is a fault. */
export function withTranslations(
  files: readonly NamedFile[],
  letters: readonly LetterTemplate[],
  facts?: z.ZodType,
): { letters: LetterTemplate[]; faults: string[] } {
  const inEnglish = new Set(files.filter(({ language }) => language === null).map(({ id }) => id))
  const languages = new Set(files.flatMap(({ language }) => language ?? []))
  const shared = new Map([...languages].map((one) => [one, sharedIn(files, one)]))
  const read = ({ file, text, id }: NamedFile, language: string): Translated => {
    const english = letters.find((letter) => letter.id === id)
    const alone = { line: 1, message: `there is no English letter ${id} beside it that this translates` }
    // An English letter that is there but can't be read has been told already.
    if (english === undefined)
      return { id, file, translation: null, faults: inEnglish.has(id) ? [] : [alone] }
    const { parts = {}, frame = [] } = shared.get(language) ?? {}
    return { id, file, ...parsed({ english, language, parts, frame, ...(facts && { facts }) }, text) }
  }
  const all = files.flatMap((one) => (one.part || one.language === null ? [] : [read(one, one.language)]))
  const translated = (letter: LetterTemplate): LetterTemplate => {
    const translations = all.flatMap((one) =>
      one.id === letter.id && one.translation ? [one.translation] : [],
    )
    return translations.length === 0 ? letter : { ...letter, translations }
  }
  return {
    letters: letters.map(translated),
    faults: all.flatMap(({ file, faults }) =>
      faults.map(({ line, message }) => `${file}:${line}: ${message}`),
    ),
  }
}
