import { spawnSync } from 'node:child_process'
import { afterAll, describe, expect, it } from 'vitest'
import { bindBook } from '../../../src/documents/pack/bind-book.ts'
import type { Book } from '../../../src/documents/pack/book.ts'
import { differs } from '../../../src/documents/pack/differs.ts'
import {
  bindOnThread,
  closePacks,
  inspectOnThread,
  searchOnThread,
} from '../../../src/documents/pack/pack-desk.ts'
import { aLockedPdf, aPdf, aPdfOf } from '../a-pdf.ts'
import { photograph, takenAt } from '../a-photograph.ts'
import { readPdf } from '../read-file.ts'
import { aBook, aPaper, bookOf, minutes } from './a-book.ts'
import { bookmarksOf, linksOn, openPdf } from './open-pdf.ts'

const nothing = { secrets: [], open: [] }
const bind = (book: Book) => bindBook(book, nothing)
const book = aBook({ draft: ['AB/1 is not signed'] })
const bound = await bind(book)
const { pages } = await readPdf(bound.pdf)
const pdf = await openPdf(bound.pdf)

describe('a book is bound into one PDF', () => {
  it('with every part on the pages that its manifest says, numbered through', () => {
    const places = bound.manifest.parts.map(({ label, title, from, to }) => [label ?? title, from, to])
    expect(places).toEqual([
      ['Statement of a witness', 2, 3],
      ['AB/1', 4, 7],
      ['AB/2', 8, 9],
      ['AB/3', 10, 10],
    ])
    expect(bound.manifest.pages).toBe(pages.length)
    for (const [index, text] of pages.entries()) expect(text).toContain(`Page ${index + 1} of 10`)
    for (const { title, from } of bound.manifest.parts) expect(pages[from - 1]).toContain(title)
    expect(pages[4]).toContain('Minutes taken')
  })

  it('whose contents name each part and its page, and say where there is none', () => {
    for (const { title, from } of bound.manifest.parts)
      expect(pages[0]).toMatch(new RegExp(`${title}\\s*${from}\\b`))
    expect(pages[0]).toMatch(/Previous convictions\s*None\./)
  })

  it('whose contents and bookmarks lead there', async () => {
    const links = await linksOn(pdf, 1)
    expect([...new Set(links)].sort((one, other) => one - other)).toEqual([2, 4, 8, 10])
    expect(await bookmarksOf(pdf)).toEqual([
      { title: 'Evidence to be served', page: 1, below: [] },
      {
        title: 'Evidence',
        page: 2,
        below: [
          { title: 'Statement of a witness', page: 2, below: [] },
          { title: 'AB/1 Minutes of the first meeting', page: 4, below: [] },
          { title: 'AB/2 The signed page', page: 8, below: [] },
          { title: 'AB/3 A board', page: 10, below: [] },
        ],
      },
    ])
  })

  it('with the sheet on its side where a page is, and A4 throughout', async () => {
    const sizes: string[] = []
    for (let number = 1; number <= pdf.numPages; number += 1) {
      const { width, height } = (await pdf.getPage(number)).getViewport({ scale: 1 })
      sizes.push(`${Math.round(width)}×${Math.round(height)}`)
    }
    const lying = sizes.flatMap((size, index) => (size === '842×595' ? [index + 1] : []))
    expect(lying).toEqual([6, 7, 10])
    expect(new Set(sizes)).toEqual(new Set(['595×842', '842×595']))
  })

  it('with our own papers and slips in their own size, and whole sheets of others fitted', async () => {
    const size = async (page: number, words: string) => {
      const { items } = await (await pdf.getPage(page)).getTextContent()
      return Math.hypot(...items.find(({ str }) => str.startsWith(words))!.transform.slice(0, 2))
    }
    expect(await size(2, 'Statement')).toBeCloseTo(14)
    expect(await size(5, 'Minutes taken')).toBeCloseTo(24 * ((190 / 210) * (595.28 / 595)), 1)
    expect(await size(7, 'A slip')).toBeCloseTo(24)
  })

  it('with what is wrong on the cover, and why it is a draft on every page', async () => {
    expect(pages[3]).toContain('The parent has not signed it')
    for (const text of pages) expect(text).toContain('DRAFT, not to be served: AB/1 is not signed')
    const final = await readPdf((await bind(aBook())).pdf)
    expect(final.pages.join()).not.toMatch(/draft/i)
    expect(final.pages).toHaveLength(pages.length)
    const draft = Array.from({ length: 9 }, (_, index) => `AB/${index} has no proof of service`)
    const long = (await readPdf((await bind({ ...bookOf(minutes), draft })).pdf)).pages
    expect(long.every((text) => text.includes('Page 1 says why, in 9 points.'))).toBe(true)
    expect(draft.every((reason) => long[0]?.includes(reason))).toBe(true)
  })

  it('without the place that a telephone wrote into a photograph, whose picture stays as it was', async () => {
    const scan = aPdfOf(takenAt(1, 'LATITUDE 52.4'), 75, 50)
    const around = Buffer.from((await bind(bookOf({ ...minutes, content: { kind: 'pdf', pdf: scan } }))).pdf)
    expect(scan.includes('LATITUDE')).toBe(true)
    expect(around.includes('LATITUDE')).toBe(false)
    expect(around.includes(photograph.subarray(200))).toBe(true)
    const bytes = Buffer.from(bound.pdf)
    expect(bytes.includes('LATITUDE')).toBe(false)
    expect(bytes.includes('DCTDecode')).toBe(true)
  })
})

