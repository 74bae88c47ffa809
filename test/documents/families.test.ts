import { beforeAll, describe, expect, test } from 'vitest'
import type { Block } from '../../src/documents/block.ts'
import { composeLetter } from '../../src/documents/compose-letter.ts'
import type { Paper, Papers } from '../../src/documents/paper.ts'
import { paperToDocx } from '../../src/documents/paper-to-docx.ts'
import { createTypesetter } from '../../src/documents/paper-to-pdf.ts'
import { languageTag } from '../../src/domain/language.ts'
import { letterIn } from '../../src/domain/letter-in.ts'
import type { LetterTemplate } from '../../src/domain/letter-template.ts'
import { everyLetter, orderOf } from './all-letters.ts'
import { families } from './families.ts'
import { type Placed, readDocx, readPdf, readZipped } from './read-file.ts'

type Family = (typeof families)[string]
type Made = {
  path: string
  template: LetterTemplate
  paper: Paper
  pages: string[]
  first: Placed[]
  docx: Uint8Array
}

const typesetter = createTypesetter()

/** Papers that are the same for one family as for another before it are made once. */
const seen = new Set<string>()

/** A letter, and what it is in the language of whoever reads it, as if somebody had checked that. */
function readIn(path: string, template: LetterTemplate, language: string | null): [string, LetterTemplate][] {
  const checked = { by: 'A. N. Other', on: '2026-11-20' }
  const translations = template.translations?.map((one) => ({ ...one, checked })) ?? []
  const found = letterIn({ ...template, translations }, languageTag(language ?? '') ?? 'en')
  const spoken = 'template' in found && found.template.language !== undefined ? [found.template] : []
  return [[path, template], ...spoken.map((one): [string, LetterTemplate] => [`${path}, ${language}`, one])]
}

/** The certificate stands on pages of its own and has tests of its own: a letter is looked at without. */
function papersFor({ facts }: Family) {
  const every = [...everyLetter].flatMap(([path, template]) => readIn(path, template, facts.to.language))
  return every.flatMap(([path, template]) => {
    const { facts: given, certificate } = orderOf(template, facts, 1)
    const whole = composeLetter(template, given, certificate)
    const paper = whole.layout === 'letter' ? { ...whole, appendix: [] } : whole
    const key = `${path} ${JSON.stringify(paper)}`
    const isNew = !seen.has(key)
    seen.add(key)
    return isNew ? [{ path, template, paper }] : []
  })
}

const begins = /Our reference|Ein cyfeirnod/

/** Every letter of a family in one file for the printer, where each begins a sheet of its own, and each as a Word file. */
async function make(family: Family): Promise<{ made: Made[]; accessible: boolean }> {
  const papers = papersFor(family)
  const pdf = typesetter.pdf(...(papers.map(({ paper }) => paper) as unknown as Papers))
  const { pages, placed, accessible } = await readPdf(pdf)
  const starts = pages.flatMap((text, at) => (begins.test(text) ? [at] : []))
  if (starts.length !== papers.length) throw new Error(`${starts.length} of ${papers.length} letters begin`)
  const made = papers.map(async (one, at) => ({
    ...one,
    pages: pages.slice(starts[at], starts[at + 1]).filter((text) => text.trim() !== ''),
    first: placed[starts[at] ?? 0] ?? [],
    docx: await paperToDocx(one.paper),
  }))
  return { made: await Promise.all(made), accessible }
}

const bare = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '')
const footer = /(Signed\s*)?FT-2026-0001\s+(Page \d+ of|Tudalen \d+ o) \d+|Signed\s*$/g

const headOf = (block: Block): string[] =>
  block.kind === 'table'
    ? [
        bare(
          block.head.map(({ runs }) => runs.map((run) => ('text' in run ? run.text : '')).join('')).join(''),
        ),
      ]
    : []

