import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Profile } from '../../src/domain/register-file.ts'
import { importRegister, previewRegister } from '../../src/register/marks/import-register.ts'
import { faultWords } from '../../src/register/tables/fault.ts'
import { everything, file, imports, type World, world } from './desk.ts'
import { page, profileNamed, record, type Written, written } from './written-register.ts'

let w: World
beforeAll(async () => {
  w = await world()
  await imports(w).pupils('pupil_ref,upn,surname,forename\n1001,H801200001001,Ashdown,Ada\n')
})
afterAll(() => w.close())

const rowwise = ['canonical', 'roll-call']
const withComments = [...rowwise, 'wonde']
const columnar = [...rowwise, 'wide']
const all = [...columnar, 'wonde']

type Bad = {
  name: string
  through: readonly string[]
  text: (profile: string) => string | Uint8Array
  words: RegExp
  row?: number
  column?: Partial<Record<string, string>>
}

const headings = {
  date: { canonical: 'date', 'roll-call': 'Date', wonde: 'date' },
  upn: { canonical: 'upn', 'roll-call': 'UPN', wide: 'UPN', wonde: 'student.education_details.upn' },
  code: { canonical: 'code', 'roll-call': 'Mark', wide: '08/09/2026 AM', wonde: 'attendance_code.code' },
  comment: { canonical: 'comment', 'roll-call': 'Note', wonde: 'comment' },
}

const marked = (
  name: string,
  through: readonly string[],
  one: Written,
  words: RegExp,
  column?: Bad['column'],
): Bad => ({
  name,
  through,
  text: (profile) => written(profile, one),
  words,
  ...(column === undefined ? {} : { column }),
})

const utf16 = (text: string) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')])
const latin1 = (text: string) => Buffer.from(text.replace('Zoe', 'Zo\u00eb').replace('§', '\u00eb'), 'latin1')

