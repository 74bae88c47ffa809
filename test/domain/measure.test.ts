import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Calendar, isSchoolDay } from '../../src/domain/calendar.ts'
import { addDays, type Day, day, weekday } from '../../src/domain/day.ts'
import { type Measures, measure, type RegisterWeek, sessions } from '../../src/domain/measure.ts'
import type { Reading } from '../../src/domain/sessions.ts'
import { aSchool, calendarOf, codeSets, year2026 } from './a-school.ts'

const pupil = { joined: null, left: null, dateOfBirth: day('2013-05-20') }

type FiveDays = [string, string, string, string, string]

/** Five days of two marks each: `ok` stands for present all day and `.` for a session nobody marked. */
function week(monday: string, ...days: FiveDays): RegisterWeek {
  const marks = days.flatMap((marks) => (marks === 'ok' ? ['/', '\\'] : marks.split(' ')))
  return { monday: day(monday), marks: marks.map((mark) => (mark === '.' ? '' : mark)) }
}

const present = (monday: string) => week(monday, 'ok', 'ok', 'ok', 'ok', 'ok')

type Case = Partial<Omit<Reading, 'from' | 'to'>> & { from: string; to: string }

function reading({ from, to, ...rest }: Case): Reading {
  const usual = { weeks: [], calendar: aSchool, codeSets, nation: 'england' as const, pupil }
  return { ...usual, ...rest, from: day(from), to: day(to) }
}

const nothing = {
  possible: 0,
  attended: 0,
  authorised: 0,
  unauthorised: 0,
  late: 0,
  unexplained: 0,
  missing: 0,
  firstUnauthorised: null,
  unknownCodes: [],
  onShutDays: [],
  missingCalendar: null,
}

const oneWeek = (...days: FiveDays): Case => ({
  from: '2026-09-14',
  to: '2026-09-18',
  weeks: [week('2026-09-14', ...days)],
})

const joined = (on: string) => ({ ...pupil, joined: day(on) })
const left = (on: string) => ({ ...pupil, left: day(on) })
const born = (on: string) => ({ ...pupil, dateOfBirth: day(on) })

