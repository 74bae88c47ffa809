import { describe, expect, it } from 'vitest'
import { day } from '../../src/domain/day.ts'
import { profileFaults, settledProfile } from '../../src/domain/register-file.ts'
import type { ToldMark } from '../../src/register/marks/told-mark.ts'
import type { KnownSchool } from '../../src/register/profiles/known-school.ts'
import { readMarks } from '../../src/register/profiles/read-marks.ts'
import { understand } from '../../src/register/profiles/understand.ts'
import { faultList, faultWords } from '../../src/register/tables/fault.ts'
import { library } from '../world.ts'
import { file } from './desk.ts'

const known: KnownSchool = {
  name: 'North School',
  nation: 'england',
  today: day('2026-11-21'),
  codes: library.codes,
  aliases: {},
  wonde: library.profiles.get('wonde')?.profile,
}

async function understood(
  text: string,
  answers: Record<string, string> = {},
  more: Partial<KnownSchool> = {},
) {
  const outcome = await understand(file(text), { ...known, ...more }, answers)
  if (!outcome.done) throw new Error(outcome.faults.map(faultWords).join('\n'))
  return outcome
}

async function told(text: string, outcome: Awaited<ReturnType<typeof understood>>): Promise<ToldMark[]> {
  const faults = faultList()
  const marks: ToldMark[] = []
  await readMarks(file(text), settledProfile(outcome), faults, (mark) => marks.push({ ...mark }))
  expect(faults.shown()).toEqual([])
  return marks
}

const asks = (outcome: { doubts: readonly { id: string }[] }) => outcome.doubts.map(({ id }) => id)