const bad: Bad[] = [
  { name: 'UTF-16', through: all, text: (profile) => utf16(written(profile, {})), words: /UTF-16/, row: 1 },
  {
    name: 'Windows-1252',
    through: all,
    text: (profile) => latin1(written(profile, { comment: 'Zo§' })),
    words: /not in UTF-8/,
    row: 2,
  },
  {
    name: 'a workbook',
    through: all,
    text: () => Buffer.from('PK\u0003\u0004rest'),
    words: /a workbook/,
    row: 1,
  },
  {
    name: 'semicolons',
    through: columnar,
    text: (profile) => written(profile, {}).replaceAll(',', ';'),
    words: /not divided by commas: save it again as "CSV UTF-8/,
    row: 1,
  },
  {
    name: 'a row cut short',
    through: columnar,
    text: (profile) => written(profile, {}, { ref: '1003' }).replace(/,[^,]*\n$/, '\n'),
    words: /cells where the header has/,
    row: 3,
  },
  marked(
    'a newline in a comment',
    withComments,
    { comment: 'one\ntwo' },
    /cannot be printed: take it out/,
    headings.comment,
  ),
  ...['=1+1', '+44 20', "-2+3+cmd|' /C calc'!A0", '@SUM(A1)', '=HYPERLINK("x")'].map((comment) =>
    marked(
      `the formula ${comment} for a comment`,
      withComments,
      { comment },
      /begins like a formula/,
      headings.comment,
    ),
  ),
  marked(
    'a UPN as a spreadsheet shows numbers',
    all,
    { upn: '8.012E+11', ref: '' },
    /"8.012E\+11" is the number that a spreadsheet made of a UPN/,
    headings.upn,
  ),
  marked(
    'a UPN that lost its letter',
    all,
    { upn: '801200001001', ref: '' },
    /has lost the letter/,
    headings.upn,
  ),
  marked(
    'a UPN with a space inside',
    all,
    { upn: 'H80120000100 1', ref: '' },
    /has a space inside/,
    headings.upn,
  ),
  marked(
    'a UPN with a wrong letter',
    all,
    { upn: 'A801200005001', ref: '' },
    /UPN invalid \(wrong check letter at character 1\)/,
    headings.upn,
  ),
  marked('a UPN too short', all, { upn: 'H80120000100', ref: '' }, /not 13 characters/, headings.upn),
  marked(
    'a UPN nobody has',
    all,
    { upn: 'B801200005001', ref: '' },
    /no pupil with the UPN "B801200005001": import the pupils first/,
    headings.upn,
  ),
  marked('nobody', all, { ref: '' }, /neither upn nor pupil_ref says whose mark this is/),
  marked('a pupil nobody knows', all, { ref: '9999' }, /no pupil "9999"/),
  marked(
    'the number of a date',
    rowwise,
    { date: '46347' },
    /"46347" is the number that a spreadsheet keeps for 21 November 2026/,
    headings.date,
  ),
  marked('a date without a year', rowwise, { date: '21-Nov' }, /"21-Nov" has no year/, headings.date),
  marked(
    'the number of a date for a heading',
    ['wide'],
    { date: '46347' },
    /"46347" is the number .* 21 November 2026/,
    { wide: '46347 AM' },
  ),
  marked('a heading without a year', ['wide'], { date: '21-Nov' }, /"21-Nov" has no year/, {
    wide: '21-Nov AM',
  }),
  marked(
    'a month first',
    ['roll-call', 'wide'],
    { date: '09/21/2026' },
    /"09\/21\/2026" is not a date: write it as day\/month\/year/,
  ),
  marked(
    'a day first',
    ['canonical'],
    { date: '08/09/2026' },
    /"08\/09\/2026" is not a date: write it as year-month-day/,
    headings.date,
  ),
  marked('a year of two figures', rowwise, { date: '08/09/26' }, /is not a date/, headings.date),
  marked('no date', withComments, { date: '' }, /is empty|is not a date/, headings.date),
  marked(
    'a code of two letters that is none',
    all,
    { code: 'Y9' },
    /"Y9" is not a register code on 8 September 2026/,
    headings.code,
  ),
  marked('a small letter', all, { code: 'o' }, /Did you mean O\?/, headings.code),
  marked('a code of old', all, { code: 'H' }, /It stands in the codes until 18 August 2024/, headings.code),
  marked('a mark in half term', all, { date: '2026-10-27' }, /school was shut \(Half term\)/),
  marked('a mark on an INSET day', all, { date: '2026-09-01' }, /shut \(INSET day\)/),
  marked('a mark before the pupil joined', all, { ref: '1002' }, /before the pupil joined on 2026-09-14/),
  marked('a Saturday', all, { date: '2026-09-12' }, /is a weekend/),
  marked('a day to come', all, { date: '2026-11-23' }, /still to come/),
  marked('half a day of another name', withComments, { session: 'Lunch' }, /"Lunch" is not known here/),
  marked('minutes that are none', withComments, { minutes: 'ten' }, /"ten" is not a whole number/),
  {
    name: 'two marks for one session',
    through: withComments,
    text: (profile) => written(profile, {}, { code: 'O' }),
    words: /gives this pupil another mark/,
  },
  {
    name: 'one session in two columns',
    through: ['wide'],
    text: () => 'UPN,8/9/2026 AM,08/09/2026 AM\nH801200001001,/,O\n',
    words: /is the same session as the column "8\/9\/2026 AM": take one out/,
    row: 1,
    column: { wide: '08/09/2026 AM' },
  },
  {
    name: 'two rows for one pupil with other marks',
    through: ['wide'],
    text: () => 'pupil_ref,08/09/2026 AM\n1001,/\n1001,O\n',
    words: /row 2 gives this pupil another mark/,
    row: 3,
  },
  {
    name: 'no column of a session',
    through: ['wide'],
    text: () => 'UPN,Surname\nH801200001001,A\n',
    words: /none of the columns is a session/,
    row: 1,
  },
  {
    name: 'no column that says whose mark it is',
    through: ['wide'],
    text: () => 'Surname,08/09/2026 AM\nA,/\n',
    words: /no column says whose mark it is: add UPN or pupil_ref/,
    row: 1,
  },
  {
    name: 'a column nobody knows',
    through: ['wide'],
    text: () => 'UPN,House,08/09/2026 AM\nH801200001001,Red,/\n',
    words: /no column "house"/,
    row: 1,
  },
  {
    name: 'JSON that is not theirs',
    through: ['wonde'],
    text: () => '{"pupils":[{"upn":"H801200001001"}]}',
    words: /not pages of Wonde/,
    row: 1,
  },
  { name: 'a number for JSON', through: ['wonde'], text: () => '12', words: /not pages of Wonde/, row: 1 },
  { name: 'nothing', through: ['wonde'], text: () => '', words: /not pages of Wonde/, row: 1 },
  {
    name: 'CSV for JSON',
    through: ['wonde'],
    text: () => written('canonical', {}),
    words: /not JSON/,
    row: 1,
  },
  {
    name: 'a page cut in the middle',
    through: ['wonde'],
    text: () => written('wonde', {}, { session: 'PM', code: '\\' }).slice(0, -60),
    words: /ends in the middle of a page: fetch it again/,
  },
  { name: 'records that are none', through: ['wonde'], text: () => page([1, 'x', null]), words: /is empty/ },
  {
    name: 'no more pages though they say so',
    through: ['wonde'],
    text: () =>
      page(
        [
          record({
            upn: '',
            ref: '1001',
            date: '2026-09-08',
            session: 'AM',
            code: '/',
            minutes: '',
            comment: '',
          }),
        ],
        { more: true, next: 'https://x' },
      ),
    words: /the last page says that more follow/,
    row: 0,
  },
  {
    name: 'a page left out',
    through: ['wonde'],
    text: () =>
      [1, 3]
        .map((n) =>
          page(
            [
              record({
                upn: '',
                ref: '1001',
                date: `2026-09-0${7 + n}`,
                session: 'AM',
                code: '/',
                minutes: '',
                comment: '',
              }),
            ],
            { current_page: n, more: n < 3 },
          ),
        )
        .join('\n'),
    words: /page 2 is missing/,
    row: 0,
  },
]

