import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isNotNull } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { storeNote } from '../db/meta.ts'
import { unpackMarks } from '../db/schema/marks-text.ts'
import { registerStaging, registerWeeks } from '../db/schema.ts'
import { openStore, type Store } from '../db/store.ts'
import { screenedSchool } from '../src/casework/screened-school.ts'
import { type Demonstration, demonstration } from '../src/demonstration/demonstration.ts'
import { loadDemonstration } from '../src/demonstration/load-demonstration.ts'
import { demonstrationChannels, demonstrationPeople } from '../src/demonstration/people.ts'
import { publishedRates } from '../src/demonstration/published-rates.ts'
import { registerCsv } from '../src/demonstration/register-csv.ts'
import { stories } from '../src/demonstration/stories.ts'
import { isSchoolDay, previousSchoolWeeks } from '../src/domain/calendar.ts'
import { calendarFaults } from '../src/domain/calendar-faults.ts'
import { addDays, type Day, day, weekday } from '../src/domain/day.ts'
import { measure } from '../src/domain/measure.ts'
import { daysFrom } from '../src/domain/open-days.ts'
import { screeningGroups } from '../src/domain/screening-groups.ts'
import { isUpn } from '../src/domain/upn.ts'
import { cpuTime } from './cpu-time.ts'
import { asker, frozen, houseOn, library } from './world.ts'

const rules = { codes: library.codes, bankHolidays: library.bankHolidays }
const made = new Map<string, Demonstration>()

/** The demonstration of a day, made once for all tests of this file. */
function on(text: string): Demonstration {
  const known = made.get(text) ?? demonstration(day(text), rules)
  made.set(text, known)
  return known
}

const today = '2026-11-21'
const shown = on(today)

function weeksOf({ weeks, pupils }: Demonstration, id: string) {
  const number = pupils.find(({ pupil }) => pupil.id === id)?.pupil.number
  return weeks
    .filter((week) => week.pupil === number)
    .map(({ monday, marks }) => ({ monday, marks: unpackMarks(marks) }))
}

/** Tens of thousands of rows are compared as texts, which takes a moment. */
const asTexts = (rows: readonly unknown[]) => rows.map((row) => JSON.stringify(row))

function figuresOf(made: Demonstration, key: string) {
  const told = made.pupils.find(({ story }) => story?.key === key)
  if (!told?.story) throw new Error(`no pupil has the story ${key}`)
  const calendar = made.calendars[told.pupil.school]
  const window = calendar && previousSchoolWeeks(calendar, made.today, 6)
  if (!calendar || !window?.known) throw new Error('the six weeks are not known')
  const { id, joined, left, dateOfBirth } = told.pupil
  const measures = measure({
    weeks: weeksOf(made, id),
    from: window.from,
    to: window.to,
    calendar,
    codeSets: library.codes,
    nation: 'england',
    pupil: { joined, left, dateOfBirth: dateOfBirth ?? day('2012-01-01') },
  })
  const open = 2 * daysFrom(window.from, window.to).filter((each) => isSchoolDay(calendar, each)).length
  return { measures, open, expected: told.story.figures(open) }
}

