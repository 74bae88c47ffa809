import { describe, expect, it } from 'vitest'
import { type Absence, type Asked, chargeOf, warnedFrom } from '../../../src/domain/charge/chargeable.ts'
import { attendancesFor, defencesSchema } from '../../../src/domain/charge/defences.ts'
import { ruleSchema } from '../../../src/domain/dated-schema.ts'
import type { Day } from '../../../src/domain/day.ts'
import { addDays, day } from '../../../src/domain/day.ts'
import { timeLimitSchema } from '../../../src/domain/time-limit.ts'
import { aSchool, codeSets, fileData } from '../a-school.ts'

const timeLimit = ruleSchema(timeLimitSchema).parse(fileData('rules/time-limit.yaml')).rows
const pupil = { joined: null, left: null, dateOfBirth: day('2013-05-20') }
const week = ['2026-09-14', '2026-09-15', '2026-09-16', '2026-09-17', '2026-09-18']

type Given = Partial<Omit<Asked, 'reading'>> &
  Partial<Pick<Asked['reading'], 'from' | 'to' | 'pupil' | 'nation'>>

/** One week whose ten marks are written with spaces between, `.` for a session that nobody marked. */
function asked(
  marks: string,
  { from, to, pupil: who = pupil, nation = 'england', ...rest }: Given = {},
): Asked {
  const weeks = [
    { monday: day('2026-09-14'), marks: marks.split(' ').map((mark) => (mark === '.' ? '' : mark)) },
  ]
  const bounds = { from: from ?? day('2026-09-14'), to: to ?? day('2026-09-18') }
  const reading = { weeks, calendar: aSchool, codeSets, nation, pupil: who, ...bounds }
  const usual = { on: day('2026-11-23'), timeLimit, lookBackFrom: null, notices: [], charged: [] }
  return { reading, ...usual, ...rest }
}

const told = ({ day: on, half, bars }: Absence): string =>
  [week.indexOf(on) + 1, half, ...bars.map(({ bar }) => bar)].join(' ')

const present = '/ \\ / \\ / \\ / \\ / \\'

const cases: [name: string, asked: Asked, absences: string[], chargeable: number][] = [
  ['a week in school holds nothing', asked(present), [], 0],
  ['O, G and U can be charged', asked('O \\ G \\ U \\ / \\ / \\'), ['1 AM', '2 AM', '3 AM'], 3],
  ['N never can', asked('N N / \\ / \\ / \\ / \\'), ['1 AM unexplained', '1 PM unexplained'], 0],
  ['what nobody marked never can', asked('O O / \\ . \\ / \\ / \\'), ['1 AM', '1 PM', '3 AM unmarked'], 2],
  [
    'illness and leave are told and not charged',
    asked('I C / \\ O \\ / \\ / \\'),
    ['1 AM authorised', '1 PM authorised', '3 AM'],
    1,
  ],
  [
    'a session that was not possible is not',
    asked('Y1 \\ O \\ / \\ / \\ / \\'),
    ['1 AM not-possible', '2 AM'],
    1,
  ],
  ['an unknown mark is not', asked('? \\ O \\ / \\ / \\ / \\'), ['1 AM unknown-code', '2 AM'], 1],
  [
    'nor days before the pupil joined',
    asked('O O O O / \\ / \\ / \\', { pupil: { ...pupil, joined: day('2026-09-15') } }),
    ['1 AM off-roll', '1 PM off-roll', '2 AM', '2 PM'],
    2,
  ],
  [
    'nor after the pupil left',
    asked('O O / \\ / \\ / \\ O O', { pupil: { ...pupil, left: day('2026-09-17') } }),
    ['1 AM', '1 PM', '5 AM off-roll', '5 PM off-roll'],
    2,
  ],
  [
    'nor before compulsory school age, which begins on 1 January for a fifth birthday in autumn',
    asked('O O / \\ / \\ / \\ / \\', { pupil: { ...pupil, dateOfBirth: day('2021-09-10') } }),
    ['1 AM outside-age', '1 PM outside-age'],
    0,
  ],
  [
    'nor before the look back of the pathway',
    asked('O O O \\ / \\ / \\ / \\', { lookBackFrom: day('2026-09-15') }),
    ['1 AM before-look-back', '1 PM before-look-back', '2 AM'],
    1,
  ],
  [
    'the same-numbered day of the sixth month is in time',
    asked('O O / \\ / \\ / \\ / \\', { on: day('2027-03-14') }),
    ['1 AM', '1 PM'],
    2,
  ],
  [
    'and the day after it is too late',
    asked('O \\ O \\ / \\ / \\ / \\', { on: day('2027-03-15') }),
    ['1 AM too-late', '2 AM'],
    1,
  ],
]

const notice = (rest: Partial<Asked['notices'][number]>) => ({
  notices: [
    {
      id: 'n1',
      over: { from: day('2026-09-14'), to: day('2026-09-15') },
      outcome: null,
      payBy: day('2026-11-30'),
      ...rest,
    },
  ],
})

