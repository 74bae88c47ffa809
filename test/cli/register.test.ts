import { beforeAll, describe, expect, it, vi } from 'vitest'
import { calendar } from '../register/desk.ts'
import { addNorth, operator } from './fasttrack.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const { called, put } = operator()

const register = (name: string, text: string, ...more: string[]) =>
  called('register', 'import', put(name, text), '--school', 'north', ...more)

beforeAll(async () => {
  const pupils =
    'pupil_ref,upn,surname,forename,date_of_birth,joined\n1001,H801200001001,Ashdown,Ada,2013-03-04,2024-09-02\n1002,B801200005001,Loxley,Bo,2013-05-06,2024-09-02\n'
  await called(...addNorth)
  await called('calendar', 'import', put('calendar.csv', calendar), '--school', 'north')
  await called('pupils', 'import', put('pupils.csv', pupils), '--school', 'north')
})

const wide =
  'UPN,Surname,Forename,Reg,02/11/2026 AM,02/11/2026 PM\nH801200001001,A,Ada,9A,/,-\nB801200005001,L,Bo,9A,N,\\\n'
const foreign = 'Adm No;Date;Half;Attendance Mark\n1001;05/11/2026;Morning;ILL\n1002;05/11/2026;Morning;/\n'

describe('a register of another system', () => {
  it('is read by the profile that is named, and previewed first', async () => {
    const previewed = await register('wide.csv', wide, '--profile', 'wide', '--preview')
    expect(previewed).toEqual({
      code: 0,
      err: '',
      out: '2 rows of 2 pupils, 2 November 2026 to 2 November 2026\nWould mark 3 sessions and change 0 marks.\nNothing was imported: this was a preview.\n',
    })
    expect(await register('wide.csv', wide, '--profile', 'wide')).toMatchObject({
      code: 0,
      out: 'Marked 3 sessions in 2 register weeks.\n',
    })
  })

  it('previews as a document what would change, which codes nobody knows and who is missing', async () => {
    const text = 'pupil_ref,date,session,code\n1001,2026-11-02,AM,I\n1001,2026-11-03,AM,ZZ\n'
    const { code, out } = await register('next.csv', text, '--preview', '--json')
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({
      done: true,
      preview: {
        ...{ rows: 2, pupils: 1, added: 0, amended: 1, from: '2026-11-02' },
        changes: [{ ref: '1001', day: '2026-11-02', half: 'AM', was: '/', now: 'I' }],
        unknownCodes: [{ code: 'ZZ', times: 1, row: 3 }],
      },
    })
    const lines = await register('next.csv', text, '--preview')
    expect(lines.out).toContain('  1001, 2 November 2026 AM: / becomes I\n')
    expect(lines.out).toContain('Not a register code: "ZZ" in 1 session, first in row 3\n')
  })

  it('is listed as what a school has nothing of, where it has no codes and no profile of its own', async () => {
    expect((await called('register', 'code', 'list', '--school', 'north')).out).toBe(
      'north has no codes of its own.\n',
    )
    const { out } = await called('register', 'profile', 'list', '--school', 'north')
    expect(out).toMatch(/\nnorth has no profile of its own: its files are read as canonical\.\n$/)
  })

  it('is refused by the canonical profile with a word about having it understood', async () => {
    const { code, err } = await register('foreign.csv', foreign)
    expect(code).toBe(1)
    expect(err).toMatch(/have it understood: --profile guided/)
  })

  it('is understood, asked about, saved with its codes, and then read by itself', async () => {
    const asked = await register('foreign.csv', foreign, '--profile', 'guided')
    expect(asked.code).toBe(1)
    expect(asked.out).toMatch(
      /^Understood: a row a session, divided by semicolons\n {2}Columns: .*pupil_ref is "Adm No"/,
    )
    expect(asked.err).toMatch(
      /Which column says whether it is the morning.* --answers "column session=…" with one of: Half/,
    )
    expect(asked.err).toMatch(
      /Which day is "05\/11\/2026"\? Add --answers "dates=…".*day-month-year \(Day first: Thursday 5 November 2026\)/,
    )
    const all = 'column session=Half; code ILL=I'
    const done = await register(
      'foreign.csv',
      foreign,
      '--profile',
      'guided',
      '--dates',
      'day-month-year',
      '--answers',
      all,
      '--save',
    )
    expect(done).toMatchObject({
      code: 0,
      out: expect.stringMatching(/Marked 2 sessions in 1 register week|Marked 2/),
    })
    expect(await register('foreign.csv', foreign)).toMatchObject({
      code: 0,
      out: 'Nothing changed: the store held all 2 rows already.\n',
    })
    expect((await called('register', 'code', 'list', '--school', 'north')).out).toBe('ILL  I\n')
    const { out } = await called('register', 'profile', 'list', '--school', 'north', '--json')
    expect(JSON.parse(out).profiles.at(-1)).toMatchObject({ id: 'own', delimiter: ';', source: null })
  })

  it('goes back to the canonical profile once its own is dropped', async () => {
    expect(await called('register', 'profile', 'drop', '--school', 'north')).toMatchObject({ code: 0 })
    expect(await called('register', 'profile', 'drop', '--school', 'north')).toMatchObject({ code: 1 })
    expect((await register('foreign.csv', foreign)).code).toBe(1)
    expect((await register('foreign.csv', foreign, '--profile', 'own')).err).toMatch(
      /no profile of its own yet/,
    )
  })
})