const worked: [string, Case, Partial<Measures>][] = [
  [
    'a full week in school is ten of ten',
    oneWeek('ok', 'ok', 'ok', 'ok', 'ok'),
    { possible: 10, attended: 10 },
  ],
  [
    'O, G, U and N are each an unauthorised session, and N is unexplained too',
    oneWeek('O \\', 'G \\', 'U \\', 'N \\', 'ok'),
    { possible: 10, attended: 6, unauthorised: 4, unexplained: 1, firstUnauthorised: day('2026-09-14') },
  ],
  [
    'L is late but attended, U is not attended and not late',
    oneWeek('L \\', 'L \\', 'U \\', 'ok', 'ok'),
    { possible: 10, attended: 9, late: 2, unauthorised: 1, firstUnauthorised: day('2026-09-16') },
  ],
  [
    'K, V, P, W and B attend elsewhere',
    oneWeek('K K', 'V V', 'P P', 'W W', 'B B'),
    { possible: 10, attended: 10 },
  ],
  [
    'C1, M, J1, S, C, T, R, I and E are authorised',
    oneWeek('C1 M', 'J1 S', 'C T', 'R I', 'E \\'),
    { possible: 10, attended: 1, authorised: 9 },
  ],
  [
    'C2, a part-time timetable, is authorised and never unauthorised',
    oneWeek('/ C2', '/ C2', '/ C2', '/ C2', '/ C2'),
    { possible: 10, attended: 5, authorised: 5 },
  ],
  [
    'D, dual registered, is out of both',
    oneWeek('D D', 'ok', 'ok', 'ok', 'ok'),
    { possible: 8, attended: 8 },
  ],
  [
    'Q, no access arrangements, is out of both',
    oneWeek('Q Q', 'ok', 'ok', 'ok', 'ok'),
    { possible: 8, attended: 8 },
  ],
  ['X, not required, is out of both', oneWeek('X X', 'ok', 'ok', 'ok', 'ok'), { possible: 8, attended: 8 }],
  [
    'Y1 to Y7 are each out of both',
    oneWeek('Y1 Y2', 'Y3 Y4', 'Y5 Y6', 'Y7 O', 'ok'),
    { possible: 3, attended: 2, unauthorised: 1, firstUnauthorised: day('2026-09-17') },
  ],
  ['Z and # are out of both', oneWeek('Z Z', '# #', 'ok', 'ok', 'ok'), { possible: 6, attended: 6 }],
  [
    'a week of nothing possible has no possible session, and nothing is missing',
    oneWeek('Y4 Y4', 'Y4 Y4', 'D D', 'Q Q', '# #'),
    {},
  ],
  [
    'an unmarked session is missing, never absent',
    oneWeek('. .', '/ .', 'ok', 'ok', 'O O'),
    { possible: 7, attended: 5, unauthorised: 2, missing: 3, firstUnauthorised: day('2026-09-18') },
  ],
  [
    'a week that was never imported is missing throughout',
    { from: '2026-09-14', to: '2026-09-25', weeks: [present('2026-09-14')] },
    { possible: 10, attended: 10, missing: 10 },
  ],
  [
    'a mark that the codes do not hold counts nowhere and is told once',
    oneWeek('? ?', 'Y \\', 'ok', 'ok', 'ok'),
    { possible: 7, attended: 7, unknownCodes: ['?', 'Y'] },
  ],
  [
    'the window cuts into the middle of a week, both ends included',
    { ...oneWeek('O O', 'O O', 'ok', 'O O', 'O O'), from: '2026-09-15', to: '2026-09-17' },
    { possible: 6, attended: 2, unauthorised: 4, firstUnauthorised: day('2026-09-15') },
  ],
  [
    'a window of one day is that day',
    { ...oneWeek('O O', 'O I', 'ok', 'O O', 'O O'), from: '2026-09-15', to: '2026-09-15' },
    { possible: 2, authorised: 1, unauthorised: 1, firstUnauthorised: day('2026-09-15') },
  ],
  [
    'a window over a weekend is empty and nothing is missing',
    { ...oneWeek('O O', 'O O', 'O O', 'O O', 'O O'), from: '2026-09-19', to: '2026-09-20' },
    {},
  ],
  [
    'a window that ends before it begins is empty',
    { ...oneWeek('O O', 'O O', 'O O', 'O O', 'O O'), from: '2026-09-18', to: '2026-09-14' },
    {},
  ],
  [
    'a bank holiday in term is no session: Monday 3 May 2027',
    {
      from: '2027-05-03',
      to: '2027-05-07',
      weeks: [week('2027-05-03', '# #', 'O O', 'ok', 'ok', 'ok')],
    },
    { possible: 8, attended: 6, unauthorised: 2, firstUnauthorised: day('2027-05-04') },
  ],
  [
    'an unmarked bank holiday is not missing',
    {
      from: '2027-05-03',
      to: '2027-05-07',
      weeks: [week('2027-05-03', '. .', 'ok', 'ok', 'ok', 'ok')],
    },
    { possible: 8, attended: 8 },
  ],
  [
    'INSET days are no sessions: the year begins on Thursday 3 September 2026',
    {
      from: '2026-09-01',
      to: '2026-09-04',
      weeks: [week('2026-08-31', '. .', '. .', '. .', 'O O', 'ok')],
    },
    { possible: 4, attended: 2, unauthorised: 2, firstUnauthorised: day('2026-09-03') },
  ],
  [
    'half-term is no session, on either side of it the weeks count',
    {
      from: '2026-10-19',
      to: '2026-11-06',
      weeks: [
        week('2026-10-19', 'ok', 'ok', 'ok', 'ok', 'N N'),
        week('2026-10-26', '# #', '# #', '# #', '# #', '# #'),
        week('2026-11-02', 'O O', 'ok', 'ok', 'ok', 'ok'),
      ],
    },
    { possible: 20, attended: 16, unauthorised: 4, unexplained: 2, firstUnauthorised: day('2026-10-23') },
  ],
  [
    'weeks stand in any order and only those of the window are read',
    {
      from: '2026-09-21',
      to: '2026-10-02',
      weeks: [
        week('2026-09-28', 'ok', 'ok', 'O \\', 'ok', 'ok'),
        week('2026-09-14', 'O O', 'O O', 'O O', 'O O', 'O O'),
        week('2026-09-21', 'ok', 'ok', 'ok', 'ok', 'O O'),
      ],
    },
    { possible: 20, attended: 17, unauthorised: 3, firstUnauthorised: day('2026-09-25') },
  ],
  [
    'who joins on a Wednesday owes nothing before it',
    { ...oneWeek('O O', 'O O', 'O O', 'ok', 'ok'), pupil: joined('2026-09-16') },
    { possible: 6, attended: 4, unauthorised: 2, firstUnauthorised: day('2026-09-16') },
  ],
  [
    'who joins on a Wednesday has nothing missing before it',
    { ...oneWeek('. .', '. .', 'ok', 'ok', '. .'), pupil: joined('2026-09-16') },
    { possible: 4, attended: 4, missing: 2 },
  ],
  [
    'who leaves on a Wednesday is on roll that day and owes nothing after it',
    { ...oneWeek('ok', 'ok', 'O O', 'O O', 'O O'), pupil: left('2026-09-16') },
    { possible: 6, attended: 4, unauthorised: 2, firstUnauthorised: day('2026-09-16') },
  ],
  [
    'who left before the window has no session in it',
    { ...oneWeek('O O', 'O O', 'O O', 'O O', 'O O'), pupil: left('2026-09-11') },
    {},
  ],
  [
    'a child who turned five on 1 September owes nothing before 31 December',
    { ...oneWeek('O O', 'O O', 'O O', 'O O', 'O O'), pupil: born('2021-09-01') },
    {},
  ],
  [
    'a child who turned five on 31 August owes every session from that day',
    { ...oneWeek('O O', 'ok', 'ok', 'ok', 'ok'), pupil: born('2021-08-31') },
    { possible: 10, attended: 8, unauthorised: 2, firstUnauthorised: day('2026-09-14') },
  ],
  [
    'a Year 11 pupil owes nothing after the last Friday in June',
    {
      from: '2026-06-22',
      to: '2026-07-03',
      weeks: [
        week('2026-06-22', 'ok', 'ok', 'ok', 'ok', 'O O'),
        week('2026-06-29', 'O O', 'O O', 'O O', 'O O', 'O O'),
      ],
      pupil: born('2010-03-01'),
    },
    { possible: 10, attended: 8, unauthorised: 2, firstUnauthorised: day('2026-06-26') },
  ],
  [
    'J attended until 18 August 2024, for all its name in the codes that follow',
    {
      from: '2024-07-08',
      to: '2024-07-12',
      weeks: [week('2024-07-08', 'J J', 'ok', 'ok', 'ok', 'ok')],
    },
    { possible: 10, attended: 10 },
  ],
  [
    'J is unknown from 19 August 2024 and J1 is an authorised absence',
    {
      from: '2024-09-09',
      to: '2024-09-13',
      weeks: [week('2024-09-09', 'J J', 'J1 J1', 'ok', 'ok', 'ok')],
    },
    { possible: 8, attended: 6, authorised: 2, unknownCodes: ['J'] },
  ],
  [
    'a window across 19 August 2024 reads each side by its own codes',
    {
      from: '2024-07-15',
      to: '2024-09-06',
      weeks: [
        week('2024-07-15', 'H H', 'Y Y', 'J J', 'ok', 'O O'),
        week('2024-07-22', 'H H', '# #', '# #', '# #', '# #'),
        week('2024-09-02', '# #', 'H H', 'Y7 Y7', 'J1 J1', 'K G'),
      ],
    },
    {
      // July: Monday H2, Tuesday Y out, Wednesday J2 attended, Thursday 2, Friday O2; 22 July H2.
      // September: the 2nd is INSET, H is unknown, Y7 out, J1 authorised 2, K attended 1, G unauthorised 1.
      possible: 14,
      attended: 5,
      authorised: 6,
      unauthorised: 3,
      firstUnauthorised: day('2024-07-19'),
      unknownCodes: ['H'],
    },
  ],
  [
    'in Wales dual registration attends, family holiday is authorised and Y is out of both',
    { ...oneWeek('D D', 'H F', 'Y Y', 'J \\', 'C2 O'), nation: 'wales' },
    {
      possible: 7,
      attended: 4,
      authorised: 2,
      unauthorised: 1,
      firstUnauthorised: day('2026-09-18'),
      unknownCodes: ['C2'],
    },
  ],
  [
    'six school weeks with nine unauthorised sessions are 9 of 60',
    {
      from: '2026-09-14',
      to: '2026-10-23',
      weeks: [
        week('2026-09-14', 'O O', 'ok', 'ok', 'ok', 'ok'),
        present('2026-09-21'),
        week('2026-09-28', 'ok', 'G G', 'ok', 'ok', 'ok'),
        week('2026-10-05', 'ok', 'ok', 'U \\', 'U \\', 'ok'),
        present('2026-10-12'),
        week('2026-10-19', 'ok', 'ok', 'ok', 'N \\', 'O O'),
      ],
    },
    { possible: 60, attended: 51, unauthorised: 9, unexplained: 1, firstUnauthorised: day('2026-09-14') },
  ],
]