const noticed: typeof cases = [
  [
    'a paid notice bars its days',
    asked('O \\ O \\ O \\ / \\ / \\', notice({ outcome: 'paid' })),
    ['1 AM notice-paid', '2 AM notice-paid', '3 AM'],
    1,
  ],
  [
    'one that can still be paid bars them too',
    asked('O \\ / \\ O \\ / \\ / \\', notice({})),
    ['1 AM notice-running', '3 AM'],
    1,
  ],
  [
    'on its last day to pay it does',
    asked('O \\ / \\ / \\ / \\ / \\', notice({ payBy: day('2026-11-23') })),
    ['1 AM notice-running'],
    0,
  ],
  [
    'a day later it doesn’t',
    asked('O \\ / \\ / \\ / \\ / \\', notice({ payBy: day('2026-11-22') })),
    ['1 AM'],
    1,
  ],
  [
    'nor where it was not paid',
    asked('O \\ / \\ / \\ / \\ / \\', notice({ outcome: 'not-paid' })),
    ['1 AM'],
    1,
  ],
  [
    'a notice of which nobody wrote down the days bars all',
    asked('O \\ / \\ O \\ / \\ / \\', notice({ over: null, outcome: 'paid' })),
    ['1 AM notice-days-not-known', '3 AM notice-days-not-known'],
    0,
  ],
  [
    'what was charged before is not charged again',
    asked('O \\ O \\ / \\ / \\ / \\', {
      charged: [{ from: day('2026-09-14'), to: day('2026-09-14'), laid: day('2026-10-20') }],
    }),
    ['1 AM charged', '2 AM'],
    1,
  ],
]

describe('what a parent can be charged with', () => {
  it.each([...cases, ...noticed])('%s', (_, given, absences, chargeable) => {
    const charge = chargeOf(given)
    expect(charge.absences.map(told)).toEqual(absences)
    expect(charge.chargeable).toBe(chargeable)
  })

  it('names every bar of a session, not the first alone', () => {
    const given = asked('N \\ / \\ / \\ / \\ / \\', {
      lookBackFrom: day('2026-09-15'),
      ...notice({ outcome: 'paid' }),
    })
    expect(chargeOf(given).absences.map(told)).toEqual(['1 AM unexplained before-look-back notice-paid'])
  })

  it('a mark on a shut day is told and not charged', () => {
    const given = asked('O O / \\ / \\ / \\ / \\')
    const spans = [
      ...aSchool.spans,
      { from: day('2026-09-14'), to: day('2026-09-14'), kind: 'closure', name: 'Snow' } as const,
    ]
    const shut = chargeOf({ ...given, reading: { ...given.reading, calendar: { ...aSchool, spans } } })
    expect(shut.absences.map(told)).toEqual(['1 AM shut', '1 PM shut'])
  })

  it('counts the last day from the earliest session that can be charged, and warns from four weeks before', () => {
    const { last } = chargeOf(asked('N \\ O \\ O \\ / \\ / \\'))
    expect(last).toBe('2027-03-15')
    expect(warnedFrom(last as Day)).toBe('2027-02-15')
  })

  it('clamps the sixth month to its end: the 31st of August falls on the last of February', () => {
    const weeks = [{ monday: day('2026-08-31'), marks: ['', '', '', '', '', '', '', '', 'O', 'O'] }]
    const given = asked(present)
    const spans = [{ from: day('2026-08-31'), to: day('2026-12-18'), kind: 'term', name: 'Autumn' } as const]
    const calendar = { ...aSchool, spans, bankHolidays: new Set<Day>() }
    const early = [{ monday: day('2026-08-31'), marks: ['O', 'O', '', '', '', '', '', '', '', ''] }]
    const charge = (some: typeof weeks) =>
      chargeOf({
        ...given,
        reading: { ...given.reading, weeks: some, calendar, from: day('2026-08-31'), to: day('2026-09-04') },
      })
    expect(charge(early).last).toBe('2027-02-28')
    expect(charge(weeks).last).toBe('2027-03-04')
  })
})

describe('the defences', () => {
  const rows = ruleSchema(defencesSchema).parse(fileData('rules/defences.yaml')).rows
  const all = rows.flatMap(({ value }) => value)

  it('are nine for each nation, one of them only for the graver offence', () => {
    const of = (nation: 'england' | 'wales') => all.filter(({ nations }) => nations.includes(nation))
    for (const nation of ['england', 'wales'] as const) {
      expect(of(nation).filter(({ aggravated }) => !aggravated)).toHaveLength(8)
      expect(
        of(nation)
          .filter(({ aggravated }) => aggravated)
          .map(({ id }) => id),
      ).toEqual(['reasonable-justification'])
    }
  })

  const mobile = all.find(({ id }) => id === 'no-fixed-abode')?.counts
  if (mobile === undefined) throw new Error('the rule of families that travel counts attendances')
  const fullWeeks = (mondays: number) =>
    Array.from({ length: mondays }, (_, n) => ({
      monday: addDays(day('2025-09-01'), 7 * n),
      marks: present.split(' '),
    }))
  const { from: _from, to: _to, ...reading } = asked(present).reading

  it('counts the attendances of the twelve months up to the day that proceedings begin', () => {
    const weeks = fullWeeks(60)
    const on = day('2026-09-01')
    expect(attendancesFor(mobile, { ...reading, weeks }, on)).toBeGreaterThan(300)
    expect(attendancesFor(mobile, { ...reading, weeks: fullWeeks(3) }, on)).toBe(28)
  })

  it('asks for none below six years of age', () => {
    const child = { ...pupil, dateOfBirth: day('2020-09-02') }
    expect(attendancesFor(mobile, { ...reading, weeks: [], pupil: child }, day('2026-09-01'))).toBeNull()
    expect(attendancesFor(mobile, { ...reading, weeks: [], pupil: child }, day('2026-09-02'))).toBe(0)
  })
})