/** What a PDF says from first to last, a table's heading that is repeated over the page left out. */
function saidIn({ pages, paper }: Made): string {
  const heads = paper.body.flatMap(headOf).filter((head) => head !== '')
  const told = pages.map((page, at) => {
    const text = bare(page.replace(footer, ''))
    const before = bare(pages.slice(0, at).join(''))
    const again = heads.find((head) => text.startsWith(head) && before.includes(head))
    return text.slice(again?.length ?? 0)
  })
  // How many pages there are is for Word to count when it prints.
  return told.join('').replace(/consistingof\d+page/, 'consistingofpage')
}

/** The first place where two texts differ, with what stands around it; null where they are the same. */
function differ(pdf: string, word: string): string | null {
  if (pdf === word) return null
  const at = [...pdf].findIndex((sign, index) => sign !== word[index])
  return `…${pdf.slice(at - 20, at + 30)}… is …${word.slice(at - 20, at + 30)}… in Word`
}

const twips = 1440 / 25.4

/** How far down a Word file's page the addressee stands: the margin, and the row that the letterhead has to itself. */
function addressInWord(docx: Uint8Array): number {
  const xml = readZipped(docx, 'word/document.xml')
  const [, top = '0'] = /<w:pgMar[^>]*w:top="(\d+)"/.exec(xml) ?? []
  const [, row = '0'] = /<w:trHeight w:val="(\d+)"/.exec(xml) ?? []
  return (Number(top) + Number(row)) / twips
}

/** Where the address is outside the window of a DL envelope, 20 to 100 mm across and 53 to 81 mm down, in words. */
function outsideWindow({ paper, first, docx }: Made): string[] {
  const lines = first.filter(({ right, down }) => right < 100 && down > 52 && down < 83)
  const shown = bare(lines.map(({ text }) => text).join(''))
  const seen = shown.startsWith(bare(paper.to.join(''))) ? [] : [`the window shows ${shown}`]
  const inside = lines.every(({ right }) => right >= 20) ? [] : ['the address begins too far left']
  const word = addressInWord(docx)
  return [...seen, ...inside, ...(Math.abs(word - 53) < 1 ? [] : [`in Word it begins ${word} mm down`])]
}

const gaps = /undefined|\bnull\b|NaN|\[object/
const often = (name: string): number => (/long|markup/.test(name) ? 2 : 1)

describe.each(Object.entries(families))('every letter for %s', (name, family) => {
  let all: Awaited<ReturnType<typeof make>>
  beforeAll(async () => {
    all = await make(family)
  }, 60_000)

  const wrong = (look: (one: Made) => unknown[]) =>
    all.made.flatMap((one) => {
      const found = look(one)
      return found.length === 0 ? [] : [[one.path, ...found]]
    })

  test('is an accessible PDF', () => expect(all.accessible).toBe(true))

  test(`is on ${often(name)} ${often(name) === 1 ? 'page' : 'pages'} and the certificate`, () =>
    expect(
      wrong(({ paper, pages }) =>
        paper.layout === 'letter' && pages.length > often(name) ? [pages.length, pages.at(-1)] : [],
      ),
    ).toEqual([]))

  test('leaves no signature alone on its last page', () =>
    expect(
      wrong(({ paper, pages }) => {
        const { sincerely } = paper.voice.words
        const last = (pages.at(-1) ?? '').trim()
        return paper.signOff === null || (last.includes(sincerely) && !last.startsWith(sincerely))
          ? []
          : [last]
      }),
    ).toEqual([]))

  test('says the same in PDF and Word, in the same order', () =>
    expect(wrong((one) => [differ(saidIn(one), bare(readDocx(one.docx)))].filter(Boolean))).toEqual([]))

  test('shows all of the address in the window of its envelope', () =>
    expect(wrong((one) => (one.paper.layout === 'letter' ? outsideWindow(one) : []))).toEqual([]))

  test('has no gap, and tells a parent nothing of where another is', () =>
    expect(
      wrong(({ template, pages, paper }) => {
        const text = bare(pages.join(''))
        const told =
          template.addressee === 'parent'
            ? family.elsewhere.filter((words) => text.includes(bare(words)))
            : []
        const to = [...paper.to, paper.salutation].filter((line) => !text.includes(bare(line)))
        return [...told, ...to, ...(gaps.exec(pages.join('\n')) ?? [])]
      }),
    ).toEqual([]))
})