describe('a pupil’s register over a window', () => {
  it.each(worked)('%s', (_, given, expected) => {
    const { from, to } = given
    expect(measure(reading(given))).toEqual({ ...nothing, from, to, ...expected })
  })

  it('has marks on shut days ignored and listed, where they would have counted', () => {
    const given: Case = {
      from: '2026-11-23',
      to: '2026-11-27',
      weeks: [week('2026-11-23', 'ok', 'ok', 'ok', 'ok', 'O #')],
    }
    const measures = measure(reading(given))
    expect(measures).toMatchObject({ possible: 8, attended: 8, unauthorised: 0, firstUnauthorised: null })
    expect(measures.onShutDays.map(({ day, half, mark }) => `${day} ${half} ${mark}`)).toEqual([
      '2026-11-27 AM O',
    ])
  })

  it('lists an unknown mark on a shut day there and not among unknown codes', () => {
    const given = {
      from: '2026-10-26',
      to: '2026-10-30',
      weeks: [week('2026-10-26', '? ?', 'Y4 Y4', '# #', 'X X', '. .')],
    }
    const measures = measure(reading(given))
    expect(measures.onShutDays.map((session) => session.mark)).toEqual(['?', '?'])
    expect(measures).toMatchObject({ unknownCodes: [], missing: 0, possible: 0 })
  })

  it('has no mark listed on a shut day before the pupil joined', () => {
    const given: Case = {
      from: '2026-11-23',
      to: '2026-11-27',
      weeks: [week('2026-11-23', '. .', '. .', '. .', '. .', 'O O')],
      pupil: joined('2026-11-30'),
    }
    expect(measure(reading(given)).onShutDays).toEqual([])
  })

  it('says what is missing where the window reaches beyond the loaded calendar', () => {
    const short: Calendar = calendarOf(...year2026)
    const asked = (from: string, to: string) =>
      measure(reading({ from, to, calendar: short })).missingCalendar
    expect(asked('2026-09-14', '2026-10-23')).toBeNull()
    expect(asked('2026-07-06', '2026-10-23')).toBe('the 2025–26 calendar')
    expect(asked('2027-07-05', '2027-09-24')).toBe('the 2027–28 calendar')
    expect(asked('2028-01-10', '2028-01-14')).toBe('the 2027–28 calendar')
  })

  it('is refused where no codes are laid down, rather than read by others', () => {
    const given: Case = { from: '2026-09-14', to: '2026-09-18', codeSets: [] }
    expect(() => measure(reading(given))).toThrow('nothing is laid down for 14 September 2026')
  })

  it('is refused when its weeks are not weeks', () => {
    const given = (weeks: RegisterWeek[]) => () =>
      measure(reading({ from: '2026-09-14', to: '2026-09-18', weeks }))
    expect(given([present('2026-09-15')])).toThrow('2026-09-15 is not a Monday')
    expect(given([{ monday: day('2026-09-14'), marks: ['/'] }])).toThrow('needs ten marks')
    expect(given([present('2026-09-14'), present('2026-09-14')])).toThrow('stands twice')
  })
})