describe('a book that is handed over in several files', () => {
  const names = ['nc-00.pdf', 'nc-01.pdf', 'nc-02.pdf', 'nc-03.pdf', 'nc-04.pdf']

  it('has one for its contents and one a part, numbered as in the whole, named in contents and manifest', async () => {
    const { cut, manifest, pdf: whole } = await bind(aBook({ cut: names, draft: ['AB/1 is not signed'] }))
    const read = await Promise.all(cut.map((file) => readPdf(file.pdf)))
    expect(cut.map(({ name }) => name)).toEqual(names)
    expect(manifest.cut.map(({ name, bytes }) => [name, bytes])).toEqual(
      cut.map((file) => [file.name, file.pdf.byteLength]),
    )
    const [contents, ...parts] = read.map((one) => one.pages)
    expect(contents).toHaveLength(1)
    expect(parts.flat()).toEqual((await readPdf(whole)).pages.slice(1))
    for (const [at, { title, from, to }] of manifest.parts.entries()) {
      expect(contents?.[0]).toMatch(new RegExp(`${title}\\s*${names[at + 1]}\\s*${from}\\b`))
      expect(parts[at]).toHaveLength(to - from + 1)
      expect(parts[at]?.[0]).toContain(`Page ${from} of 10`)
      expect(parts[at]?.at(-1)).toContain(`Page ${to} of 10`)
    }
    const again = await bind(aBook({ cut: names, draft: ['AB/1 is not signed'] }))
    expect(again.manifest).toEqual(manifest)
  })
})

describe('a book can be made again', () => {
  it('to the same bytes, in another process, in another time zone', () => {
    const url = (path: string) => JSON.stringify(new URL(path, import.meta.url).href)
    const script = `
      import { bindBook } from ${url('../../../src/documents/pack/bind-book.ts')}
      import { aBook } from ${url('./a-book.ts')}
      const { manifest } = await bindBook(aBook({ draft: ['AB/1 is not signed'] }), { secrets: [], open: [] })
      console.log(JSON.stringify(manifest))`
    const { stdout, stderr } = spawnSync(
      process.execPath,
      ['--import', import.meta.resolve('tsx'), '--input-type=module', '-e', script],
      {
        encoding: 'utf8',
        timeout: 60_000,
        env: { ...process.env, TZ: 'Pacific/Auckland', LANG: 'cy_GB.UTF-8' },
      },
    )
    expect(stderr).toBe('')
    expect(JSON.parse(stdout)).toEqual(bound.manifest)
  })

  it('and where it does not become the same, it is told what differs', async () => {
    const { manifest: is } = await bind({
      ...book,
      draft: [],
      made: { program: '0.2.0', facts: '0'.repeat(64) },
      sections: book.sections.map((section, index) =>
        index > 0
          ? section
          : {
              ...section,
              parts: [
                { ...section.parts[0]!, template: { id: 'statement', sha256: 'b'.repeat(64) } },
                { ...minutes, content: { kind: 'pdf', pdf: aPdf([{ text: 'Minutes taken' }]) } },
                section.parts[2]!,
                { label: 'AB/4', title: 'A letter', content: { kind: 'paper', paper: aPaper('A letter') } },
              ],
            },
      ),
    })
    expect(differs(bound.manifest, bound.manifest)).toEqual([])
    expect(differs(bound.manifest, is)).toEqual([
      'Made by version 0.2.0 of the program, and was made by 0.1.0.',
      'The facts are not the same.',
      'Now final, and was a draft (AB/1 is not signed).',
      'Statement of a witness is made from another version of its template.',
      'AB/1, Minutes of the first meeting is not the same file.',
      'AB/1, Minutes of the first meeting is on pages 4 to 5, and was on pages 4 to 7.',
      'AB/2, The signed page is on pages 6 to 7, and was on pages 8 to 9.',
      'AB/4, A letter is new.',
      'AB/3, A board is no longer there.',
    ])
    expect(differs(is, { ...is, sha256: '' })).toEqual(['Only how the pages are set differs.'])
  })
})

