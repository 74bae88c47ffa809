import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { importPupils } from '../../src/register/lists/import-pupils.ts'
import { importRegister } from '../../src/register/marks/import-register.ts'
import { faultWords } from '../../src/register/tables/fault.ts'
import { canonical } from '../world.ts'
import { everything, imports, type World, world } from './desk.ts'

let w: World
beforeAll(async () => {
  w = await world()
  await imports(w).people(
    'slack_user,name,role,school\nU0ADMIN001,Ann Other,admin,\nU0STAFF001,Bo Peep,pastoral,north\n',
  )
  await imports(w).register('pupil_ref,date,session,code\n1001,2026-09-07,AM,/\n')
})
afterAll(() => w.close())

type Kind = keyof ReturnType<typeof imports>

const register = 'pupil_ref,upn,date,session,code,minutes_late,comment'
const row = (cells: string) => `${register}\n${cells}\n`
const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('from,to,kind,name', 'utf16le')])
const windows1252 = Buffer.concat([
  Buffer.from('pupil_ref,surname,forename\n1,Ashdown,Ada\n2,Zo'),
  Buffer.from([0xeb]),
  Buffer.from(',Bo\n'),
])

/** A broken file, the row and column that the fault must name, and words it must hold. */
const broken: [
  name: string,
  kind: Kind,
  text: string | Uint8Array,
  row: number,
  column: string | null,
  words: RegExp,
][] = [
  // The file itself.
  [
    'an empty file',
    'calendar',
    '',
    1,
    null,
    /no header: the first row must name the columns from,to,kind,name/,
  ],
  ['nothing but blank lines', 'calendar', '\n\n\n', 1, null, /no header/],
  ['rows without a header', 'calendar', '2026-09-01,2026-12-18,term,Autumn\n', 1, null, /no header/],
  ['a header without rows', 'calendar', 'from,to,kind,name\n', 1, null, /only a header/],
  ['semicolons for commas', 'calendar', 'from;to;kind;name\n', 1, null, /not divided by commas/],
  [
    'a column nobody knows',
    'calendar',
    'from,to,knd,kind\n',
    1,
    null,
    /no column "knd": did you mean kind\?/,
  ],
  ['a column twice', 'calendar', 'from,to,kind,from\n', 1, null, /column from stands twice/],
  ['a column without a name', 'calendar', 'from,to,kind,\n', 1, null, /column 4 has no name/],
  ['a column left out', 'calendar', 'from,to,name\n', 1, 'kind', /missing: add it/],
  ['UTF-16', 'calendar', utf16, 1, null, /UTF-16: save it again as "CSV UTF-8"/],
  ['a workbook', 'pupils', Buffer.from('PK\u0003\u0004rest'), 1, null, /a workbook/],
  ['Windows-1252', 'pupils', windows1252, 3, null, /not in UTF-8 \(it may be in Windows-1252\)/],
  ['a NUL byte', 'pupils', 'pupil_ref,surname,forename\n1,A\0,B\n', 2, null, /NUL byte/],
  [
    'a row too short',
    'pupils',
    'pupil_ref,surname,forename\n1,A\n',
    2,
    null,
    /has 2 cells where the header has 3/,
  ],
  [
    'a row too long',
    'pupils',
    'pupil_ref,surname,forename\n1,A,B,C\n',
    2,
    null,
    /has 4 cells where the header has 3/,
  ],
  ['a quote never closed', 'pupils', 'pupil_ref,surname,forename\n1,A,"B\n2,C,D\n', 2, null, /never closed/],
  [
    'a quote inside a cell',
    'pupils',
    'pupil_ref,surname,forename\n1,A,B\n2,C"x",D\n',
    3,
    null,
    /quotation mark stands inside/,
  ],
  [
    'text after a quote',
    'pupils',
    'pupil_ref,surname,forename\n1,"A"x,B\n',
    2,
    null,
    /text follows a closing quotation mark/,
  ],
  [
    'a row without an end',
    'pupils',
    `pupil_ref,surname,forename\n1,A,${'x'.repeat(200_000)}\n`,
    2,
    null,
    /never closed/,
  ],
  [
    'an empty cell that is needed',
    'pupils',
    'pupil_ref,surname,forename\n1,,B\n',
    2,
    'surname',
    /is empty and may not be/,
  ],
  [
    'a character that turns text round',
    'pupils',
    'pupil_ref,surname,forename\n1,A\u202eB,C\n',
    2,
    'surname',
    /cannot be printed/,
  ],
  // Calendars.
  [
    'a day that is none',
    'calendar',
    'from,to,kind\n2026-02-30,2026-03-01,term\n',
    2,
    'from',
    /"2026-02-30" is not a date: write it as year-month-day/,
  ],
  [
    'a British date',
    'calendar',
    'from,to,kind\n2026-09-01,18/12/2026,term\n',
    2,
    'to',
    /"18\/12\/2026" is not a date/,
  ],
  [
    'a kind nobody knows',
    'calendar',
    'from,to,kind\n2026-09-01,2026-12-18,terms\n',
    2,
    'kind',
    /write term, inset or closure\. Did you mean term\?/,
  ],
  [
    'an end before its beginning',
    'calendar',
    'from,to,kind\n2026-12-18,2026-09-01,term\n',
    2,
    'to',
    /ends before it begins/,
  ],
  [
    'a year mistyped',
    'calendar',
    'from,to,kind\n2026-09-01,2028-12-18,term\n',
    2,
    'to',
    /840 days .* check the year/,
  ],
  [
    'terms that overlap',
    'calendar',
    'from,to,kind\n2026-09-01,2026-12-18,term\n2026-12-18,2027-03-01,term\n',
    3,
    'from',
    /overlaps the term of row 2, 2026-09-01 to 2026-12-18/,
  ],
  [
    'a day off said twice',
    'calendar',
    'from,to,kind,name\n2027-01-05,2027-01-05,inset,\n2027-01-05,2027-01-06,closure,Snow\n',
    3,
    'from',
    /overlaps the inset of row 2, 2027-01-05/,
  ],
  // People.
  [
    'neither id nor address',
    'people',
    'slack_user,name,role,school\nann,Ann,admin,\n',
    2,
    'slack_user',
    /"ann" is neither a Slack user id/,
  ],
  [
    'an address nobody has',
    'people',
    'slack_user,name,role,school\nx@y.example,Ann,admin,\n',
    2,
    'slack_user',
    /nobody in Slack has the address/,
  ],
  [
    'a role nobody knows',
    'people',
    'slack_user,name,role,school\nU0ADMIN001,Ann,head,\n',
    2,
    'role',
    /"head" is not known here/,
  ],
  [
    'a school nobody knows',
    'people',
    'slack_user,name,role,school\nU0ADMIN001,Ann,admin,south\n',
    2,
    'school',
    /no school "south"/,
  ],
  [
    'one row twice',
    'people',
    'slack_user,name,role,school\nU0ADMIN001,Ann,admin,\nU0ADMIN001,Ann,admin,\n',
    3,
    null,
    /says the same as row 2/,
  ],
  [
    'two names for one person',
    'people',
    'slack_user,name,role,school\nU0ADMIN001,Ann,admin,\nU0ADMIN001,Anne,legal,\n',
    3,
    'name',
    /differs from the name in row 2/,
  ],
  [
    'a list without an admin',
    'people',
    'slack_user,name,role,school\nU0STAFF001,Bo Peep,pastoral,north\n',
    0,
    null,
    /nobody with the role admin/,
  ],
  // Pupils.
  [
    'a UPN with a wrong letter',
    'pupils',
    'pupil_ref,upn,surname,forename\n1,B999201026001,A,B\n',
    2,
    'upn',
    /wrong check letter at character 1/,
  ],
  [
    'a UPN too short',
    'pupils',
    'pupil_ref,upn,surname,forename\n1,H80120000100,A,B\n',
    2,
    'upn',
    /not 13 characters/,
  ],
  [
    'a reference twice',
    'pupils',
    'pupil_ref,surname,forename\n1,A,B\n1,C,D\n',
    3,
    'pupil_ref',
    /"1" stands in row 2 already/,
  ],
  [
    'a UPN twice',
    'pupils',
    'pupil_ref,upn,surname,forename\n1,H801200001001,A,B\n2,h801200001001,C,D\n',
    3,
    'upn',
    /stands in row 2 already/,
  ],
  [
    'a birth that is to come',
    'pupils',
    'pupil_ref,surname,forename,date_of_birth\n1,A,B,2026-12-01\n',
    2,
    'date_of_birth',
    /check the year/,
  ],
  [
    'a birth too long ago',
    'pupils',
    'pupil_ref,surname,forename,date_of_birth\n1,A,B,1913-03-04\n',
    2,
    'date_of_birth',
    /check the year/,
  ],
  [
    'leaving before joining',
    'pupils',
    'pupil_ref,surname,forename,joined,left\n1,A,B,2026-09-01,2026-08-31\n',
    2,
    'left',
    /before the pupil joined/,
  ],
  [
    'a yes that is none',
    'pupils',
    'pupil_ref,surname,forename,looked_after\n1,A,B,Y\n',
    2,
    'looked_after',
    /"Y" is neither yes nor no/,
  ],
  // Parents.
  [
    'a parent of nobody',
    'parents',
    'pupil_ref,surname\n9999,Ashdown\n',
    2,
    'pupil_ref',
    /no pupil "9999": import the pupils first/,
  ],
  [
    'one parent twice',
    'parents',
    'pupil_ref,forename,surname\n1001,Jo,Ashdown\n1001,JO,ashdown\n',
    3,
    'surname',
    /same parent as row 2/,
  ],
  // Registers.
  ['nobody’s mark', 'register', row(',,2026-09-08,AM,/,,'), 2, 'pupil_ref', /neither upn nor pupil_ref/],
  ['a pupil nobody knows', 'register', row('1009,,2026-09-08,AM,/,,'), 2, 'pupil_ref', /no pupil "1009"/],
  [
    'a UPN nobody has',
    'register',
    row(',H801200001001,2026-09-08,AM,/,,'),
    2,
    'upn',
    /no pupil with the UPN/,
  ],
  [
    'a session of neither half',
    'register',
    row('1001,,2026-09-08,morning,/,,'),
    2,
    'session',
    /write AM or PM/,
  ],
  ['a day to come', 'register', row('1001,,2026-11-23,AM,/,,'), 2, 'date', /still to come/],
  [
    'a Saturday',
    'register',
    row('1001,,2026-09-12,AM,/,,'),
    2,
    'date',
    /Saturday 12 September 2026 is a weekend/,
  ],
  [
    'a day beyond the calendar',
    'register',
    row('1001,,2026-03-02,AM,/,,'),
    2,
    'date',
    /load the 2025–26 calendar first/,
  ],
  [
    'a mark in half term',
    'register',
    row('1001,,2026-10-27,AM,/,,'),
    2,
    'code',
    /school was shut \(Half term\)/,
  ],
  ['a mark on an INSET day', 'register', row('1001,,2026-09-01,PM,O,,'), 2, 'code', /shut \(INSET day\)/],
  [
    'a mark before joining',
    'register',
    row('1002,,2026-09-08,AM,/,,'),
    2,
    'date',
    /before the pupil joined on 2026-09-14/,
  ],
  [
    'a code nobody knows',
    'register',
    row('1001,,2026-09-08,AM,ZZ,,'),
    2,
    'code',
    /"ZZ" is not a register code on 8 September 2026/,
  ],
  [
    'a code of old',
    'register',
    row('1001,,2026-09-08,AM,H,,'),
    2,
    'code',
    /It stands in the codes until 18 August 2024/,
  ],
  ['a small letter', 'register', row('1001,,2026-09-08,AM,o,,'), 2, 'code', /Did you mean O\?/],
  [
    'minutes that are none',
    'register',
    row('1001,,2026-09-08,AM,L,ten,'),
    2,
    'minutes_late',
    /"ten" is not a whole number/,
  ],
  [
    'two marks for one session',
    'register',
    `${register}\n1001,,2026-09-08,AM,/,,\n1001,,2026-09-08,AM,O,,\n`,
    3,
    'code',
    /row 2 gives this pupil another mark/,
  ],
]