describe('a UPN of an authority that nobody knows', () => {
  it('is kept with a word about it', async () => {
    const text =
      'pupil_ref,upn,surname,forename\n1009,R900400001001,Stranger,Jo\n1010,T681401021001,Cardiff,Al\n'
    const said = await called('pupils', 'import', put('strangers.csv', text), '--school', 'north')
    expect(said.code).toBe(0)
    expect(said.err).toBe(
      'strangers.csv: please look: row 2, upn: "R900400001001": UPN invalid (characters 2-4 not a recognised LA code)\n',
    )
  })
})

describe("a school's own codes", () => {
  it('stand for register codes in every file until they are dropped', async () => {
    const text = 'pupil_ref,date,session,code\n1002,2026-11-06,AM,TRN\n'
    expect((await register('own.csv', text)).err).toMatch(/"TRN" is not a register code/)
    expect((await called('register', 'code', 'set', 'TRN', 'B', '--school', 'north')).out).toBe(
      'TRN now means B.\n',
    )
    expect((await called('register', 'code', 'set', 'TRN', 'B', '--school', 'north')).out).toMatch(
      /Nothing changed/,
    )
    expect(await register('own.csv', text)).toMatchObject({
      code: 0,
      out: 'Marked 1 session in 1 register week.\n',
    })
    expect(await called('register', 'code', 'drop', 'TRN', '--school', 'north')).toMatchObject({ code: 0 })
    expect((await called('register', 'code', 'drop', 'TRN', '--school', 'north')).err).toMatch(
      /no code "TRN"/,
    )
    expect((await register('own.csv', text)).code).toBe(1)
  })

  it.each([
    ['J', 'J1', /"J" is a register code itself until 18 August 2024, and cannot/],
    ['N', 'O', /"N" is a register code itself, and cannot/],
    ['XX', 'QQ', /"QQ" is not a register code/],
    [' ', 'O', /1 to 40 characters/],
  ])('%j cannot stand for %j', async (alias, means, words) => {
    const { code, err } = await called('register', 'code', 'set', alias, means, '--school', 'north')
    expect(code).toBe(1)
    expect(err).toMatch(words)
  })
})

describe('calling it wrongly', () => {
  it.each([
    [['--profile', 'sims'], 1, /no profile sims: there are canonical, roll-call, wide, wonde, own, guided/],
    [['--dates', 'dd/mm'], 2, /--dates is one of year-month-day/],
    [['--save'], 2, /belong to --profile guided/],
    [['--profile', 'guided', '--save', '--preview'], 2, /not with --preview/],
    [['--profile', 'guided', '--answers', 'dates'], 2, /--answers is written like/],
  ])('%j ends with its words', async (more, code, words) => {
    const said = await register('wide.csv', wide, ...more)
    expect(said.code).toBe(code)
    expect(said.err).toMatch(words)
  })
})