describe('any register', () => {
  const codes = ['/', '\\', 'L', 'O', 'U', 'N', 'I', 'C2', 'J', 'D', 'Y', 'Y7', '#', '', '?']
  const mondays = Array.from({ length: 14 }, (_, n) => addDays(day('2024-06-17'), 7 * n))
  const aRegister = fc
    .tuple(...mondays.map(() => fc.array(fc.constantFrom(...codes), { minLength: 10, maxLength: 10 })))
    .map((marks) => mondays.map((monday, n): RegisterWeek => ({ monday, marks: marks[n]! })))
  const aDay = fc.integer({ min: 0, max: 7 * 14 - 1 }).map((n) => addDays(mondays[0]!, n))
  const threeDays = fc
    .tuple(aDay, aDay, aDay)
    .map((days) => [...days].sort() as [Day, Day, Day])
    .filter(([, middle, last]) => middle < last)
  const counted = [
    'possible',
    'attended',
    'authorised',
    'unauthorised',
    'late',
    'unexplained',
    'missing',
  ] as const

  it('measured in two parts gives what it gives as a whole', () => {
    fc.assert(
      fc.property(aRegister, threeDays, (weeks, [from, middle, to]) => {
        const of = (from: Day, to: Day) => measure(reading({ weeks, from, to }))
        const [first, second, whole] = [of(from, middle), of(addDays(middle, 1), to), of(from, to)]
        for (const key of counted) expect(first[key] + second[key]).toBe(whole[key])
        expect(whole.firstUnauthorised).toBe(first.firstUnauthorised ?? second.firstUnauthorised)
      }),
    )
  })

  it('has every session of every open day in exactly one place, and no other', () => {
    fc.assert(
      fc.property(aRegister, threeDays, (weeks, [from, , to]) => {
        const given = reading({ weeks, from, to })
        const open = Array.from({ length: 100 }, (_, n) => addDays(given.from, n)).filter(
          (on) => on <= to && isSchoolDay(aSchool, on),
        )
        const all = sessions(given)
        expect(all.map((session) => `${session.day} ${session.half}`)).toEqual(
          open.flatMap((on) => [`${on} AM`, `${on} PM`]),
        )
        for (const { day: on, half, mark } of all) {
          const week = weeks.find(({ monday }) => monday <= on && on <= addDays(monday, 6))
          expect(mark).toBe(week?.marks[2 * (weekday(on) - 1) + (half === 'AM' ? 0 : 1)])
        }
        const measures = measure(given)
        const elsewhere = all.filter((session) =>
          ['not-possible', 'administrative', 'unknown'].includes(session.category),
        )
        expect(measures.possible).toBe(measures.attended + measures.authorised + measures.unauthorised)
        expect(measures.possible + measures.missing + elsewhere.length).toBe(2 * open.length)
      }),
    )
  })
})

