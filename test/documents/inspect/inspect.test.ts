import { zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { inspect } from '../../../src/documents/inspect/inspect.ts'
import { svgToPng } from '../../../src/documents/svg-to-png.ts'
import { findLeaks } from '../../../src/domain/leaks/find-leaks.ts'
import { aLockedPdf, aPdf } from '../a-pdf.ts'
import { photograph, takenAt } from '../a-photograph.ts'

const bytes = (text: string) => Buffer.from(text, 'latin1')
const word = (parts: Record<string, string>) =>
  zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, bytes(text)])))
const body = (xml: string) => word({ 'word/document.xml': `<w:p><w:t>${xml}</w:t></w:p>` })
const png = svgToPng('<svg xmlns="http://www.w3.org/2000/svg" width="30" height="40"/>')
const aHeic = bytes('\0\0\0\x18ftypheic\0\0\0\0')
const seen = (file: Uint8Array, name = '') => inspect({ bytes: file, name })

describe('a file that somebody hands in is looked at by its bytes', () => {
  it('a PDF: each page upright, with its text or none', async () => {
    const file = aPdf([{ text: 'First' }, { text: 'Second', rotate: 90 }, { box: [0, 0, 400, 300] }])
    expect(await seen(file, 'a.pdf')).toEqual({
      kind: 'pdf',
      pages: [
        { width: 595, height: 842, text: 'First' },
        { width: 842, height: 595, text: 'Second' },
        { width: 400, height: 300, text: null },
      ],
      refusals: [],
      notices: [],
    })
  })

  it('a photograph: as it was held', async () => {
    const upright = { width: 75, height: 50, text: null }
    expect((await seen(photograph, 'a.JPG')).pages).toEqual([upright])
    expect((await seen(takenAt(3, ''))).pages).toEqual([upright])
    expect((await seen(takenAt(6, ''))).pages).toEqual([{ width: 50, height: 75, text: null }])
    expect(await seen(png)).toMatchObject({
      kind: 'png',
      pages: [{ width: 1600, height: 2133 }],
      refusals: [],
    })
  })

  it('a Word file: its text, with what is struck out', async () => {
    expect(await seen(body('Dear A &amp; B &#8211; hello'))).toMatchObject({
      kind: 'docx',
      pages: [{ text: 'Dear A & B – hello\n' }],
      notices: [],
    })
    const marked = await seen(body('kept<w:del w:id="1"><w:delText>gone</w:delText></w:del>'))
    expect(marked.pages[0]?.text).toContain('gone')
    expect(marked.notices.join()).toContain('tracked changes')
  })
})

describe('what cannot be used is refused in words that say what to do', () => {
  it.each([
    ['an empty file', bytes(''), 'unknown', 'The file is empty. Send it again.'],
    ['anything else', bytes('hello'), 'unknown', 'Save it as PDF'],
    ['a packed file of another kind', word({ 'a.txt': 'x' }), 'unknown', 'Save it as PDF'],
    ['a PDF cut short', aPdf([{ text: 'x' }]).subarray(0, 60), 'pdf', 'The PDF is damaged'],
    ['a locked PDF', aLockedPdf(), 'pdf', 'The PDF is locked.'],
    ['a filled-in form', aPdf([{}, { field: 'Ann' }]), 'pdf', 'On page 2, something lies on top'],
    [
      'a form that one program alone can show',
      aPdf([{ text: 'Please wait' }], '', '/AcroForm << /Fields [] /XFA 5 0 R >>'),
      'pdf',
      'It is a form that only one program can show.',
    ],
    ['a PDF without pages', aPdf([]), 'pdf', 'The PDF has no pages.'],
    [
      'a PDF of which words were cut off',
      aPdf([{ text: 'Seen' }, { text: 'Seen) Tj 0 -200 Td (Maryann Kowalska' }]),
      'pdf',
      'On page 2, words lie beyond the edge of the page.',
    ],
    ['a picture cut short', photograph.subarray(0, 300), 'jpg', 'cut short'],
    ['a drawing cut short', png.subarray(0, -6), 'png', 'cut short'],
    ['a HEIC photograph', aHeic, 'heic', 'export it as JPEG'],
    ['an old Word file', bytes('\xd0\xcf\x11\xe0\xa1\xb1'), 'old-word', 'Save it as .docx'],
    ['a macro', word({ 'word/document.xml': '', 'word/vbaProject.bin': '' }), 'macro', 'holds a macro'],
    [
      'a button that runs a program',
      word({ 'word/document.xml': '', 'word/activeX/activeX1.bin': '' }),
      'macro',
      'holds a macro',
    ],
    ['a damaged Word file', body('x').subarray(0, 60), 'docx', 'damaged'],
  ])('%s', async (_, file, kind, words) => {
    const told = await seen(file)
    expect(told.kind).toBe(kind)
    expect(told.refusals.join()).toContain(words)
  })

  it('a form that nobody filled in is copied', async () =>
    expect((await seen(aPdf([{ field: '' }]))).refusals).toEqual([]))

  it('a paper of our own is not searched for what somebody cut off', async () => {
    const cut = aPdf([{ text: 'Seen) Tj 0 -200 Td (Maryann Kowalska' }])
    expect((await inspect({ bytes: cut, name: '', isOurs: true })).refusals).toEqual([])
  })

  it('a file that is too large, or a PDF of too many pages', async () => {
    const [refusal] = (await seen(Buffer.alloc(100_000_001))).refusals
    expect(refusal).toContain('larger than 100 MB')
    const [pages] = (await seen(aPdf(Array(1001).fill({})))).refusals
    expect(pages).toContain('1001 pages')
  })
})