describe('the demonstration', () => {
  it('is the same every time for the same day', () => {
    const { weeks, ...rest } = demonstration(day(today), rules)
    expect({ ...rest, weeks: asTexts(weeks) }).toEqual({ ...shown, weeks: asTexts(shown.weeks) })
  })

  it('does not change the marks of last week when it is started a day later, but for reasons that came', () => {
    const plain = ({ pupils, weeks }: Demonstration) => {
      const ordinary = pupils.filter(({ story }) => story === null)
      const ids = new Map(ordinary.map(({ pupil }) => [pupil.number, pupil.id]))
      const then = weeks.filter(({ pupil, monday }) => ids.has(pupil) && monday < '2026-11-09')
      return asTexts(then.map(({ pupil, monday, marks }) => [ids.get(pupil), monday, marks])).sort()
    }
    expect(plain(shown).length).toBeGreaterThan(5000)
    expect(plain(on('2026-11-24'))).toEqual(plain(shown))
  })

  it('holds two schools, about 400 pupils, and thirteen people, one of them without a role', () => {
    expect(shown.schools.map(({ id }) => id)).toEqual(['secondary', 'primary'])
    expect(shown.pupils.length).toBeGreaterThan(380)
    expect(shown.pupils.length).toBeLessThan(420)
    expect(demonstrationPeople.filter(({ roles }) => roles.length === 0)).toHaveLength(1)
    for (const { id } of demonstrationPeople) expect(id).toMatch(/^U[A-Z0-9]{8,}$/)
    for (const { id } of demonstrationChannels) expect(id).toMatch(/^C[A-Z0-9]{8,}$/)
    expect(new Set(demonstrationPeople.map(({ id }) => id)).size).toBe(15)
  })

  it('gives every pupil an own, sound UPN of an authority that does not exist', () => {
    const upns = shown.pupils.map(({ pupil }) => pupil.upn ?? '')
    expect(new Set(upns).size).toBe(upns.length)
    for (const upn of upns) {
      expect(isUpn(upn)).toBe(true)
      expect(upn.slice(1, 4)).toBe('999')
    }
  })

  it('gives every parent a postcode in an area that Royal Mail never gave out', () => {
    const parents = shown.pupils.flatMap((each) => each.parents)
    expect(parents.length).toBeGreaterThan(600)
    for (const { postcode } of parents) expect(postcode).toMatch(/^QQ\d \d[A-Z]{2}$/)
    expect(new Set(parents.map(({ id }) => id)).size).toBe(parents.length)
  })

  it('tells every story of exactly one pupil, by a name that no other pupil has', () => {
    const names = shown.pupils.map(({ pupil }) => `${pupil.forename} ${pupil.surname}`)
    for (const { key, forename, surname } of stories) {
      expect(shown.pupils.filter(({ story }) => story?.key === key)).toHaveLength(1)
      expect(names.filter((name) => name === `${forename} ${surname}`)).toHaveLength(1)
    }
  })

  it('has codes as often as a register has them', () => {
    const marks = shown.weeks.flatMap((week) => unpackMarks(week.marks)).filter(Boolean)
    const share = (...codes: string[]) => marks.filter((mark) => codes.includes(mark)).length / marks.length
    expect(share('/', '\\', 'L', 'V', 'B')).toBeGreaterThan(0.91)
    expect(share('/', '\\', 'L', 'V', 'B')).toBeLessThan(0.96)
    expect(share('I')).toBeGreaterThan(share('O'))
    for (const code of ['I', 'M', 'O', 'L', 'U', 'N', 'C', 'G', 'R', 'E'])
      expect(share(code)).toBeGreaterThan(0)
  })
})

