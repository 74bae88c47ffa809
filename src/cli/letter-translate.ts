import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { translationText } from '../documents/translation-text.ts'
import { languageName, languageTag } from '../domain/language.ts'
import type { LetterTemplate } from '../domain/letter-template.ts'
import { type Call, exit, Misuse, Refusal, type Verb } from './verb.ts'

/** The folder of the council's templates: the one that was named, else `TEMPLATES_DIR`. */
function folderOf(call: Call): string {
  const folder = call.text('into') ?? call.config().templatesDir
  if (folder === undefined)
    throw new Misuse('Name the folder of your templates with --into, or set TEMPLATES_DIR.')
  return folder
}

function write(file: string, text: string): void {
  try {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text, { flag: 'wx' })
  } catch {
    throw new Refusal(`${file} can't be written.`)
  }
}

/** The shared parts that other letters in this language have already. */
function translatedParts(call: Call, language: string): Set<string> {
  const all = [...call.library().letters.values()].flatMap(({ translations = [] }) => translations)
  return new Set(all.filter((one) => one.language === language).flatMap(({ parts }) => Object.keys(parts)))
}

/** Where the new file goes; refused where the letter has a sound translation, or the folder has a file, already. */
function placeOf(folder: string, id: string, language: string, letter: LetterTemplate): string {
  if (letter.translations?.some((one) => one.language === language && one.current))
    throw new Refusal(`The letter ${id} is in ${languageName(language)} already.`)
  const file = join(folder, `${id}.${language}.md.hbs`)
  if (existsSync(file)) throw new Refusal(`There is a file ${file} already.`)
  return file
}

/** Begins a translation: the letter and the shared parts that it needs, in English, with all that a checked one must say. */
export const letterTranslate: Verb = {
  words: 'letter translate',
  help: "Begin a letter's translation: a file with its English, for the translator",
  args: ['ID'],
  options: {
    language: { form: 'LANGUAGE', needed: true, help: 'A language by name or tag: Urdu, ur' },
    into: { form: 'FOLDER', help: 'The folder of your templates; TEMPLATES_DIR unless said' },
  },
  async run(call) {
    const [id = ''] = call.args
    const language = languageTag(call.text('language') ?? '')
    if (language === null || language === 'en') throw new Misuse('--language wants a language such as Urdu.')
    const letter = call.library().letters.get(id)
    if (letter === undefined) throw new Refusal(`There is no letter ${id}.`)
    const folder = join(folderOf(call), 'letters')
    const file = placeOf(folder, id, language, letter)
    const { text, parts } = translationText(letter, language)
    const known = translatedParts(call, language)
    const shared = parts
      .filter(([name]) => !known.has(name))
      .map(([name, part]) => [join(folder, `_${name}.${language}.md.hbs`), part] as const)
      .filter(([path]) => !existsSync(path))
    for (const [path, words] of [...shared, [file, text] as const]) write(path, words)
    for (const path of [file, ...shared.map(([path]) => path)]) call.say(`Wrote ${path}`)
    call.say(
      'Translate what is outside double braces, have it checked, and fill in checked_by and checked_on.',
    )
    return exit.done
  },
}
