import { beforeAll, describe, expect, it, vi } from 'vitest'
import { calendarSpans } from '../../db/schema.ts'
import { openCase } from '../../src/casework/open-case.ts'
import { day } from '../../src/domain/day.ts'
import { recountWeeks } from '../../src/register/marks/recount-weeks.ts'
import { library, missing, newWorld, pastoral, present, seedPupil } from '../world.ts'
import { operator } from './fasttrack.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

let the: ReturnType<typeof operator>

const none = '. . . . . . . . . .'
/** Six school weeks around half-term, the first three before it; then the week under way, of which Monday is marked. */
const autumn = (...weeks: [string, string, string, string, string, string]) => [
  ...weeks.slice(0, 3),
  none,
  ...weeks.slice(3),
]
const underWay = (monday: string) => `${monday} . . . . . . . .`
const six = [present, present, present, present, present, present] as const

type Seeded = { ref: string; weeks: string[]; is?: object; from?: string }

const seeds: Seeded[] = [
  {
    ref: '100',
    weeks: [...autumn(present, present, present, missing(3), missing(3), missing(3)), underWay('/ \\')],
  },
  // Eight of sixty now; the week of 5 October drops out and takes nothing with it, so one more is enough.
  {
    ref: '101',
    weeks: [...autumn(present, present, present, missing(3), missing(3), missing(2)), underWay('/ \\')],
  },
  // Joined on a Wednesday: 26 sessions, not 60.
  {
    ref: '102',
    weeks: autumn(none, none, none, `. . . . ${'/ \\ '.repeat(3).trim()}`, missing(4), present),
    is: { joined: day('2026-11-04') },
  },
  { ref: '103', weeks: autumn(...six), is: { left: day('2026-11-20') } },
  { ref: '104', weeks: autumn(...six), is: { left: day('2026-11-24') } },
  { ref: '105', weeks: [none] },
  { ref: '106', weeks: autumn(...six), is: { dateOfBirth: day('2022-11-01') } },
  { ref: '107', weeks: autumn(present, present, present, missing(3, 'N'), missing(3, 'N'), missing(3, 'O')) },
  // A part-time timetable is authorised, and arriving after the register closed is not.
  {
    ref: '108',
    weeks: autumn(present, present, missing(5, 'C2'), missing(5, 'C2'), missing(5, 'U'), missing(4, 'U')),
  },
  // Dual registration and a shut site are in neither part of the share: 8 of 50.
  { ref: '109', weeks: autumn(missing(4), missing(4), missing(5, 'D'), missing(5, 'Y4'), present, present) },
  { ref: '110', weeks: autumn(...six), is: { lookedAfter: true, safetyFlag: true } },
]

beforeAll(async () => {
  const { house, store } = await newWorld('2026-11-24T09:00:00Z')
  for (const { ref, weeks, is } of seeds)
    await seedPupil(store, { id: `north.${ref}`, ...is }, weeks, '2026-10-05')
  // The summer and autumn of 2024, on either side of the day on which the codes changed.
  const terms = [
    ['2024-06-03', '2024-07-23'],
    ['2024-09-02', '2024-10-25'],
  ] as const
  await store.write((tx) =>
    tx.insert(calendarSpans).values(
      terms.map(([from, to]) => ({
        school: 'south',
        fromDay: day(from),
        toDay: day(to),
        kind: 'term' as const,
        name: from,
      })),
    ),
  )
  const july = [
    'H H / \\ / \\ / \\ / \\',
    'J J / \\ / \\ / \\ / \\',
    'Y Y O O / \\ / \\ / \\',
    'O O O O . . . . . .',
  ]
  const september = ['J1 J1 O O / \\ / \\ / \\', 'Y7 Y7 O O K K / \\ / \\']
  const summer = {
    id: 'south.200',
    school: 'south',
    joined: day('2024-01-08'),
    dateOfBirth: day('2014-03-04'),
  }
  await seedPupil(store, summer, [...july, none, none, none, none, none, ...september], '2024-07-01')
  for (const id of ['north', 'south'])
    await recountWeeks(
      { store, codes: library.codes, bankHolidays: library.bankHolidays },
      { id, nation: 'england' },
    )
  await openCase(house, { by: pastoral, key: null }, { pupil: 'north.107', owner: pastoral.id })
  await store.close()
  the = operator(store.url)
})

