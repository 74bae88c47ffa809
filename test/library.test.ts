import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { ruleValues } from '../src/domain/rules.ts'
import type { Fault } from '../src/library/fault.ts'
import { readCodes } from '../src/library/read-codes.ts'
import { readLetters, readPathways } from '../src/library/read-pathways.ts'
import { readProfiles } from '../src/library/read-profiles.ts'
import { readCalendars, readRules } from '../src/library/read-rules.ts'
import { type TemplateFile, templateFiles } from '../src/library/template-files.ts'
import { type Library, loadLibrary, UnsoundLibrary } from '../src/library.ts'

const templatesDir = 'templates'
const ours = loadLibrary({ templatesDir })
const checklist = 'pathways/school-checklist.yaml'
const england = 'codes/england-2024.yaml'
const holidays = 'calendars/bank-holidays-england-wales.yaml'
const timeLimit = 'rules/time-limit.yaml'

let overlayDir: string

beforeEach(() => {
  overlayDir = mkdtempSync(join(tmpdir(), 'overlay-'))
})

afterEach(() => rmSync(overlayDir, { recursive: true }))

const own = (path: string): string => readFileSync(join(templatesDir, path), 'utf8')

function lay(path: string, text: string | Uint8Array): void {
  mkdirSync(dirname(join(overlayDir, path)), { recursive: true })
  writeFileSync(join(overlayDir, path), text)
}

function load(): Library | readonly string[] {
  try {
    return loadLibrary({ templatesDir, overlayDir })
  } catch (error) {
    if (error instanceof UnsoundLibrary) return error.faults
    throw error
  }
}

// Each fault without the folder it stands in.
function faults(): string[] {
  const told = load()
  return Array.isArray(told) ? told.map((fault: string) => fault.replace(`${overlayDir}/`, '')) : []
}

// The line of the last text, each looked for from the line after the one before: "- id: decide > direction".
function lineOf(text: string, at: string): number {
  const lines = text.split('\n')
  return at.split(' > ').reduce((from, part) => {
    const found = lines.findIndex((line, n) => n >= from && line.includes(part))
    if (found < 0) throw new Error(`"${part}" is not there`)
    return found + 1
  }, 0)
}

function swap(text: string, from: string, to: string): string {
  if (!text.includes(from)) throw new Error(`"${from}" is not there`)
  return text.replace(from, () => to)
}

describe('the library', () => {
  it('as it is shipped is sound', () => {
    const library = ours
    expect([...library.pathways.keys()]).toContain('school-checklist')
    expect(library.letters.get('school-checklist/invite-initial')?.addressee).toBe('parent')
    expect(library.codes.map(({ id }) => id)).toContain('england-2024')
    expect(library.bankHolidays.days).toContainEqual({ on: '2026-12-25', name: 'Christmas Day' })
    expect(library.rules['time-limit'][0]?.value).toEqual({ n: 6, unit: 'month' })
  })

  it('takes a file of the overlay in place of its own, one that it adds beside its own, and all others from its own', () => {
    lay(checklist, swap(own(checklist), 'name: School Fast Track checklist', 'name: Our checklist'))
    lay('pathways/ours.yaml', swap(own(checklist), 'id: school-checklist', 'id: ours'))
    const library = load() as Library
    expect(library.pathways.get('school-checklist')?.name).toBe('Our checklist')
    expect([...library.pathways.keys()].sort()).toEqual(['ours', ...ours.pathways.keys()].sort())
    expect(library.letters.size).toBe(ours.letters.size)
  })

  it('follows links, as a mounted folder may be made of them, and passes over hidden files', () => {
    lay('.version/ours.yaml', swap(own(checklist), 'id: school-checklist', 'id: ours'))
    lay('pathways/.keep', '')
    symlinkSync(join(overlayDir, '.version/ours.yaml'), join(overlayDir, 'pathways/ours.yaml'))
    expect((load() as Library).pathways.has('ours')).toBe(true)
  })

  it('tells every fault of every file in one error', () => {
    lay(checklist, swap(own(checklist), 'period: fast-track-period', 'period: never'))
    lay(timeLimit, swap(own(timeLimit), 'unit: month', 'unit: week'))
    lay(england, swap(own(england), 'nation: england', 'nation: scotland'))
    expect(() => loadLibrary({ templatesDir, overlayDir })).toThrow(
      /^The templates have 3 faults:\n(.+\n){2}.+$/,
    )
  })

  it('says that a folder to be checked holds no template', () => {
    expect(() => loadLibrary({ templatesDir, laid: [overlayDir] })).toThrow(
      `${overlayDir}:1: there is no template in this folder`,
    )
  })

  it('says which overlay is not there', () => {
    expect(() => loadLibrary({ templatesDir, overlayDir: '/nowhere' })).toThrow(
      "/nowhere:1: this folder can't be read",
    )
  })
})

