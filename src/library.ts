import type { BankHolidays } from './domain/bank-holidays.ts'
import type { CodeSet } from './domain/codes.ts'
import type { Pathway } from './domain/pathway/pathway.ts'
import type { Rules } from './domain/rules.ts'
import { type Fault, UnsoundLibrary } from './library/fault.ts'
import { readCodes } from './library/read-codes.ts'
import { type Packs, readPacks } from './library/read-packs.ts'
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
  readonly packs: Packs
  readonly codes: readonly CodeSet[]
  readonly bankHolidays: BankHolidays
  readonly profiles: Profiles
  readonly rules: Rules
}

const idOf = (path: string): string => path.slice('pathways/'.length).replace(/\.yaml$/, '')

/** What a shelf holds, once something asks for it. */
function shelf<T>(read: () => T): () => T {
  let held: { value: T } | undefined
  return () => {
    held ??= { value: read() }
    return held.value
  }
}

function usualFaults(
  { rules }: ReturnType<typeof readRules>,
  pathways: ReadonlyMap<string, Pathway>,
): Fault[] {
  const unnamed = rules['default-pathway'].filter(({ value }) => !pathways.has(value))
  return unnamed.map(({ value }) => ({
    file: 'templates/rules/default-pathway.yaml',
    line: 1,
    says: `no pathway is called ${value}`,
  }))
}

/** The shelves of a folder with another laid over it, each read when it is first asked for, with what is wrong on it. */
function shelvesIn(folders: TemplateFolders) {
  const { files, faults } = templateFiles(folders)
  const of = (kind: string) => files.filter(({ path }) => path.startsWith(`${kind}/`))
  const letters = shelf(() => readLetters(of('letters')))
  const pathways = shelf(() => readPathways(of('pathways'), letters().letters, of('letters')))
  return {
    faults,
    letters,
    pathways,
    texts: () => new Map(of('pathways').map(({ path, text }) => [idOf(path), text])),
    papers: shelf(() => readPapers(of('papers'))),
    packs: shelf(() => readPacks(of('packs'))),
    codes: shelf(() => readCodes(of('codes'))),
    calendars: shelf(() => readCalendars(of('calendars'))),
    rules: shelf(() => readRules(of('rules'))),
    profiles: shelf(() => readProfiles(of('profiles'))),
  }
}

type Shelves = ReturnType<typeof shelvesIn>

function sound<T extends { faults: readonly Fault[] }>(read: T): T {
  if (read.faults.length > 0) throw new UnsoundLibrary(read.faults)
  return read
}

/** The library as its shelves are asked for; each throws what is wrong with it when something first takes from it. */
function asAsked(shelves: Shelves): Library {
  return {
    get pathways() {
      sound(shelves.letters())
      return sound(shelves.pathways()).pathways
    },
    get texts() {
      return shelves.texts()
    },
    get letters() {
      return sound(shelves.letters()).letters
    },
    get papers() {
      return sound(shelves.papers()).papers
    },
    get packs() {
      return sound(shelves.packs()).packs
    },
    get codes() {
      return sound(shelves.codes()).codes
    },
    get bankHolidays() {
      const { bankHolidays } = sound(shelves.calendars())
      if (bankHolidays === null) throw new UnsoundLibrary([])
      return bankHolidays
    },
    get profiles() {
      return sound(shelves.profiles()).profiles
    },
    get rules() {
      return sound(shelves.rules()).rules
    },
  }
}

/**
 * Opens `templates/` with the overlay laid over it file by file, and reads only what is asked for: a register's import wants no
 * letter. Whatever is taken from the library throws an UnsoundLibrary where its own shelf is unsound.
 */
export function openLibrary(folders: TemplateFolders): Library {
  const shelves = shelvesIn(folders)
  if (shelves.faults.length > 0) throw new UnsoundLibrary(shelves.faults)
  return asAsked(shelves)
}

/** Reads all of `templates/` with the overlay laid over it file by file; throws an UnsoundLibrary that lists every fault with file and line. */
export function loadLibrary(folders: TemplateFolders): Library {
  const shelves = shelvesIn(folders)
  const { faults, letters, pathways, papers, packs, codes, calendars, rules, profiles } = shelves
  const all = [
    faults,
    letters().faults,
    papers().faults,
    packs().faults,
    pathways().faults,
    usualFaults(rules(), pathways().pathways),
    codes().faults,
    calendars().faults,
    rules().faults,
    profiles().faults,
  ].flat()
  if (all.length > 0) throw new UnsoundLibrary(all)
  return asAsked(shelves)
}