describe('what can be used is told all the same where it is odd', () => {
  it('a scan of two hundred pages', async () => {
    const { pages, refusals, notices } = await seen(aPdf(Array(200).fill({})))
    expect([pages.length, refusals]).toEqual([200, []])
    expect(notices).toEqual(['It has 200 pages. Is all of it wanted?'])
  })

  it('a PDF that carries other files with it', async () => {
    const file = '(a.txt) << /Type /Filespec /F (a.txt) /EF << /F 5 0 R >> >>'
    const carrier = aPdf([{ text: 'See the file' }], '', `/Names << /EmbeddedFiles << /Names [${file}] >> >>`)
    const { refusals, notices } = await seen(carrier)
    expect(refusals).toEqual([])
    expect(notices).toEqual(['It carries other files with it. They are not copied: hand in each by itself.'])
  })

  it('a name that says otherwise', async () => {
    expect((await seen(photograph, 'scan.pdf')).notices).toEqual([
      'By its name it is something else, but the file is a photograph (JPG). It is kept as that.',
    ])
    expect((await seen(photograph, 'scan')).notices).toEqual([])
  })
})

describe('the text of a PDF is read so that a name is found however it is set', () => {
  const secrets = [{ id: 'sister', person: { forenames: ['Maryann'], surname: 'Kowalska' } }]
  const letters = (name: string, apart: number) =>
    [...name].map((letter) => `${letter}) Tj ${apart} 0 Td (`).join('')
  it.each([
    ['in one piece', 'Maryann Kowalska'],
    ['spaced by the setting', ') Tj 9 Tc (Maryann Kowalska'],
    ['spaced widely by the setting', ') Tj 25 Tc (Maryann'],
    ['in pieces that are drawn together', ') Tj [(Mar) 20 (yann) -300 (Kow) 15 (alska)] TJ ('],
    ['letter by letter', letters('Maryann', 17)],
    ['letter by letter, far apart', letters('Maryann', 34)],
    ['over two lines', 'Maryann) Tj 0 -30 Td (Kowalska'],
    ['over two lines with a hyphen', 'Mary-) Tj 0 -30 Td (ann'],
    ['in two columns of a table', 'Kowalska) Tj 220 0 Td (Maryann'],
    ['on its side', ') Tj 0 1 -1 0 300 300 Tm (Maryann Kowalska'],
    ['where nobody sees it', ') Tj 3 Tr (Maryann Kowalska'],
    ['in white', ') Tj 1 g (Maryann Kowalska'],
  ])('%s', async (_, text) => {
    const { pages } = await seen(aPdf([{ text }]))
    const { leaks } = findLeaks(
      pages.map((page) => page.text),
      secrets,
    )
    expect(leaks.map(({ secret }) => secret)).toEqual(['sister'])
  })
})
