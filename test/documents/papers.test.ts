import { afterAll, describe, expect, test } from 'vitest'
import { plainForms } from '../../src/casework/papers/offered-forms.ts'
import { recordPaper } from '../../src/casework/papers/record-paper.ts'
import type { Cell } from '../../src/documents/block.ts'
import { composeByHand } from '../../src/documents/compose-by-hand.ts'
import { composePaper } from '../../src/documents/compose-paper.ts'
import { factsIn } from '../../src/documents/facts-in.ts'
import { paperToText } from '../../src/documents/paper-to-text.ts'
import { closeLetters, renderPapers } from '../../src/documents/render-letter.ts'
import { day } from '../../src/domain/day.ts'
import { type PaperFacts, paperIds } from '../../src/domain/paper-facts.ts'
import { readPapers } from '../../src/library/read-papers.ts'
import { openLibrary } from '../../src/library.ts'
import { packed, readDocx, readPdf, readZipped } from './read-file.ts'

const templatesDir = new URL('../../templates', import.meta.url).pathname
const { papers, letters, pathways } = openLibrary({ templatesDir })

const blank: PaperFacts = {
  reference: null,
  date: day('2026-11-23'),
  school: { name: 'Oak School', address: [], phone: null, email: null },
  pupil: null,
  contact: 'the school office',
  stages: [],
  form: null,
  meeting: null,
  sitting: [],
  parent: null,
  letters: [],
}
const nasty = '**Bold** `box` | <b> {{x}} # 1. Name'
const full: PaperFacts = {
  ...blank,
  reference: 'FT-2026-0001',
  school: { name: nasty, address: [nasty], phone: '01632 960100', email: 'office@example.org' },
  pupil: { forename: nasty, fullName: nasty, form: nasty },
  stages: [
    {
      section: 'A',
      title: nasty,
      says: nasty,
      items: [{ id: 'A1', text: nasty, prompts: [nasty], proof: nasty }],
    },
  ],
  form: {
    title: nasty,
    by: [nasty],
    fields: [
      { title: nasty, when: nasty, hint: nasty, boxes: [[nasty, nasty], [nasty]], lines: 0 },
      { title: nasty, when: null, hint: null, boxes: [], lines: 4 },
    ],
  },
  meeting: { title: nasty, day: day('2026-12-09'), time: '15:30', place: nasty },
  sitting: Array.from({ length: 12 }, () => ({ name: nasty, role: nasty })),
  parent: { name: nasty, salutation: nasty, address: [nasty] },
  letters: Array.from({ length: 20 }, () => ({ what: nasty, to: nasty })),
}

afterAll(closeLetters)