const cases = bad.flatMap((one) =>
  one.through.map((profile): [string, string, Bad] => [one.name, profile, one]),
)

const taken = (text: string | Uint8Array, profile: Profile) =>
  importRegister(w.desk, w.north, file(text, 4096), { profile })

describe('a register with something wrong in it', () => {
  it.each(cases)(
    'with %s, as %s, is refused by its place, and nothing of it is kept',
    async (_, id, { text, words, row, column }) => {
      const before = await everything(w.store)
      const outcome = await taken(text(id), profileNamed(id))
      if (outcome.done) throw new Error('it was taken')
      expect(outcome.faults.map(faultWords).join('\n')).toMatch(words)
      const found = outcome.faults.find(({ says }) => words.test(says))
      if (row !== undefined && !(id === 'wonde' && row === 2)) expect(found?.row).toBe(row)
      if (column !== undefined) expect(found?.column).toBe(column[id])
      expect(await everything(w.store)).toEqual(before)
    },
  )

  it('that is said to be too large is refused before a byte of it is read', async () => {
    let read = 0
    async function* source() {
      read += 1
      yield Buffer.from(written('canonical', {}))
    }
    const outcome = await importRegister(
      w.desk,
      w.north,
      { source: source(), size: 1_100_000_000 },
      { profile: profileNamed('canonical') },
    )
    expect(outcome).toMatchObject({
      done: false,
      faults: [{ row: 0, says: expect.stringMatching(/larger than/) }],
    })
    expect(read).toBe(0)
  })
})

describe('a register that is taken', () => {
  it.each(all)('as %s, whatever it begins with and whoever it names', async (id) => {
    const text = written(id, { upn: 'h801200001001', ref: '', code: 'Y1' })
    const outcome = await previewRegister(w.desk, w.north, file(`\ufeff${text}`), {
      profile: profileNamed(id),
    })
    expect(outcome).toMatchObject({ done: true, preview: { rows: 1, pupils: 1, added: 1 } })
  })

  it.each(all)('as %s, with a word about a mark of the other half day', async (id) => {
    const outcome = await previewRegister(w.desk, w.north, file(written(id, { code: '\\' })), {
      profile: profileNamed(id),
    })
    if (!outcome.done) throw new Error(outcome.faults.map(faultWords).join())
    expect(outcome.warnings.map(faultWords).join('\n')).toMatch(/is the mark for PM, and this session is AM/)
  })

  it.each([
    ['one after another', (pages: string[]) => pages.join('\n')],
    ['as a list', (pages: string[]) => `[${pages.join(',')}]`],
  ])('as Wonde’s pages %s', async (_, put) => {
    const one = (n: number) =>
      page(
        [
          record({
            upn: '',
            ref: '1001',
            date: `2026-09-1${n + 3}`,
            session: 'AM',
            code: '/',
            minutes: '9',
            comment: 'bus',
          }),
        ],
        { current_page: n, more: n < 2 },
      )
    const outcome = await previewRegister(w.desk, w.north, file(put([one(1), one(2)])), {
      profile: profileNamed('wonde'),
    })
    expect(outcome).toMatchObject({
      done: true,
      preview: { rows: 2, added: 2, from: '2026-09-14', to: '2026-09-15' },
    })
  })
})
