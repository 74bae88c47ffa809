import { unzipSync } from 'fflate'
import { afterAll, expect, it } from 'vitest'
import { englishVersion } from '../../src/documents/english-version.ts'
import { letterFieldFaults } from '../../src/documents/letter-fields.ts'
import { compileLetter } from '../../src/documents/letter-helpers.ts'
import { parseLetters } from '../../src/documents/load-letters.ts'
import { paperToText } from '../../src/documents/paper-to-text.ts'
import { closeLetters, composeOrder, renderLetter } from '../../src/documents/render-letter.ts'
import { translationZip } from '../../src/documents/translation-zip.ts'
import { english } from '../../src/documents/voice.ts'
import { directionOf, languageName, languageTag } from '../../src/domain/language.ts'
import { letterIn } from '../../src/domain/letter-in.ts'
import type { LetterTemplate } from '../../src/domain/letter-template.ts'
import { everyLetter, orderOf } from './all-letters.ts'
import { anUrduLetter } from './an-urdu-letter.ts'
import { facts } from './families.ts'
import { readDocx, readPdf, readZipped } from './read-file.ts'

afterAll(closeLetters)

const file = (name: string, head: string, body: string) => ({ file: name, text: `---\n${head}---\n${body}` })
const inEnglish = file(
  'f/invite.md.hbs',
  'id: invite\nname: Invite\naddressee: parent\nlayout: letter\nfrom: school\ntitle: About {{pupil.forename}}\nproof: sent\nneeds: [meeting]\nsource: House\n',
  'Come on {{date meeting.day}}. {{contact.phone}}',
)
const of = englishVersion(parseLetters([inEnglish]).letters[0] as LetterTemplate)

/** Short letters in languages that are written in four ways; what they say is for a test alone. */
const bodies = {
  ur: 'براہ کرم **{{date meeting.day}}** کو تشریف لائیں۔ فون: {{contact.phone}}',
  ar: 'ندعوكم يوم **{{date meeting.day}}**.\n\n- هاتف: {{contact.phone}}',
  bn: 'অনুগ্রহ করে **{{date meeting.day}}** তারিখে আসুন। {{contact.phone}}',
  pl: 'Zapraszamy na spotkanie **{{date meeting.day}}**. Zażółć gęślą jaźń. {{contact.phone}}',
}

function templateIn(language: keyof typeof bodies): LetterTemplate {
  const words = Object.entries(english.words).map(([key, word]) => `${key}: ${word}\n`)
  const frame = { file: `_frame.${language}.md.hbs`, text: words.join('') }
  const head = `translation: { language: ${language}, of: "${of}", checked_by: A. N. Other, checked_on: 2026-11-20 }\nname: Letter\ntitle: "{{pupil.forename}}"\n`
  const { letters, faults } = parseLetters([
    inEnglish,
    file(`f/invite.${language}.md.hbs`, head, bodies[language]),
    frame,
  ])
  expect(faults).toEqual([])
  const found = letterIn(letters[0] as LetterTemplate, language)
  if (!('template' in found)) throw new Error(found.lacks)
  return found.template
}

it.each([
  ['ur', 'منگل، 16 جون، 2026'],
  ['ar', 'الثلاثاء، 16 يونيو 2026'],
  ['bn', 'মঙ্গলবার, ১৬ জুন, ২০২৬'],
  ['pl', 'wtorek, 16 czerwca 2026'],
] as const)(
  'a letter in %s is accessible, says its day as its readers do, and runs their way',
  async (language, day) => {
    const { pdf, docx, text } = await renderLetter({ template: templateIn(language), facts: facts() })
    const isolated = directionOf(language) === 'rtl' ? '\u206601632 960002\u2069' : '01632 960002'
    expect(text).toContain(day)
    expect(text).toContain(isolated)
    expect((await readPdf(pdf)).accessible).toBe(true)
    const word = (part: string) => readZipped(docx, `word/${part}.xml`)
    expect(word('styles').includes('<w:bidi/>')).toBe(directionOf(language) === 'rtl')
    // The address is in the window on the left whichever way the letter runs.
    expect(word('document').match(/<w:bidi w:val="false"\/>/g)?.length).toBe(2)
  },
)

it.each([
  ['Welsh', 'cy'],
  [' cymraeg ', 'cy'],
  ['cy', 'cy'],
  ['اردو', 'ur'],
  ['Panjabi', 'pa'],
  ['Polski', 'pl'],
  ['Bengali (Sylhet)', 'bn'],
  ['English', 'en'],
  ['Klingonish', null],
])('a language typed as %s is known', (typed, tag) => {
  expect(languageTag(typed)).toBe(tag)
  if (tag === 'cy') expect(languageName(tag)).toBe('Welsh')
})

const welsh = [...everyLetter].flatMap(([path, english]) =>
  (english.translations ?? []).map((one) => ({ path, english, one })),
)

it('every letter of the Cardiff steps to a parent has its Welsh, made from the English as it is', () => {
  const toParents = [...everyLetter].filter(
    ([path, { addressee }]) => path.startsWith('cardiff-5-step/') && addressee === 'parent',
  )
  const lacking = toParents.filter(([, one]) => !one.translations?.some(({ language }) => language === 'cy'))
  expect(lacking.map(([path]) => path)).toEqual([])
  expect(welsh.filter(({ one }) => !one.current).map(({ path }) => path)).toEqual([])
})