describe('a broken file', () => {
  it.each(broken)(
    'with %s (%s) is refused at its row and column, and nothing is kept',
    async (_, kind, text, row, column, words) => {
      const before = await everything(w.store)
      const outcome = await imports(w)[kind](text)
      expect(outcome.done).toBe(false)
      if (outcome.done) return
      expect(outcome.faults.map(faultWords).join('\n')).toMatch(words)
      const fault = outcome.faults.find(({ says }) => words.test(says))
      expect(fault).toMatchObject({ row, column })
      expect(await everything(w.store)).toEqual(before)
    },
  )

  it('names every fault of every row, not only the first', async () => {
    const outcome = await imports(w).pupils(
      'pupil_ref,surname,forename,date_of_birth,looked_after\n,,B,yesterday,perhaps\n2,C,D,2013-01-01,no\n3,,E,,\n',
    )
    if (outcome.done) throw new Error('the file was taken')
    expect(outcome.faults.map(({ row, column }) => `${row} ${column}`)).toEqual([
      '2 pupil_ref',
      '2 surname',
      '2 date_of_birth',
      '2 looked_after',
      '4 surname',
    ])
  })

  it('with very many faults shows 200 of them and says how many more', async () => {
    const rows = Array.from({ length: 900 }, (_, n) => `${n},,B\n`).join('')
    const outcome = await imports(w).pupils(`pupil_ref,surname,forename\n${rows}`)
    if (outcome.done) throw new Error('the file was taken')
    expect(outcome.faults).toHaveLength(200)
    expect(outcome).toMatchObject({ more: 700, stopped: false })
  })

  it('quotes no more than the beginning of a cell, on one line', async () => {
    const outcome = await imports(w).pupils(
      `pupil_ref,surname,forename,looked_after\n1,A,B,"${'x'.repeat(90)}\nsecond line"\n`,
    )
    if (outcome.done) throw new Error('the file was taken')
    expect(outcome.faults[0]?.says).toBe(
      `"${'x'.repeat(60)}…" is neither yes nor no: write yes or no, or leave it empty if it is not known`,
    )
  })
})