describe('an invented register', () => {
  const year = Object.values(on('2025-08-20').calendars)[0]!
  const days = daysFrom(day('2024-09-01'), day('2025-07-31')).filter((each) => isSchoolDay(year, each))
  const refs = (n: number) => Array.from({ length: n }, (_, i) => `P${i}`)
  const renamed: Record<string, readonly (keyof typeof publishedRates.sessions)[]> = {
    C: ['C', 'H'],
    J1: ['J'],
  }
  const away = new Set([...'IMCRGONEU', 'J1'])
  const pupilRows = (n: number, seed = 'a year') =>
    [...registerCsv({ refs: refs(n), days, seed })].slice(1).map((rows) => rows.trimEnd().split('\n'))

  let sample: string[][] | undefined
  const many = () => {
    sample ??= pupilRows(1000)
    return sample
  }

  it('has each code as often as the registers of England had it, within a fifth, and one pupil in five away a tenth', () => {
    const pupils = many()
    const codes = pupils.flat().map((row) => row.split(',')[4] ?? '')
    const share = (code: string) => codes.filter((one) => one === code).length / codes.length
    for (const code of ['I', 'M', 'C', 'O', 'G', 'L', 'U', 'E', 'V', 'B']) {
      const published = (renamed[code] ?? [code]) as readonly (keyof typeof publishedRates.sessions)[]
      const rate =
        published.reduce((sum, one) => sum + publishedRates.sessions[one], 0) / publishedRates.possible
      expect(Math.abs(share(code) / rate - 1), `${code} ${share(code)} of ${rate}`).toBeLessThan(0.2)
    }
    const absent = codes.filter((code) => away.has(code)).length / codes.length
    expect(Math.abs(absent / (publishedRates.absent / publishedRates.possible) - 1)).toBeLessThan(0.05)
    const isAway = (row: string) => away.has(row.split(',')[4] ?? '')
    const persistent = pupils.filter((rows) => 10 * rows.filter(isAway).length >= rows.length).length
    expect((100 * persistent) / pupils.length).toBeGreaterThan(publishedRates.persistentlyAbsent - 4)
    expect((100 * persistent) / pupils.length).toBeLessThan(publishedRates.persistentlyAbsent + 4)
  })

  it('has more absence on Fridays than on Wednesdays, and more illness in December than in September', () => {
    const rows = many().slice(0, 400).flat()
    const share = (wanted: (on: Day) => boolean, codes: ReadonlySet<string>) => {
      const some = rows.filter((row) => wanted(day(row.split(',')[2] ?? '')))
      return some.filter((row) => codes.has(row.split(',')[4] ?? '')).length / some.length
    }
    expect(share((on) => weekday(on) === 5, away)).toBeGreaterThan(
      1.1 * share((on) => weekday(on) === 3, away),
    )
    const ill = new Set(['I'])
    expect(share((on) => on.slice(5, 7) === '12', ill)).toBeGreaterThan(
      1.7 * share((on) => on.slice(5, 7) === '09', ill),
    )
  })

  it('is the same for the same seed and another for another, pupil by pupil', () => {
    expect(pupilRows(3)).toEqual(pupilRows(5).slice(0, 3))
    expect(pupilRows(3, 'another')).not.toEqual(pupilRows(3))
  })

  it('has absences without a reason when it is exported, which an export of some weeks later explains', () => {
    const exported = (exportedOn: string) =>
      [...registerCsv({ refs: refs(40), days, seed: 'a year', exportedOn: day(exportedOn) })].flatMap(
        (rows) => rows.trimEnd().split('\n'),
      )
    const [first, later] = [exported('2025-03-03'), exported('2025-03-31')]
    const keyOf = (row: string) => row.split(',').slice(1, 4).join()
    const then = new Map(first.map((row) => [keyOf(row), row]))
    const amended = later.filter((row) => then.has(keyOf(row)) && then.get(keyOf(row)) !== row)
    expect(later.length).toBeGreaterThan(first.length)
    expect(amended.length).toBeGreaterThan(5)
    expect(new Set(amended.map((row) => then.get(keyOf(row))?.split(',')[4]))).toEqual(new Set(['N']))
    expect(amended.every((row) => /,[OI],,$/.test(row))).toBe(true)
  })

  it('tells how late those came who came late, and of nobody else', () => {
    const told = (row: string) => {
      const [, , , , code = '', minutes = ''] = row.split(',')
      if (code !== 'L' && code !== 'U') return minutes === ''
      return code === 'L' ? Number(minutes) >= 1 && Number(minutes) <= 30 : Number(minutes) > 30
    }
    expect(
      pupilRows(60)
        .flat()
        .filter((row) => !told(row)),
    ).toEqual([])
  })
})

describe('its calendar', () => {
  it.each(['2025-09-01', '2026-07-31', '2026-08-01', '2026-11-21', '2027-03-26', '2028-01-04'])(
    'is sound for %s and holds the school year of that day and the one before',
    (text) => {
      for (const calendar of Object.values(on(text).calendars)) {
        expect(calendarFaults(calendar)).toEqual([])
        const open = daysFrom(day('2024-08-01'), day('2028-12-31')).filter((each) =>
          isSchoolDay(calendar, each),
        )
        expect(open.length).toBeGreaterThan(2 * 183)
        expect(open.length).toBeLessThan(2 * 196)
        expect(open.some((each) => each < text && each >= addDays(day(text), -366))).toBe(true)
      }
    },
  )
})

/** Each day that anybody has a mark on, once and in order. */
function markedDays(weeks: readonly { monday: Day; marks: string }[]): Day[] {
  const markedIn = (marks: string) =>
    unpackMarks(marks).flatMap((mark, n) => (mark ? [Math.floor(n / 2)] : []))
  const marked = new Set(weeks.flatMap(({ monday, marks }) => markedIn(marks).map((n) => `${monday} ${n}`)))
  const all = [...marked].map((each) => each.split(' ') as [Day, string])
  return all.map(([monday, n]) => addDays(monday, Number(n))).sort()
}