const json = async (...argv: string[]) => {
  const { code, out, err } = await the.called(...argv, '--json')
  expect({ code, err }).toEqual({ code: 0, err: '' })
  return JSON.parse(out)
}
const north = ['screen', '--school', 'north', '--pathway', 'school-checklist', '--on', '2026-11-24']

type Pupil = { ref: string }
const byRef = async (...argv: string[]): Promise<Map<string, object>> =>
  new Map((await json(...argv)).pupils.map((one: Pupil) => [one.ref, one]))

describe('screening from the command line', () => {
  it('prints every pupil on roll by reference, with the keys that others rely on', async () => {
    const { pupils, ...head } = await json(...north)
    expect(head).toEqual({
      on: '2026-11-24',
      school: 'north',
      pathway: 'school-checklist',
      window: { from: '2026-10-05', to: '2026-11-20', weeks: 6 },
    })
    expect(pupils.map(({ ref }: Pupil) => ref)).toEqual(
      seeds.map(({ ref }) => ref).filter((ref) => ref !== '103'),
    )
    expect(pupils[0]).toEqual({
      ref: '100',
      possible: 60,
      attended: 51,
      authorised: 0,
      unauthorised: 9,
      missing: 0,
      late: 0,
      unexplained: 0,
      unauthorisedShare: '9/60',
      attendanceShare: '51/60',
      tests: [
        { id: 'C1', holds: true },
        { id: 'C1x', holds: true },
      ],
      meets: true,
      unmet: [],
      unclear: false,
      barred: [],
      ask: [],
      aboutTo: null,
    })
    expect(JSON.stringify(pupils)).not.toMatch(/Robin|Ashdown|north\.1/)
  })

  const golden: [string, object][] = [
    [
      '101',
      {
        unauthorisedShare: '8/60',
        meets: false,
        unmet: ['C1'],
        aboutTo: { sessions: 1, left: 8, on: '2026-11-27' },
      },
    ],
    ['102', { possible: 26, unauthorisedShare: '4/26', attendanceShare: '22/26', missing: 0, meets: true }],
    ['104', { attendanceShare: '60/60', barred: ['not-on-roll'] }],
    [
      '105',
      {
        possible: 0,
        missing: 60,
        unauthorisedShare: null,
        attendanceShare: null,
        meets: false,
        unclear: true,
      },
    ],
    [
      '106',
      { possible: 0, missing: 0, unauthorisedShare: null, barred: ['outside-compulsory-age'], aboutTo: null },
    ],
    [
      '107',
      { unauthorisedShare: '9/60', unexplained: 6, unclear: true, meets: true, barred: ['already-open'] },
    ],
    ['108', { unauthorisedShare: '9/60', attendanceShare: '41/60', authorised: 10, late: 0, meets: true }],
    ['109', { possible: 50, unauthorisedShare: '8/50', attendanceShare: '42/50', missing: 0, meets: true }],
    ['110', { barred: ['looked-after', 'ask-safeguarding'] }],
  ]
  it.each(golden)('counts pupil %s as worked out by hand', async (ref, expected) => {
    expect((await byRef(...north)).get(ref)).toMatchObject(expected)
  })

  it('reads each side of a change of codes by its own', async () => {
    const { window, pupils } = await json('screen', '--school', 'south', '--on', '2024-09-16')
    expect(window).toEqual({ from: '2024-07-01', to: '2024-09-13', weeks: 6 })
    // July: H 2 authorised, J 2 attended, Y 2 out, O 6; September: J1 2 authorised, Y7 2 out, O 4, K 2 attended.
    expect(pupils).toMatchObject([
      {
        ref: '200',
        possible: 50,
        attended: 36,
        authorised: 4,
        unauthorised: 10,
        unauthorisedShare: '10/50',
        missing: 0,
      },
    ])
  })

  it('answers what would be, were some codes authorised, on all days or some', async () => {
    expect((await byRef(...north, '--what-if', 'N')).get('107')).toMatchObject({
      unauthorised: 3,
      authorised: 6,
      meets: false,
    })
    expect((await byRef(...north, '--what-if', 'N,O')).get('107')).toMatchObject({
      unauthorised: 0,
      authorised: 9,
    })
    const days = ['--what-if', 'N,O', '--from', '2026-11-09', '--to', '2026-11-13']
    expect((await byRef(...north, ...days)).get('107')).toMatchObject({ unauthorised: 6, authorised: 3 })
    expect([...(await byRef(...north, '--pupil', '107', ...days)).keys()]).toEqual(['107'])
  })

  it('screens all schools at once, and says of which it can’t', async () => {
    const { schools } = await json('screen', '--on', '2026-11-24')
    expect(schools.map(({ school }: { school: string }) => school)).toEqual(['north', 'south'])
    const { code, out, err } = await the.called('screen', '--on', '2024-09-16', '--json')
    expect({ code, err }).toEqual({
      code: 1,
      err: "north can't be screened: load the 2024–25 calendar first.\n",
    })
    expect(JSON.parse(out).schools).toHaveLength(1)
  })

  it('tells a person who meets the test, who is about to, and who is barred', async () => {
    const { code, out } = await the.called(...north)
    expect(code).toBe(0)
    expect(out).toMatch(
      /^north, school-checklist, on 2026-11-24: 6 school weeks from 2026-10-05 to 2026-11-20, 10 pupils/,
    )
    expect(out).toMatch(/Meet the test now\n {2}109 {2}8\/50 {2}16\.0%\n {2}102 {2}4\/26/)
    expect(out).toMatch(
      /About to\n {2}101 {2}8\/60 {2}13\.3% {2}1 more unauthorised by 2026-11-27, of 8 to come/,
    )
    expect(out).toMatch(/Meet it, but barred\n {2}107 {2}9\/60 {2}15\.0% {2}already-open/)
    expect((await the.called(...north, '--within', '0')).out).not.toMatch(/About to/)
  })

  it.each([
    [['screen', '--school', 'nowhere'], 1, /There is no school nowhere/],
    [['screen', '--school', 'north', '--pathway', 'school-checklst'], 1, /Did you mean school-checklist\?/],
    [['screen', '--school', 'north', '--pupil', '999'], 1, /There is no pupil 999/],
    [['screen', '--school', 'north', '--on', '2031-01-08'], 1, /load the 2030–31 calendar first/],
    [['screen', '--school', 'north', '--on', '24/11/2026'], 2, /--on is a date like/],
    [['screen', '--school', 'north', '--what-if', 'I'], 2, /I is no code for an unauthorised absence/],
    [
      ['screen', '--school', 'north', '--from', '2026-11-02'],
      2,
      /--from and --to go together, with --what-if/,
    ],
    [['screen', '--school', 'north', '--within', 'few'], 2, /--within is a number of sessions/],
    [
      ['marks', '--school', 'north', '--pupil', '100', '--from', '2026-11-09', '--to', '2026-11-06'],
      2,
      /--to lies before --from/,
    ],
    [
      ['marks', '--school', 'north', '--pupil', '999', '--from', '2026-11-02', '--to', '2026-11-06'],
      1,
      /There is no pupil 999/,
    ],
    [
      ['marks', '--school', 'north', '--pupil', '100', '--from', '2020-11-02', '--to', '2020-11-06'],
      1,
      /load the 2020–21 calendar first/,
    ],
  ])('says what is wrong with %j', async (argv, code, words) => {
    const said = await the.called(...argv)
    expect({ code: said.code, out: said.out }).toEqual({ code, out: '' })
    expect(said.err).toMatch(words)
  })
})

