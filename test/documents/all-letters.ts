import { readdirSync, readFileSync } from 'node:fs'
import { type LetterFile, parseLetters } from '../../src/documents/load-letters.ts'

const root = new URL('../../templates/letters/', import.meta.url)

/** The letters of a folder and the parts that every folder shares, which lie in the root. */
const filesIn = (folder: string): LetterFile[] =>
  readdirSync(new URL(folder, root))
    .filter((name) => name.endsWith('.hbs'))
    .map((name) => ({ file: `${folder}${name}`, text: readFileSync(new URL(folder + name, root), 'utf8') }))

/** Every file of the school checklist's letters, those that it shares with other pathways among them. */
export const letterFiles: LetterFile[] = ['', 'common/', 'school-checklist/'].flatMap(filesIn)

/** The school checklist's letters and papers, as they ship. */
export const { letters, faults } = parseLetters(letterFiles)

/** One letter by its id. */
export const letter = (id: string) => {
  const found = letters.find((one) => one.id === id)
  if (!found) throw new Error(`no letter ${id}`)
  return found
}