describe('a file that no profile describes', () => {
  it('is understood by its headings, words and dates where each can only mean one thing', async () => {
    const text =
      'Adm No;Name;Session Date;AM/PM;Mark;Mins Late\n1001;Ada;13/11/2026;Morning;L;9\n1001;Ada;12/11/2026;p.m.;-;\n'
    const outcome = await understood(text)
    expect(outcome).toMatchObject({
      doubts: [],
      profile: {
        layout: 'rows',
        delimiter: ';',
        dates: 'day-month-year',
        columns: {
          pupil_ref: 'Adm No',
          date: 'Session Date',
          session: 'AM/PM',
          code: 'Mark',
          minutes_late: 'Mins Late',
        },
        others: ['Name'],
        sessions: { AM: ['Morning'], PM: ['p.m.'] },
        codes: { '-': '' },
      },
    })
    expect(profileFaults(outcome.profile)).toEqual([])
    expect(await told(text, outcome)).toMatchObject([
      { row: 2, ref: '1001', date: '2026-11-13', session: 'AM', code: 'L', minutesLate: 9 },
      { row: 3, ref: '1001', date: '2026-11-12', session: 'PM', code: '' },
    ])
  })

  it('with a pupil a row is understood by its headings', async () => {
    const text =
      'UPN\tSurname\tMon 02/11/2026 AM\tMon 02/11/2026 PM\tFri 13/11/2026 AM\nH801200001001\tX\t/\t\\\tN\n'
    const outcome = await understood(text)
    expect(outcome).toMatchObject({
      doubts: [],
      profile: {
        layout: 'wide',
        delimiter: '\t',
        dates: 'day-month-year',
        columns: { upn: 'UPN' },
        others: ['Surname'],
      },
    })
    expect(await told(text, outcome)).toMatchObject([
      { upn: 'H801200001001', date: '2026-11-02', session: 'AM', code: '/', column: 'Mon 02/11/2026 AM' },
      { date: '2026-11-02', session: 'PM', code: '\\' },
      { date: '2026-11-13', session: 'AM', code: 'N' },
    ])
  })

  it('with a row a day is understood by its two columns of marks', async () => {
    const text =
      'Adm No,Name,Date,AM Mark,PM Mark\n1001,Ada,13/11/2026,/,-\n1002,Bo,13/11/2026,,ILL\n1002,Bo,12/11/2026,N,\\\n'
    const outcome = await understood(text, { 'code ILL': 'I' })
    expect(outcome).toMatchObject({
      doubts: [],
      profile: {
        ...{ layout: 'days', columns: { pupil_ref: 'Adm No', date: 'Date' }, others: ['Name'] },
        sessions: { AM: ['AM Mark'], PM: ['PM Mark'] },
      },
    })
    expect(profileFaults(outcome.profile)).toEqual([])
    expect(
      (await told(text, outcome)).map(({ row, ref, date, session, code }) => [row, ref, date, session, code]),
    ).toEqual([
      [2, '1001', '2026-11-13', 'AM', '/'],
      [3, '1002', '2026-11-13', 'PM', 'I'],
      [4, '1002', '2026-11-12', 'AM', 'N'],
      [4, '1002', '2026-11-12', 'PM', '\\'],
    ])
    const faults = faultList()
    const without = text.replaceAll(/,[^,]*\n/g, '\n')
    await readMarks(file(without), settledProfile(outcome), faults, () => {})
    expect(faults.shown()).toEqual([{ row: 1, column: 'pm mark', says: 'this column is missing: add it' }])
  })

  it('knows a column of UPNs by their check letters, whatever it is called', async () => {
    const text = 'Who,Date,Session,Code\nH801200001001,2026-11-13,AM,/\nB801200005001,2026-11-13,AM,/\n'
    expect((await understood(text)).profile.columns.upn).toBe('Who')
    const wrong = text.replace('B801200005001', 'A801200005001')
    expect(asks(await understood(wrong))).toEqual(['column pupil_ref'])
  })

  it.each([
    ['which day 05/06/2026 is', '05/06/2026', '10/06/2026', ['dates']],
    ['nothing where a day past the twelfth settles it', '05/06/2026', '13/06/2026', []],
    ['nothing where a month past the twelfth settles it', '05/06/2026', '06/13/2026', []],
    ['nothing where day and month are the same', '06/06/2026', '05/05/2026', []],
    ['nothing of a year that stands first', '2026-06-05', '2026-06-10', []],
    ['nothing of months in words', '5 Jun 2026', '10 June 2026', []],
  ])('asks %s', async (_, one, two, ids) => {
    const text = `pupil_ref,Date,Session,Code\n1,${one},AM,/\n1,${two},AM,/\n`
    expect(asks(await understood(text))).toEqual(ids)
  })

  it('reads out each day that an ambiguous date may be, and goes by the answer', async () => {
    const text = 'pupil_ref,Date,Session,Code\n1,05/06/2026,AM,/\n'
    const asked = await understood(text)
    expect(asked.dates).toEqual([])
    expect(asked.doubts[0]).toEqual({
      id: 'dates',
      asks: 'Which day is "05/06/2026"?',
      choices: [
        { value: 'day-month-year', title: 'Day first: Friday 5 June 2026' },
        { value: 'month-day-year', title: 'Month first: Wednesday 6 May 2026' },
      ],
    })
    const outcome = await understood(text, { dates: 'month-day-year' })
    expect(outcome.doubts).toEqual([])
    expect(await told(text, outcome)).toMatchObject([{ date: '2026-05-06' }])
    expect(asks(await understood(text, { dates: 'year-month-day' }))).toEqual(['dates'])
  })

  it('asks for columns, words and codes that nothing tells, one round after another', async () => {
    const text = 'Ref,Day,Half,Is\n1001,13/11/2026,1,ILL\n1001,13/11/2026,2,/\n'
    const columns = await understood(text)
    expect(asks(columns)).toEqual(['column date', 'column session', 'column code', 'column pupil_ref'])
    const answers = {
      'column date': 'Day',
      'column session': 'Half',
      'column code': 'Is',
      'column pupil_ref': 'Ref',
    }
    const words = await understood(text, answers)
    expect(asks(words)).toEqual(['session 1', 'session 2', 'code ILL'])
    const all = { ...answers, 'session 1': 'AM', 'session 2': 'PM', 'code ILL': 'I' }
    const outcome = await understood(text, all)
    expect(outcome).toMatchObject({ doubts: [], aliases: { ILL: 'I' }, profile: { codes: {} } })
    expect(await told(text, outcome)).toMatchObject([
      { ref: '1001', session: 'AM', code: 'I' },
      { code: '/' },
    ])
  })

  it.each([
    ['the title of a report', 'Attendance report\nAutumn 2026\n\n', ''],
    [
      'a title that has commas, and a line of facts',
      'Report, made for Oak, North and South\nDate,21/11/2026\n',
      '',
    ],
    ['a title as wide as the table', 'Attendance report;;;;\n;;;;\n', ''],
    [
      'a title in quotation marks over two lines',
      '"Attendance report;\nAutumn; 2026; all; years; here"\n',
      '',
    ],
    ['a title, with one heading that is known', 'Attendance report\n', 'Half'],
  ])('is read from its headings on, below %s', async (_, title, half) => {
    const header = `UPN;Surname;Date;${half || 'Session'};${half === '' ? 'Mark' : 'Is'}`
    const text = `${title}${header}\nH801200001001;Ash;13/11/2026;AM;/\nH801200001001;Ash;13/11/2026;PM;N\n`
    const outcome = await understood(text, half === '' ? {} : { 'column session': half, 'column code': 'Is' })
    expect(outcome).toMatchObject({
      doubts: [],
      profile: { titled: true, delimiter: ';', others: ['Surname'] },
    })
    const marks = [
      { upn: 'H801200001001', date: '2026-11-13', session: 'AM', code: '/' },
      { upn: 'H801200001001', date: '2026-11-13', session: 'PM', code: 'N' },
    ]
    expect(await told(text, outcome)).toMatchObject(marks)
    // The next report may have a longer title, or none.
    const longer = text.replace(title, 'Attendance\nOak School\nAutumn\nAll years\n\n')
    expect(await told(longer, outcome)).toMatchObject(marks)
    expect(await told(text.replace(title, ''), outcome)).toMatchObject(marks)
  })

  it('with a pupil a row is read from its headings on too', async () => {
    const text = 'Weekly register\n\nUPN,13/11/2026 AM,13/11/2026 PM\nH801200001001,/,N\n'
    const outcome = await understood(text)
    expect(outcome).toMatchObject({ doubts: [], profile: { layout: 'wide', titled: true } })
    expect(await told(text, outcome)).toMatchObject([
      { row: 4, session: 'AM' },
      { session: 'PM', code: 'N' },
    ])
  })

  it('is told at their own row which headings below a title are missing', async () => {
    const text = 'Report\nUPN,Date,Session,Mark\nH801200001001,2026-11-13,AM,/\n'
    const { profile } = await understood(text)
    const faults = faultList()
    await readMarks(file(text.replace('Mark', 'Letter')), profile, faults, () => {})
    expect(faults.shown().map(faultWords)).toEqual([
      'row 2: there is no column "letter": the columns are date,session,mark,upn',
      'row 2, mark: this column is missing: add it',
    ])
  })

  it.each([
    ['Date', '13/11/2026 AM', '13/11/2026 PM', '2026-11-13'],
    ['Attendance date', '2026-11-02 a.m.', '2026-11-02 p.m.', '2026-11-02'],
    ['Session', 'Mon 2 Nov 2026 - Morning', 'Mon 2 Nov 2026 - Afternoon', '2026-11-02'],
  ])('may say day and session in one cell under %s, such as %s', async (heading, one, two, on) => {
    const text = `UPN,${heading},Mark\nH801200001001,${one},/\nH801200001001,${two},N\n`
    const outcome = await understood(text)
    expect(outcome).toMatchObject({ doubts: [], profile: { columns: { date: heading, session: heading } } })
    expect(profileFaults(outcome.profile)).toEqual([])
    expect(await told(text, outcome)).toMatchObject([
      { date: on, session: 'AM', code: '/' },
      { date: on, session: 'PM', code: 'N' },
    ])
    const faults = faultList()
    const later = text.replace(two, two.replace(/\W*\w\.?m\.?$|\W*\w+noon$/i, ''))
    await readMarks(file(later), settledProfile(outcome), faults, () => {})
    expect(faults.shown().map(faultWords)).toEqual([
      expect.stringMatching(/^row 3, .*: names no session: write .+ or .+ after the day$/),
    ])
  })

  it.each([
    ['the pupils’ headings beside the days', 'UPN,Name,Mon 02/11/2026,,Fri 13/11/2026,\n,,AM,PM,AM,PM\n'],
    ['the pupils’ headings beside the halves', ',,Mon 02/11/2026,,Fri 13/11/2026,\nUPN,Name,AM,PM,AM,PM\n'],
    ['a title above', 'Register of 2026,,,,,\nUPN,Name,02/11/2026,,13/11/2026,\n,,am,pm,am,pm\n'],
  ])('may have its headings in two rows, with %s', async (_, headings) => {
    const text = `${headings}H801200001001,Ada,/,\\,N,\nB801200005001,Bo,/,\\,/,\\\n`
    const outcome = await understood(text)
    expect(outcome).toMatchObject({
      doubts: [],
      profile: { layout: 'wide', titled: true, columns: { upn: 'UPN' }, others: ['Name'] },
    })
    expect(profileFaults(outcome.profile)).toEqual([])
    const marks = await told(text, outcome)
    expect(marks.slice(0, 3)).toMatchObject([
      {
        row: headings.split('\n').length,
        upn: 'H801200001001',
        date: '2026-11-02',
        session: 'AM',
        code: '/',
      },
      { date: '2026-11-02', session: 'PM', code: '\\' },
      { date: '2026-11-13', session: 'AM', code: 'N' },
    ])
    expect(marks.at(-1)).toMatchObject({ upn: 'B801200005001', date: '2026-11-13', session: 'PM' })
  })

  it('has no second row of headings in a row of marks, whatever these are', async () => {
    const text = 'UPN,Mon 02/11/2026 AM,Mon 02/11/2026 PM\n,P,A\nH801200001001,P,A\n'
    expect((await understood(text, { 'code P': '/', 'code A': 'N' })).profile.titled).toBeUndefined()
  })

  it('is asked which half of the day a word behind the date means', async () => {
    const text = 'UPN,When,Mark\nH801200001001,05/06/2026 AM,/\n'
    const asked = await understood(text)
    expect(asks(asked)).toEqual(['column date', 'column session'])
    expect(asks(await understood(text, { 'column date': 'When' }))).toEqual(['dates'])
  })

  it('asks nothing of a code that the school has answered for before', async () => {
    const text = 'pupil_ref,Date,Session,Code\n1,2026-11-13,AM,ILL\n'
    expect(asks(await understood(text))).toEqual(['code ILL'])
    expect(asks(await understood(text, {}, { aliases: { ILL: 'I' } }))).toEqual([])
  })

  it('is asked between two headings that may both be it', async () => {
    const text = 'pupil_ref,Date,Session,Code,Mark\n1,2026-11-13,AM,/,x\n'
    const [doubt] = (await understood(text)).doubts
    expect(doubt).toMatchObject({ id: 'column code', choices: [{ value: 'Code' }, { value: 'Mark' }] })
    expect((await understood(text, { 'column code': 'Code' })).profile.others).toEqual(['Mark'])
  })

  it('is understood as Wonde’s where it is JSON', async () => {
    const record = (code: string) =>
      `{"date":{"date":"2026-11-13 00:00:00.000000"},"session":"AM","student":{"data":{"mis_id":"1001"}},"attendance_code":{"data":{"code":"${code}"}}}`
    const outcome = await understood(
      `{"data":[${record('/')},${record('ILL')}],"meta":{"pagination":{"more":false}}}`,
    )
    expect(asks(outcome)).toEqual(['code ILL'])
    expect(outcome.profile.layout).toBe('wonde')
  })

  it.each([
    ['nothing', '', /row 1: the file is empty/],
    ['words for marks', `Ref,Date,Session,Code\n1,13/11/2026,AM,${'ill '.repeat(12)}\n`, /too long texts/],
    ['a header alone', 'Date,Mark\n', /row 1: nothing stands below the headings/],
    [
      'a title and nothing that is known below it',
      'Our marks\nRef,Day,Half\n1,13/11/2026,1\n',
      /row 1: it is not clear that this row names the columns/,
    ],
    [
      'numbers for dates',
      'Ref,Date,Session,Code\n1,46347,AM,/\n',
      /row 2, Date: "46347" is the number .* 21 November 2026/,
    ],
    ['dates without a year', 'Ref,Date,Session,Code\n1,21-Nov,AM,/\n', /"21-Nov" has no year/],
    [
      'a date that is none',
      'Ref,Date,Session,Code\n1,13/11/2026,AM,/\n1,31/11/2026,AM,/\n',
      /row 3, Date: "31\/11\/2026" is not a date/,
    ],
    ['a quotation mark never closed', 'Ref,Date,Session,Code\n1,"13/11/2026,AM,/\n', /never closed/],
  ])('that holds %s is refused', async (_, text, words) => {
    const outcome = await understand(file(text), known)
    if (outcome.done) throw new Error('it was understood')
    expect(outcome.faults.map(faultWords).join('\n')).toMatch(words)
  })
})