describe('a very large file of junk', () => {
  async function* endless(line: string): AsyncGenerator<Uint8Array> {
    const chunk = Buffer.from(line.repeat(Math.ceil(65_536 / line.length)))
    for (let size = 0; size < 100_000_000; size += chunk.length) {
      yielded += chunk.length
      yield chunk
    }
  }
  let yielded = 0

  it.each([
    ['one line without an end', 'x'],
    ['lines without a header', 'lorem ipsum\n'],
    ['bytes that are no text', '\u0000\u0001'],
  ])('of %s is refused after its first pieces', async (_, line) => {
    yielded = 0
    const outcome = await importRegister(w.desk, w.north, { source: endless(line) }, canonical)
    expect(outcome.done).toBe(false)
    expect(yielded).toBeLessThan(1_000_000)
  })

  it('of rows under a good header is refused as soon as there are too many faults', async () => {
    yielded = 0
    async function* source() {
      yield Buffer.from('pupil_ref,date,session,code\n')
      yield* endless('a,b,c,d\n')
    }
    const outcome = await importRegister(w.desk, w.north, { source: source() }, canonical)
    expect(outcome).toMatchObject({ done: false, stopped: true })
    expect(yielded).toBeLessThan(1_000_000)
  })

  it('is refused by its size even where every row is sound', async () => {
    async function* source() {
      yield Buffer.from('pupil_ref,surname,forename\n')
      for (let n = 0; n < 100_000; n++) yield Buffer.from(`${n},A,B\n`)
    }
    const outcome = await importPupils(
      w.desk,
      w.north,
      { source: source(), most: 100_000 },
      { replace: false },
    )
    if (outcome.done) throw new Error('the file was taken')
    expect(outcome.faults[0]).toMatchObject({ row: 0, says: expect.stringMatching(/larger than 0 MB/) })
  })
})