describe('the sessions of a window', () => {
  it('come in order, each with its half, mark and category', () => {
    const given = { ...oneWeek('L \\', 'O .', 'D ?', 'N Z', 'ok'), to: '2026-09-17' }
    expect(
      sessions(reading(given)).map(({ day, half, mark, category }) => [day.slice(8), half, mark, category]),
    ).toEqual([
      ['14', 'AM', 'L', 'present'],
      ['14', 'PM', '\\', 'present'],
      ['15', 'AM', 'O', 'unauthorised'],
      ['15', 'PM', '', 'missing'],
      ['16', 'AM', 'D', 'not-possible'],
      ['16', 'PM', '?', 'unknown'],
      ['17', 'AM', 'N', 'unauthorised'],
      ['17', 'PM', 'Z', 'administrative'],
    ])
  })

  it('keep how many minutes late somebody came, where the register says so', () => {
    const minutesLate = [12, null, null, null, null, null, null, null, null, null]
    const given = oneWeek('L \\', 'ok', 'ok', 'ok', 'ok')
    const weeks = [{ ...given.weeks![0]!, minutesLate }]
    expect(sessions(reading({ ...given, weeks })).map((session) => session.minutesLate)).toEqual(minutesLate)
    expect(sessions(reading(given))[0]!.minutesLate).toBeNull()
  })
})