describe('its registers', () => {
  const dates = [
    '2026-09-02',
    '2026-10-12',
    '2026-11-20',
    '2026-11-23',
    '2027-01-04',
    '2027-05-10',
    '2027-08-20',
  ]

  it.each(dates)('on %s go up to the day before and hold no mark on a shut day', (text) => {
    const { weeks, calendars, pupils } = on(text)
    const schoolOf = new Map(pupils.map(({ pupil }) => [pupil.number, pupil.school]))
    for (const [school, calendar] of Object.entries(calendars)) {
      const days = markedDays(weeks.filter(({ pupil }) => schoolOf.get(pupil) === school))
      expect(days.filter((each) => !isSchoolDay(calendar, each))).toEqual([])
      const before = daysFrom(addDays(day(text), -90), addDays(day(text), -1))
      expect(days.at(-1)).toBe(before.filter((each) => isSchoolDay(calendar, each)).at(-1))
    }
  })

  it.each(dates)('on %s say what each story says', (text) => {
    for (const { key } of stories) {
      const { measures, expected } = figuresOf(on(text), key)
      expect({ key, ...measures }).toMatchObject({ key, ...expected, unknownCodes: [], onShutDays: [] })
    }
  })

  it.each([
    ['on-the-line', 9, 60],
    ['just-under', 8, 60],
    ['readings-part', 8, 52],
    ['reasons-awaited', 11, 60],
  ])('on the day of the story %s hold %i unauthorised of %i', (key, unauthorised, possible) => {
    expect(figuresOf(shown, key).measures).toMatchObject({ unauthorised, possible })
  })

  it('count each week beside its marks as the domain counts it', () => {
    const at = shown.pupils.find(({ story }) => story?.key === 'on-the-line')?.pupil.number
    const weeks = shown.weeks.filter(({ pupil, monday }) => pupil === at && monday >= '2026-10-05')
    expect(weeks.reduce((sum, week) => sum + week.possible, 0)).toBe(60)
    expect(weeks.reduce((sum, week) => sum + week.unauthorised, 0)).toBe(9)
  })
})

describe('loading it', () => {
  let store: Store
  let loaded: Awaited<ReturnType<typeof loadDemonstration>>
  let took = 0

  beforeAll(async () => {
    store = await openStore({ url: `file:${join(mkdtempSync(join(tmpdir(), 'fasttrack-')), 'store.db')}` })
    took = await cpuTime(async () => {
      loaded = await loadDemonstration(store, rules, { today: day(today) })
    })
  })
  afterAll(() => store.close())

  it('fills an empty store in under five seconds, says so in the store, and leaves nothing staged', async () => {
    expect(took).toBeLessThan(5000)
    expect(loaded).toEqual({ loaded: true, pupils: shown.pupils.length, weeks: shown.weeks.length })
    expect(await storeNote(store.read, 'demonstration')).toBe(today)
    expect(await store.read.$count(registerWeeks)).toBe(shown.weeks.length)
    expect(await store.read.$count(registerStaging)).toBe(0)
  })

  it('has late minutes where somebody came late', async () => {
    const [week] = await store.read
      .select()
      .from(registerWeeks)
      .where(isNotNull(registerWeeks.detail))
      .limit(1)
    const [cell = '', { minutesLate = 0 } = {}] = Object.entries(week?.detail ?? {})[0] ?? []
    expect(['L', 'U']).toContain(unpackMarks(week?.marks ?? '')[Number(cell)])
    expect(minutesLate).toBeGreaterThan(0)
  })

  it('has pupils under every heading of a screening', async () => {
    const house = houseOn(store, frozen(`${today}T12:00:00Z`))
    const screened = await screenedSchool(house, asker('U0PASTORAL1', 'pastoral', 'secondary'), 'secondary')
    const found = screened?.found
    if (found === undefined || 'missing' in found) throw new Error('the demonstration can’t be screened')
    for (const group of screeningGroups)
      expect([group, found.groups[group].length > 0]).toEqual([group, true])
  })

  it('is refused by a store that holds anything', async () => {
    expect(await loadDemonstration(store, rules, { today: day(today) })).toMatchObject({ loaded: false })
  })
})