it('the Welsh says its days in Welsh and no English around them, and goes to nobody while nobody has checked it', () => {
  expect(welsh.filter(({ one }) => one.checked !== null)).toEqual([])
  for (const { path, english, one } of welsh) {
    expect(letterIn(english, 'cy'), path).toEqual({ lacks: 'unchecked' })
    const template = letterIn(
      { ...english, translations: [{ ...one, checked: { by: 'A', on: '2026-11-20' } }] },
      'cy',
    )
    if (!('template' in template)) throw new Error(path)
    const order = orderOf(template.template, facts())
    const text = paperToText({ ...composeOrder(order), appendix: [] })
    expect(text, path).toContain('Dydd Mawrth, 2 Mehefin 2026')
    expect(text, path).toContain('Yr eiddoch yn gywir')
    expect(text, path).not.toMatch(/\b(?:Dear|Yours|June|Tuesday|Our reference|attendance certificate)\b/)
  }
})

it('a whole letter in Urdu is on one page beside its certificate, its address in the window and its numbers in order', async () => {
  const order = orderOf(anUrduLetter(), facts(), 1)
  const { pdf, docx, text } = await renderLetter(order)
  const { pages, placed, accessible } = await readPdf(pdf)
  expect(accessible).toBe(true)
  expect(pages).toHaveLength(2)
  expect(text).toContain('\u2066pastoral manager\u2069: \u206601632 960002\u2069')
  const name = placed[0]?.find((one) => one.text.includes('Leila Farrow'))
  expect(name?.right).toBeLessThan(30)
  expect(name?.down).toBeGreaterThan(53)
  // What stands in the letterhead reads from the left: each label that runs to the left is closed in with its number.
  expect(readDocx(docx)).toContain('\u2067فون \u206601632 960001\u2069\u2069')
})

it('a letter in both languages is one file, Welsh first, each counting its own pages, the certificate once', async () => {
  const english = everyLetter.get('cardiff-5-step/concern-2') as LetterTemplate
  const [one] = english.translations ?? []
  if (one === undefined) throw new Error('no Welsh')
  const checked = { ...english, translations: [{ ...one, checked: { by: 'A', on: '2026-11-20' } }] }
  const found = letterIn(checked, 'cy')
  if (!('template' in found)) throw new Error(found.lacks)
  const made = await renderLetter({ ...orderOf(found.template, facts()), beside: english })
  const { pages, accessible } = await readPdf(made.pdf)
  expect(accessible).toBe(true)
  expect(pages[0]).toContain('Annwyl')
  expect(pages.filter((page) => page.includes('Dear'))).toHaveLength(1)
  expect(made.text.split('Attendance certificate')).toHaveLength(2)
  const words = readDocx(made.docx)
  expect(words.indexOf('Annwyl')).toBeLessThan(words.indexOf('Dear '))
})

const daysLost = (language: 'cy' | 'pl', words: string, days: number) =>
  compileLetter(`{{count attendance.daysLost ${words}}}`, {}, language)({ attendance: { daysLost: days } })

it('after a number Polish has the noun for so many, and Welsh keeps it in the singular', () => {
  const polish = 'one="dzień" few="dni" many="dni!" other="dnia"'
  const told = [1, 2, 5, 22, 1.5].map((days) => daysLost('pl', polish, days))
  expect(told).toEqual(['1 dzień', '2 dni', '5 dni!', '22 dni', '1,5 dnia'])
  expect([1, 2, 5].map((days) => daysLost('cy', '"diwrnod"', days))).toEqual([
    '1 diwrnod',
    '2 diwrnod',
    '5 diwrnod',
  ])
  const mutated = 'zero="diwrnod" one="diwrnod" two="ddiwrnod" few="diwrnod" many="diwrnod" other="diwrnod"'
  expect(daysLost('cy', mutated, 2)).toBe('2 ddiwrnod')
})

it('a translation that lacks a word for one of its language’s ways to count is refused, and an English letter has no such words', () => {
  const faults = (language: string, call: string) =>
    letterFieldFaults(call, { needs: ['attendance'], addressee: 'parent', parts: {}, language })
  expect(faults('pl', '{{count attendance.daysLost one="dzień" other="dni"}}')).toMatchObject([
    { line: 1, message: expect.stringContaining('one, few, many, other') },
  ])
  expect(faults('pl', '{{days attendance.illness one="a" few="b" many="c" other="d"}}')).toEqual([])
  expect(faults('en', '{{count attendance.daysLost one="day" other="days"}}')).toHaveLength(1)
})

it('the English for a translator is one zip of the files that a translation is kept in, and the same bytes each time', () => {
  const letters = [
    { place: 'cardiff-5-step/concern-1', template: everyLetter.get('cardiff-5-step/concern-1')! },
  ]
  const zip = translationZip(letters, { tag: 'pl', name: 'Polish' })
  expect(Buffer.from(translationZip(letters, { tag: 'pl', name: 'Polish' })).equals(zip)).toBe(true)
  const files = unzipSync(zip)
  expect(Object.keys(files)).toEqual([
    'read-me-first.txt',
    'letters/_attendance.pl.md.hbs',
    'letters/_help.pl.md.hbs',
    'letters/_frame.pl.md.hbs',
    'letters/cardiff-5-step/concern-1.pl.md.hbs',
  ])
  const texts = Object.entries(files).map(([file, bytes]) => ({ file, text: Buffer.from(bytes).toString() }))
  const english = letters.map(({ place, template }) => {
    const { name, title, source, body } = template
    const head = `id: concern-1\nname: ${name}\naddressee: parent\nlayout: letter\nfrom: school\ntitle: "${title}"\nproof: sent\nneeds: [${template.needs.join(', ')}]\nsource: ${source}\n`
    return file(`letters/${place}.md.hbs`, head, body)
  })
  const parts = Object.entries(letters[0]!.template.parts).map(([part, text]) => ({
    file: `letters/_${part}.md.hbs`,
    text,
  }))
  expect(parseLetters([...english, ...parts, ...texts.slice(1)]).faults).toEqual([])
})
