import { readdirSync, readFileSync } from 'node:fs'
import { type LetterFile, parseLetters } from '../../src/documents/load-letters.ts'

const folder = new URL('../../templates/letters/school-checklist/', import.meta.url)

/** Every file of the school checklist's letters. */
export const letterFiles: LetterFile[] = readdirSync(folder).map((name) => ({
  file: `school-checklist/${name}`,
  text: readFileSync(new URL(name, folder), 'utf8'),
}))

/** The school checklist's letters and papers, as they ship. */
export const { letters, faults } = parseLetters(letterFiles)

/** One letter by its id. */
export const letter = (id: string) => {
  const found = letters.find((one) => one.id === id)
  if (!found) throw new Error(`no letter ${id}`)
  return found
}
