import type { BankHolidays } from './domain/bank-holidays.ts'
import type { CodeSet } from './domain/codes.ts'
import type { Pathway } from './domain/pathway/pathway.ts'
import type { Rules } from './domain/rules.ts'
import { UnsoundLibrary } from './library/fault.ts'
import { readCodes } from './library/read-codes.ts'
import { type Papers, readPapers } from './library/read-papers.ts'
import { type Letters, readLetters, readPathways } from './library/read-pathways.ts'
import { type Profiles, readProfiles } from './library/read-profiles.ts'
import { readCalendars, readRules } from './library/read-rules.ts'
import { type TemplateFolders, templateFiles } from './library/template-files.ts'

export { adoptedText } from './library/adopted-text.ts'
export { type Fault, UnsoundLibrary } from './library/fault.ts'

/** Everything that a school or council may change without a programmer, read once and sound. */
export type Library = {
  readonly pathways: ReadonlyMap<string, Pathway>
  /** The text of each pathway's file, by the pathway's id. */
  readonly texts: ReadonlyMap<string, string>
  readonly letters: Letters
  readonly papers: Papers
  readonly codes: readonly CodeSet[]
  readonly bankHolidays: BankHolidays
  readonly profiles: Profiles
  readonly rules: Rules
}

const idOf = (path: string): string => path.slice('pathways/'.length).replace(/\.yaml$/, '')

/** Reads `templates/` with the overlay laid over it file by file; throws an UnsoundLibrary that lists every fault with file and line. */
export function loadLibrary(folders: TemplateFolders): Library {
  const { files, faults } = templateFiles(folders)
  const of = (kind: string) => files.filter(({ path }) => path.startsWith(`${kind}/`))
  const letters = readLetters(of('letters'))
  const pathways = readPathways(of('pathways'), letters.letters, of('letters'))
  const papers = readPapers(of('papers'))
  const codes = readCodes(of('codes'))
  const calendars = readCalendars(of('calendars'))
  const rules = readRules(of('rules'))
  const profiles = readProfiles(of('profiles'))
  const unnamed = rules.rules['default-pathway'].filter(({ value }) => !pathways.pathways.has(value))
  const usual = unnamed.map(({ value }) => ({
    file: 'templates/rules/default-pathway.yaml',
    line: 1,
    says: `no pathway is called ${value}`,
  }))
  const all = [
    faults,
    letters.faults,
    papers.faults,
    pathways.faults,
    usual,
    codes.faults,
    calendars.faults,
    rules.faults,
    profiles.faults,
  ].flat()
  const { bankHolidays } = calendars
  if (all.length > 0 || bankHolidays === null) throw new UnsoundLibrary(all)
  return {
    pathways: pathways.pathways,
    texts: new Map(of('pathways').map(({ path, text }) => [idOf(path), text])),
    letters: letters.letters,
    papers: papers.papers,
    codes: codes.codes,
    bankHolidays,
    rules: rules.rules,
    profiles: profiles.profiles,
  }
}