describe('a part that cannot be used stops the book, by its name', () => {
  const pdfPart = (pdf: Uint8Array, sha256?: string) =>
    bookOf({ ...minutes, content: { kind: 'pdf', pdf }, ...(sha256 === undefined ? {} : { sha256 }) })
  it.each([
    [
      'a damaged PDF',
      pdfPart(aPdf([{}]).subarray(0, 80)),
      'AB/1, Minutes of the first meeting: The PDF is damaged',
    ],
    [
      'a PDF without its end, which can be read and not copied from',
      pdfPart(aPdf([{ text: 'x' }]).subarray(0, -23)),
      'AB/1, Minutes of the first meeting cannot be copied from',
    ],
    ['a locked PDF', pdfPart(aLockedPdf()), 'The PDF is locked'],
    ['a filled-in form', pdfPart(aPdf([{ field: 'Ann' }])), 'something lies on top'],
    ['a file that was changed since', pdfPart(aPdf([{}]), 'a'.repeat(64)), 'is not the file that was kept'],
    ['a picture as a PDF', pdfPart(photograph), 'is not a PDF'],
    ['a title in letters that our font lacks', bookOf({ ...minutes, title: '議事録' }), 'has no sign for'],
  ])('%s', async (_, given, words) => {
    await expect(bind(given)).rejects.toThrow(words)
  })

  it('markup in a title is only letters', async () => {
    const title = '#panic("x") *a* $b$ [c] {{d}} @e <f>'
    const [contents] = (await readPdf((await bind(bookOf({ ...minutes, title }))).pdf)).pages
    expect(contents).toContain(title)
  })
})

it('what a book must not tell is found on its own pages, on covers and in the contents too', async () => {
  const secrets = [
    { id: 'sister', words: 'Minutes taken' },
    { id: 'cover', words: 'not signed it' },
    { id: 'title', words: 'signed page' },
  ]
  const { leaks } = await bindBook(book, { secrets, open: [] })
  const found = leaks.leaks.map(({ page, secret }) => [page, secret])
  expect(found).toEqual([
    [1, 'title'],
    [4, 'cover'],
    [5, 'sister'],
    [8, 'title'],
  ])
  expect(leaks.unsearched).toEqual([5, 6, 7, 9, 10])
})

it('contents of several pages, and a book of none', async () => {
  const many = Array.from({ length: 60 }, (_, index) => ({ ...minutes, label: `AB/${index + 1}` }))
  const { manifest, leaks } = await bind(bookOf(...many))
  const { from } = manifest.parts[0]!
  expect(from).toBe(3)
  expect(leaks.unsearched[0]).toBe(from + 1)
  expect(manifest.parts.at(-1)!.to).toBe(manifest.pages)
  expect((await bind(bookOf())).manifest).toMatchObject({ pages: 1, parts: [] })
})

describe('off the bot’s own thread', () => {
  afterAll(closePacks)

  it('a book becomes the same bytes, and what stops it comes in the same words', async () => {
    const made = await bindOnThread(book, nothing)
    expect(made.manifest).toEqual(bound.manifest)
    expect(Buffer.compare(made.pdf, bound.pdf)).toBe(0)
    await expect(bindOnThread(bookOf({ ...minutes, sha256: '' }), nothing)).rejects.toThrow(
      'AB/1, Minutes of the first meeting is not the file that was kept',
    )
  })

  it('a file is looked at, and pages are searched', async () => {
    expect(await inspectOnThread({ bytes: photograph, name: '' })).toMatchObject({ kind: 'jpg' })
    const watch = { secrets: [{ id: 's', words: 'sister' }], open: [] }
    const { leaks } = await searchOnThread(['seen with a sister'], watch)
    expect(leaks).toEqual([{ page: 1, secret: 's', how: 'words' }])
  })
})