describe.each(paperIds)('the paper %s', (id) => {
  const made = (facts: PaperFacts) => renderPapers(composePaper(papers.get(id)!, facts))

  test('is accessible and blank where nothing is known', async () => {
    const { pages, accessible } = await readPdf((await made(blank)).pdf)
    expect(accessible).toBe(true)
    expect(pages.join(' ')).not.toMatch(/null|undefined|\{\{/)
  })

  test('says on every page what to do with it, and has room for who and when', async () => {
    const { pdf, docx } = await made(full)
    const foot = packed(papers.get(id)?.foot ?? 'no foot')
    for (const page of (await readPdf(pdf)).pages) {
      expect(packed(page)).toContain(foot)
      expect(packed(page)).toContain('Filledinby')
      expect(packed(page)).toContain('FT-2026-0001')
    }
    expect(
      packed(
        readZipped(docx, 'word/footer1.xml')
          .replace(/<[^>]+>/g, '')
          .replaceAll('&apos;', "'"),
      ),
    ).toContain(foot)
  })

  test('prints what was typed as it was typed', async () => {
    const { pdf, docx } = await made(full)
    expect(packed((await readPdf(pdf)).pages.join(''))).toContain(packed(nasty))
    expect(packed(readDocx(docx))).toContain(packed(nasty))
  })
})

test('several papers in one file begin on sheets of their own and count their own pages', async () => {
  const sheet = composePaper(papers.get('signatures')!, full)
  const { pages } = await readPdf((await renderPapers(sheet, sheet, sheet)).pdf)
  const starts = pages.flatMap((page, at) => (page.includes('Our reference') ? [at] : []))
  expect(starts).toHaveLength(3)
  expect(starts.filter((at) => at % 2 === 1)).toEqual([])
  for (const at of starts) expect(pages[at]).toMatch(/Page 1 of \d/)
})

test('a library without one of the papers is refused by the name of what is missing', () => {
  const { faults } = readPapers([])
  expect(faults.map(({ file, says }) => `${file}: ${says}`)).toContain(
    'templates/papers/checklist.md.hbs: this paper is missing',
  )
})

const wordsOf = (cells: readonly Cell[]): string =>
  cells.flatMap(({ runs }) => runs.map((run) => ('text' in run ? run.text : ''))).join('')

const byHand = [...letters].filter(([, { by_hand: foot }]) => foot !== undefined)

test.each(byHand)(
  'the form %s is printed with nothing known, without a gap, in PDF and Word',
  async (_, form) => {
    const paper = composeByHand(form, { date: day('2026-11-23'), school: { name: 'Oak School' } })
    const { pdf, docx } = await renderPapers(paper)
    const { pages, accessible } = await readPdf(pdf)
    expect(accessible).toBe(true)
    const text = pages.join(' ')
    expect(text).not.toMatch(/undefined|null|NaN|\{\{|\p{Co}|English/u)
    // What is not known is a line to write on, and never a sentence that goes on without it.
    expect(paperToText(paper)).not.toMatch(/ [,.;:]|\(\)|^[,.;]/m)
    for (const page of pages) expect(packed(page)).toContain(packed(form.by_hand ?? 'no foot'))
    // What asks for a signature goes over to the next page with its table.
    const heads = paper.body.flatMap((block) => (block.kind === 'table' ? [packed(wordsOf(block.head))] : []))
    const alone = pages.slice(1).filter((page) => heads.some((head) => packed(page).startsWith(head)))
    expect(alone).toEqual([])
    expect(packed(readDocx(docx))).not.toMatch(/undefined|null|NaN|PhoneEmail|\p{Co}/u)
  },
)

test('a form that is partly known says what is known, markup and all, and leaves lines for the rest', async () => {
  const [, minutes] = byHand.find(([id]) => id === 'common/minutes')!
  const known = {
    date: day('2026-11-23'),
    pupil: { fullName: `${nasty}\uE001` },
    minutes: { day: day('2026-12-09') },
  }
  const text = paperToText(composeByHand(minutes, known))
  expect(text).toContain(`${nasty}, born ____, ____.`)
  expect(text).toContain('We met on Wednesday 9 December 2026 at ____, at ____.')
})

test.each([...pathways])(
  'every form of %s has a paper with each of its questions and choices',
  (_, pathway) => {
    const plain = [...plainForms({ shelves: { letters } as never }, pathway).values()]
    const printed = pathway.letters.flatMap(({ template, prints = [] }) =>
      letters.get(template)?.by_hand === undefined ? [] : prints,
    )
    expect([...plain.map(({ id }) => id), ...printed].sort()).toEqual(
      pathway.records.map(({ id }) => id).sort(),
    )
    for (const record of plain) {
      const form = recordPaper(pathway, record)
      const text = packed(paperToText(composePaper(papers.get('record')!, { ...blank, form })))
      const asked = record.fields.flatMap(({ title, choices = [] }) => [
        title,
        ...choices.map((one) => one.title),
      ])
      expect([record.title, ...asked].filter((words) => !text.includes(packed(words)))).toEqual([])
      expect(form.fields.filter(({ boxes, lines }) => boxes.length + lines === 0)).toEqual([])
    }
  },
)

test('a paper that prints a form of the pathway’s own asks for all of it', () => {
  const partly = [...pathways.values()].flatMap((pathway) =>
    pathway.letters.flatMap(({ template, prints = [] }) => {
      const { by_hand: byHand, title = '', body = '' } = letters.get(template) ?? {}
      const facts = byHand === undefined ? [] : factsIn(title + body)
      const records = pathway.records.filter(({ id }) => byHand !== undefined && prints.includes(id))
      return records.flatMap(({ id, fields }) =>
        fields.map((field) => `record.${id}.${field.id}`).filter((fact) => !facts.includes(fact)),
      )
    }),
  )
  expect(partly).toEqual([])
})
