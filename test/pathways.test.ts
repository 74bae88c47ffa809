import { describe, expect, it } from 'vitest'
import { packPapers } from '../src/casework/pack/pack-papers.ts'
import { hasExit, reachableMeetings, reachableStages } from '../src/domain/pathway/faults/reach.ts'
import { optionNamed } from '../src/domain/pathway/options.ts'
import { type Pathway, pathwaySchema } from '../src/domain/pathway/pathway.ts'
import { pathwayFaults } from '../src/domain/pathway/soundness.ts'
import { readYaml } from '../src/library/read-yaml.ts'
import { templateFiles } from '../src/library/template-files.ts'
import { loadLibrary } from '../src/library.ts'

const { files } = templateFiles({ templatesDir: 'templates' })

const pathways = files
  .filter(({ path }) => path.startsWith('pathways/'))
  .map((file): [string, Pathway] => {
    const { value, faults } = readYaml(file, pathwaySchema)
    if (value === null) throw new Error(JSON.stringify(faults))
    return [value.id, value]
  })

const checklist = pathways.find(([id]) => id === 'school-checklist')?.[1] as Pathway

/** Every text of a template but where it was taken from. */
function wordsOf(value: unknown, key = ''): string[] {
  if (key === 'source') return []
  if (typeof value === 'string') return [value]
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([name, part]) => wordsOf(part, name))
}

/** A line of a seed, such as 001 L34, or a seed by its number or as one. */
const reference = /\bL ?\d{2,}|(?<![\d,])00[0-4]\b|\bseeds?\b/

const items = checklist.stages.flatMap((stage) => stage.items)
const prompts = items.flatMap((item) => item.prompts)

describe.each(pathways)('the pathway %s', (_id, pathway) => {
  it('has no fault', () => {
    expect(pathwayFaults(pathway)).toEqual([])
  })

  it('can come to every stage and out of every stage', () => {
    expect([...reachableStages(pathway)].sort()).toEqual(pathway.stages.map(({ id }) => id).sort())
    expect(pathway.stages.filter(({ id }) => !hasExit(pathway, id))).toEqual([])
  })

  it('can hold every meeting', () => {
    expect(reachableMeetings(pathway).size).toBe(pathway.meetings.length)
  })

  it('has a template for every letter', () => {
    const there = new Set(files.map(({ path }) => path))
    const missing = pathway.letters.filter(({ template }) => !there.has(`letters/${template}.md.hbs`))
    expect(missing.map(({ id }) => id)).toEqual([])
  })

  it('says where a thing was taken from in its source alone, never in words that people read', () => {
    expect(wordsOf(pathway).filter((text) => reference.test(text))).toEqual([])
  })

  // A council's own pathway takes the note along, and cases do open on that one.
  it('leaves it to its standing whether a case opens on it', () => {
    expect(pathway.note ?? '').not.toMatch(/case opens on it/)
  })

  it('says of every setting why it is what it is, and where the source is silent', () => {
    for (const { why, source } of Object.values(pathway.settings))
      expect(source !== undefined || /\bsource\b.*\b(not|no|only)\b/.test(why)).toBe(true)
  })
})

describe('every letter template', () => {
  it('names no line of a source where people read it', () => {
    const ours = files.filter(({ path }) => /^(letters|papers)\//.test(path))
    const read = ours.map(({ path, text }) => `${path}: ${text.replace(/^source:.*$/m, '')}`)
    expect(read.filter((text) => reference.test(text))).toEqual([])
  })

  it('names no source that only its authors have', () => {
    const told = files.filter(({ text }) => /\b(domain|peers|pathways|stack)\.md\b/.test(text))
    expect(told.map(({ path }) => path)).toEqual([])
  })

  it('is named by a pathway, as a letter or as what goes with one, or goes into packs', () => {
    const ofPathways = pathways.flatMap(([id, { letters }]) =>
      letters.flatMap(({ template, attach }) => [template, ...attach.map((paper) => `${id}/${paper}`)]),
    )
    const named = new Set<string>([...ofPathways, ...packPapers])
    expect(
      [...loadLibrary({ templatesDir: 'templates' }).letters.keys()].filter((id) => !named.has(id)),
    ).toEqual([])
  })
})

// The lines of the source: first the item's, then those of its prompts.
const lines = `
A1:4 6 7 8 9 10 11 12 13 14
A2:17 18 19
A3:22 23
B1:33 34 35 36 37 38 39
B2:42 43 44 45 46 47 48 49
B3:61
B4:64
B5:67
B6:70
B7:73
B8:76 77 78
C1:84
C2:87 88 89 90 91 92 93
C3:96 97 98 99 100 101
C4:104 105 106
C5:109 110 111 112 113
C6:116 117 118 119
D1:128 129 130 131
E1:137 138 139 140 141 142 143
E2:146
E3:149 150
E4:153
E5:156 157 158
F1:164 165 166
F2:169 170
F3:173 174
F4:177 178 179 180
F5:183 184 185
F6:188 189 190 191
G1:197 198 199 200
H1:208 209 210 211 212 213
H2:217 218 219 220 221 222 223
H3:226 228 229 230 231
H4:235 236 237 238
I1:245 247 248 249 251 252 253`

describe('the school checklist', () => {
  it('asks 35 items and 98 prompts in nine sections', () => {
    expect(items).toHaveLength(35)
    expect(prompts).toHaveLength(98)
    expect(checklist.stages.map(({ section }) => section).join('')).toBe('ABCDEFGHI')
  })

  it.each(lines.trim().split('\n'))('takes each item from its line of the source: %s', (row) => {
    const [id = '', rest = ''] = row.split(':')
    const item = items.find((one) => one.id === id)
    const sources = rest.split(' ').map((line) => `001 L${line}`)
    expect([item?.source, ...(item?.prompts ?? []).map(({ source }) => source)]).toEqual(sources)
    const ids = sources.slice(1).map((_, n) => `${id}.${String.fromCharCode(97 + n)}`)
    expect(item?.prompts.map((prompt) => prompt.id)).toEqual(ids)
    const section = checklist.stages.find((stage) => stage.items.some((one) => one.id === id))?.section
    expect(section).toBe(id[0])
  })

  it('asks nothing twice in one item', () => {
    for (const item of items)
      expect(new Set(item.prompts.map(({ text }) => text)).size).toBe(item.prompts.length)
  })

  it('asks briefly, so that a checklist fits a screen', () => {
    for (const { text } of prompts) expect(text.length).toBeLessThanOrEqual(120)
    for (const { text } of items) expect(text.length).toBeLessThanOrEqual(90)
  })

  it('wants as proof a day for the meeting, a file for signed minutes and a letter where one is sent', () => {
    const proofs = Object.fromEntries(
      items.filter(({ proof }) => proof !== 'none').map((item) => [item.id, item.proof]),
    )
    expect(proofs).toEqual({
      B1: 'date',
      B2: 'letter',
      C6: 'file',
      D1: 'letter',
      E1: 'letter',
      F6: 'file',
      G1: 'letter',
      I1: 'letter',
    })
  })

  it('calls no criterion of the council a test in law', () => {
    expect(checklist.entry?.tests.every(({ local }) => local)).toBe(true)
    expect(checklist.note).toContain('not a test in law')
  })

  it('lets nobody refer a case without unauthorised absence, or with marks missing or unexplained', () => {
    const stops = optionNamed(checklist, 'option-4')?.stops
    expect(stops?.map((stop) => 'measure' in stop && stop.measure)).toEqual([
      'unauthorised-sessions',
      'missing-sessions',
      'unexplained-sessions',
    ])
  })
})