describe('a pupil’s marks from the command line', () => {
  const ask = ['marks', '--school', 'north', '--pupil', '107', '--from', '2026-10-20', '--to', '2026-11-10']

  it('prints the same measures for one window, and by week', async () => {
    const told = await json(...ask)
    const all = { possible: 22, attended: 16, authorised: 0, unauthorised: 6, unexplained: 6, missing: 0 }
    expect(told).toMatchObject({
      school: 'north',
      pupil: '107',
      from: '2026-10-20',
      to: '2026-11-10',
      ...all,
    })
    expect(told).toMatchObject({
      unauthorisedShare: '6/22',
      attendanceShare: '16/22',
      absent: 6,
      daysLost: 3,
    })
    expect(told.byWeek).toMatchObject([
      { monday: '2026-10-19', possible: 8, unauthorisedShare: '0/8' },
      { monday: '2026-11-02', possible: 10, unauthorised: 3, unauthorisedShare: '3/10' },
      { monday: '2026-11-09', possible: 4, unauthorised: 3, attendanceShare: '1/4' },
    ])
  })

  it('says so to a person too', async () => {
    const { out } = await the.called(...ask)
    expect(out).toMatch(/2026-11-02 {2}7\/10 +70\.0%/)
    expect(out).toMatch(/3 days lost, at most 1 school day in a row/)
  })
})