/** What is damaged, the text and what stands in its place, where the line is that is told, and what is told. */
type Damage = [what: string, from: string, to: string, at: string, says: string]

const damages = Object.entries(
  JSON.parse(readFileSync('test/fixtures/damaged-templates.json', 'utf8')) as Record<string, Damage[]>,
)

const shipped = templateFiles({ templatesDir }).files
const letterFiles = shipped.filter(({ path }) => path.startsWith('letters/'))
const { letters } = readLetters(letterFiles)

type Reader = (files: TemplateFile[]) => { faults: Fault[] }
const readers: Record<string, Reader> = {
  pathways: (files) => readPathways(files, letters, letterFiles),
  letters: readLetters,
  codes: readCodes,
  calendars: readCalendars,
  rules: readRules,
  profiles: readProfiles,
}

/** What a file is read with: a pathway alone, a letter with the parts of its folder, all others with the rest of theirs. */
function companions(path: string): TemplateFile[] {
  const [kind = ''] = path.split('/')
  if (kind === 'pathways') return []
  const near = kind === 'letters' ? ['letters/_', `${dirname(path)}/_`] : [`${kind}/`]
  return shipped.filter((file) => file.path !== path && near.some((start) => file.path.startsWith(start)))
}

function toldOf(path: string, text: string): Fault[] {
  const [kind = ''] = path.split('/')
  return readers[kind]?.([...companions(path), { path, file: path, text }]).faults ?? []
}

describe.each(damages)('a fault in %s is told with its line', (path, rows) => {
  it.each(rows)('%s', (_what, from, to, at, says) => {
    const text = swap(own(path), from, to)
    const fault = expect.objectContaining({
      file: path,
      line: lineOf(text, at),
      says: expect.stringContaining(says),
    })
    expect(toldOf(path, text)).toContainEqual(fault)
  })
})

const strays: [what: string, path: string, text: string | Uint8Array, says: string][] = [
  [
    'a file in no folder',
    'notes.yaml',
    '',
    'notes.yaml:1: not in one of the folders pathways, letters, papers, packs, codes, calendars, rules, profiles',
  ],
  [
    'a file in an unknown folder',
    'forms/a.yaml',
    '',
    'forms/a.yaml:1: not in one of the folders pathways, letters, papers, packs, codes, calendars, rules, profiles',
  ],
  [
    'a file of another kind',
    'pathways/ours.json',
    '{}',
    'pathways/ours.json:1: a file in pathways ends in .yaml',
  ],
  [
    'a file that is not text',
    'pathways/ours.yaml',
    new Uint8Array([0xff, 0xfe, 0x00]),
    "pathways/ours.yaml:1: can't be read as UTF-8 text: save it with the encoding UTF-8",
  ],
  [
    'a file that is larger than any template',
    'pathways/large.yaml',
    'a: b\n'.repeat(200_001),
    'pathways/large.yaml:1: is larger than 1 MB, which no template is',
  ],
  ['an empty pathway', 'pathways/empty.yaml', '', 'pathways/empty.yaml:1:1: there is nothing here'],
  [
    'a rule that nothing reads',
    'rules/penalty.yaml',
    'id: penalty',
    `rules/penalty.yaml:1: nothing reads a rule called penalty; there are ${Object.keys(ruleValues).join(', ')}`,
  ],
  [
    'a second list of bank holidays',
    'calendars/scotland.yaml',
    own(holidays),
    'calendars/scotland.yaml:3:1: a second list of bank holidays: lay it over the first instead',
  ],
]

describe('an overlay is refused for', () => {
  // All of them in one reading, which takes longer than the rest.
  let told: string[]
  beforeAll(() => {
    overlayDir = mkdtempSync(join(tmpdir(), 'overlay-'))
    for (const [, path, text] of strays) lay(path, text)
    told = faults()
    rmSync(overlayDir, { recursive: true })
  })

  it.each(strays)('%s', (_what, _path, _text, says) => expect(told).toContain(says))

  it('these and no others', () => expect(told).toHaveLength(strays.length))
})
