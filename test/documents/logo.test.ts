import { afterAll, expect, test } from 'vitest'
import { blankFacts } from '../../src/casework/papers/blank-facts.ts'
import { composeByHand } from '../../src/documents/compose-by-hand.ts'
import { composePaper } from '../../src/documents/compose-paper.ts'
import { seeLogo } from '../../src/documents/inspect/see-logo.ts'
import { logoFile } from '../../src/documents/logo-file.ts'
import type { Letterhead, Paper } from '../../src/documents/paper.ts'
import { paperToDocx } from '../../src/documents/paper-to-docx.ts'
import { closeLetters, renderLetter, renderPapers } from '../../src/documents/render-letter.ts'
import { everyLetter, handPapers, orderOf } from './all-letters.ts'
import { facts } from './families.ts'
import { readPdf, readZipped } from './read-file.ts'

afterAll(closeLetters)

const drawing = (inside: string) =>
  Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 120">${inside}</svg>`)
const plain = drawing('<rect width="300" height="120" fill="#114"/>')
const seen = (bytes: Buffer): string => {
  const found = seeLogo(bytes)
  if ('why' in found) throw new Error(found.why)
  return found.logo
}
const logo = seen(plain)

test.each<[string, Buffer, RegExp]>([
  ['a program', drawing('<script>alert(1)</script>'), /holds a program/],
  ['a picture from elsewhere', drawing('<image href="https://example.org/a.png"/>'), /from another file/],
  [
    'an entity',
    Buffer.from(`<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a "b">]>${plain}`),
    /not a PNG|program/,
  ],
  ['letters of a font', drawing('<text>Oak</text>'), /Turn them into shapes/],
  ['what cannot be read', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><g></svg>'), /cannot be read/],
  ['a PNG that is cut short', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), /cut short/],
  ['words', Buffer.from('Oak School'), /not a PNG, a JPEG or an SVG/],
  ['nothing', Buffer.alloc(0), /not a PNG, a JPEG or an SVG/],
])('a file with %s is not taken as a logo', (_, bytes, why) => {
  expect(seeLogo(bytes)).toMatchObject({ why: expect.stringMatching(why) })
})

test('a PNG of more than 100 KB is not taken as a logo', () => {
  const png = Buffer.from(logoFile(logo)!.bytes)
  const large = Buffer.concat([png.subarray(0, -12), Buffer.alloc(120_000), png.subarray(-12)])
  expect(seeLogo(large)).toMatchObject({ why: expect.stringContaining('larger than 100 KB') })
})

const template = everyLetter.get('school-checklist/invite-initial')!
const made = (letterhead?: Letterhead) =>
  renderLetter({ ...orderOf(template, facts(), 1), template, ...(letterhead && { letterhead }) })
const nameAt = async (pdf: Uint8Array) =>
  (await readPdf(pdf)).placed[0]?.find(({ text }) => text.includes('Mrs Leila Farrow'))?.down ?? 0

test('a letter carries the logo in PDF and Word, with words for who cannot see it, and all else stays in its place', async () => {
  const [without, own, again] = [await made(), await made({ logo }), await made({ logo })]
  expect(Buffer.from(again.pdf).equals(own.pdf)).toBe(true)
  const { accessible, pages } = await readPdf(own.pdf)
  expect(accessible).toBe(true)
  expect(pages).toEqual((await readPdf(without.pdf)).pages)
  expect(await nameAt(own.pdf)).toBe(await nameAt(without.pdf))
  expect(Buffer.from(own.pdf).toString('latin1')).toContain('/Image')
  expect(readZipped(own.docx, 'word/document.xml')).toContain('descr="Exampleton High School, logo"')
  expect(readZipped(without.docx, 'word/document.xml')).not.toContain('<w:drawing>')
})

test('a paper that is filled in by hand carries the logo, and begins the address as far down as the school says', async () => {
  const sheet = { logo, addressDown: 58 }
  const parent = { name: 'Mrs Leila Farrow', salutation: 'Mrs Farrow', address: ['1 Elm Row'] }
  const { date, school } = facts()
  const known = { ...blankFacts({ ...school, settings: { address: school.address } }, date), parent }
  const invitation = composePaper(handPapers().get('invitation-by-hand')!, known, sheet)
  const contract = composeByHand(
    everyLetter.get('cardiff-5-step/attendance-contract')!,
    { date, school },
    undefined,
    sheet,
  )
  const councils = composeByHand(everyLetter.get('ews-2015/ft03')!, { date, school }, undefined, sheet)
  const withLogo = async (paper: Paper) =>
    readZipped(await paperToDocx(paper), 'word/document.xml').includes('descr="Exampleton High School, logo"')
  expect(await withLogo(invitation)).toBe(true)
  expect(await withLogo(contract)).toBe(true)
  expect(await withLogo(councils)).toBe(false)
  const { pdf } = await renderPapers(invitation, contract)
  expect((await readPdf(pdf)).accessible).toBe(true)
  expect(await nameAt(pdf)).toBeCloseTo((await nameAt((await made()).pdf)) + 5, 0)
})

test('the address begins as far down as the school says, in both', async () => {
  const down = await made({ addressDown: 58 })
  expect((await nameAt(down.pdf)) - (await nameAt((await made()).pdf))).toBeCloseTo(5, 1)
  const [, row = '0'] = /<w:trHeight w:val="(\d+)"/.exec(readZipped(down.docx, 'word/document.xml')) ?? []
  expect(Number(row) / 56.7).toBeCloseTo(43, 1)
})

test('a letter of the council does not carry the school’s logo', async () => {
  const [, councils] = [...everyLetter].find(
    ([, { from, layout }]) => from === 'council' && layout === 'letter',
  )!
  const order = { ...orderOf(councils, facts(), 1), template: councils, letterhead: { logo } }
  expect(readZipped((await renderLetter(order)).docx, 'word/document.xml')).not.toContain('<w:drawing>')
})
