import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { and, eq, sql } from 'drizzle-orm'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { unpackMarks } from '../../db/schema/marks-text.ts'
import { pupils, registerView, registerWeeks } from '../../db/schema.ts'
import { openStore, type Store } from '../../db/store.ts'
import { act } from '../../src/casework/act.ts'
import { calendarFor } from '../../src/casework/facts.ts'
import type { House } from '../../src/casework/house.ts'
import { lookAtPupil } from '../../src/casework/look-at-pupil.ts'
import { openCase } from '../../src/casework/open-case.ts'
import { type Screens, screenSchool } from '../../src/casework/screen-school.ts'
import { loadDemonstration } from '../../src/demonstration/load-demonstration.ts'
import { bornForSchool } from '../../src/domain/born-for-school.ts'
import type { Calendar } from '../../src/domain/calendar.ts'
import { entryTrial, entryWindow } from '../../src/domain/case/entry.ts'
import { settingsOf } from '../../src/domain/case/verbs/open.ts'
import { compulsorySchoolAge } from '../../src/domain/compulsory-school-age.ts'
import { countsOf } from '../../src/domain/counts.ts'
import { addDays, type Day, day } from '../../src/domain/day.ts'
import { type RegisterWeek, sessions } from '../../src/domain/measure.ts'
import type { Prospect } from '../../src/domain/prospect.ts'
import { careOn } from '../../src/domain/rules.ts'
import type { Barred, Screened, Screening } from '../../src/domain/screening.ts'
import { countedRoll } from '../../src/register/screening/counted-roll.ts'
import { asker, frozen, houseOn, library } from '../world.ts'

const school = 'secondary'
const pastoral = asker('U0PASTORAL1', 'pastoral', school)
const lead = asker('U0LEAD', 'safeguarding-lead', school)
const pathway = library.pathways.get('school-checklist')
if (pathway === undefined) throw new Error('no pathway')

type Row = typeof pupils.$inferSelect
let store: Store
let calendar: Calendar
let roll: Row[]
let weeks: Map<number, RegisterWeek[]>

const houseOf = (at: string): House => houseOn(store, frozen(at))

beforeAll(async () => {
  store = await openStore({ url: `file:${join(mkdtempSync(join(tmpdir(), 'fasttrack-')), 'store.db')}` })
  await loadDemonstration(store, library, { today: day('2026-11-20') })
  calendar = await calendarFor(store.read, library, school)
  roll = await store.read.select().from(pupils).where(eq(pupils.school, school))
  weeks = new Map(roll.map(({ number }) => [number, []]))
  for (const week of await store.read.select().from(registerWeeks))
    weeks.get(week.pupil)?.push({ monday: week.monday, marks: unpackMarks(week.marks) })
}, 60_000)

afterAll(() => store.close())

async function screened(at: string, screens: Screens = {}, by = pastoral): Promise<Screening> {
  const found = await screenSchool(houseOf(at), by, school, screens)
  if ('missing' in found) throw new Error(found.missing)
  return found
}

/** A pupil's sessions over some days, marks beyond them included, as the measures read them. */
const sessionsOf = (
  row: Row,
  from: Day,
  to: Day,
  codeSets = library.codes,
  marks = weeks.get(row.number) ?? [],
) =>
  sessions({
    weeks: marks,
    from,
    to,
    calendar,
    codeSets,
    nation: 'england',
    pupil: { ...row, dateOfBirth: row.dateOfBirth ?? day('2014-01-01') },
  })

const rowOf = (ref: string): Row => {
  const found = roll.find(({ pupilRef }) => pupilRef === ref)
  if (found === undefined) throw new Error(ref)
  return found
}

describe('screening a school', () => {
  const why: [Barred | undefined, (looked: Prospect) => boolean][] = [
    ['already-open', ({ openCase }) => openCase !== null],
    ['looked-after', ({ names }) => names.pupil.lookedAfter],
    ['ask-safeguarding', ({ names }) => names.speakFirst],
  ]

  /** What looking at a pupil says before a case is opened, in a screening's words. */
  async function lookedAt(at: string, one: Screened) {
    const looked = await lookAtPupil(houseOf(at), pastoral, one.pupil)
    if (looked === null || 'missing' in looked.test) throw new Error(one.ref)
    const { figures, tests, meets } = looked.test
    const { from: _, to: __, ...counts } = figures
    const first = looked.barred === null ? [] : [looked.barred.code]
    return {
      ...counts,
      tests,
      meets,
      barred: [...first, ...why.filter(([, is]) => is(looked)).map(([one]) => one)],
    }
  }

  it.each([
    ['2026-11-18T10:00:00Z', 4],
    ['2026-11-21T10:00:00Z', 2],
  ])('says of every pupil on roll what opening a case says, on %s', async (at, step) => {
    const { pupils: all } = await screened(at)
    const on = at.slice(0, 10)
    const here = roll.filter(({ joined, left }) => (joined ?? on) <= on && (left ?? on) >= on)
    expect(all.map(({ ref }) => ref)).toEqual(here.map(({ pupilRef }) => pupilRef).sort())
    expect(all.filter(({ meets }) => meets).length).toBeGreaterThan(3)
    expect(all.filter(({ barred }) => barred.length > 0).length).toBeGreaterThan(2)
    for (const one of all.filter((_, n) => n % step === 0)) {
      expect(one).toMatchObject(await lookedAt(at, one))
      expect(one.unmet.length === 0).toBe(one.meets)
    }
  })

  it('tells what is flagged only to who may know it', async () => {
    const at = '2026-11-21T10:00:00Z'
    const flags = ['safety-flag', 'social-care'] as const
    const [few, all] = [await screened(at), await screened(at, {}, lead)]
    const asks = few.pupils.filter(({ barred }) => barred.includes('ask-safeguarding')).map(({ ref }) => ref)
    const told = all.pupils
      .filter(({ barred }) => flags.some((flag) => barred.includes(flag)))
      .map(({ ref }) => ref)
    expect(asks.length).toBeGreaterThan(0)
    expect(told).toEqual(asks)
    expect(JSON.stringify(few)).not.toMatch(/safety-flag|social-care/)
    expect(JSON.stringify(all)).not.toMatch(/ask-safeguarding/)
  })

  it('leaves out whoever the person is kept from, and everybody for who may open no case there', async () => {
    const at = '2026-11-21T10:00:00Z'
    const { pupils: all } = await screened(at)
    const kept = all[3]?.pupil ?? ''
    const less = await screened(at, {}, { ...pastoral, keptFrom: [kept] })
    expect(less.pupils).toEqual(all.filter(({ pupil }) => pupil !== kept))
    for (const other of [asker('U0X', 'pastoral', 'primary'), asker('U0Y', 'admin'), asker('U0Z', 'legal')])
      expect((await screened(at, {}, other)).pupils).toEqual([])
  })

  it('bars whoever has an open case, and says when a hold stands in it', async () => {
    const at = '2026-11-21T10:00:00Z'
    const one = (await screened(at)).pupils.find(({ meets, barred }) => meets && barred.length === 0)
    const by = { by: pastoral, key: null }
    const opened = await openCase(houseOf(at), by, { pupil: one?.pupil ?? '', owner: pastoral.id })
    if (!opened.done) throw new Error(JSON.stringify(opened.refusal))
    const again = async () => (await screened(at, { pupil: one?.pupil })).pupils.map(({ barred }) => barred)
    expect(await again()).toEqual([['already-open']])
    expect(
      (await act(houseOf(at), opened.state.id, by, { do: 'place-hold', kind: 'bereavement' })).done,
    ).toBe(true)
    expect(await again()).toEqual([['already-open', 'held']])
  })

  it('names what to load where the weeks are not known', async () => {
    expect(
      await screenSchool(houseOf('2026-11-21T10:00:00Z'), pastoral, school, { on: day('2034-03-03') }),
    ).toEqual({
      missing: 'the 2033–34 calendar',
    })
  })

  it('counts any window as the measures do, whole weeks by their sums and the rest mark by mark', async () => {
    const begin = day('2026-09-01')
    const days = fc.tuple(fc.nat(85), fc.nat(60))
    await fc.assert(
      fc.asyncProperty(days, fc.boolean(), async ([start, length], markByMark) => {
        const now = { from: addDays(begin, start), to: addDays(begin, start + length) }
        const on = day('2026-11-20')
        const asked = {
          calendar,
          codeSets: library.codes,
          nation: 'england',
          school,
          on,
          windows: [{ now, later: null, runs: false }],
          week: null,
          records: false,
          markByMark,
        } as const
        for await (const page of countedRoll(store.read, asked)) {
          for (const one of page.filter((_, n) => n % 7 === start % 7))
            expect([one.pupil.ref, now, one.now[0]]).toEqual([
              one.pupil.ref,
              now,
              countsOf(sessionsOf(rowOf(one.pupil.ref), now.from, now.to)),
            ])
        }
      }),
      { numRuns: 25 },
    )
  })

  it('sees a promoted import before it has landed, as the register does', async () => {
    const at = '2026-11-21T10:00:00Z'
    const { pupils: before } = await screened(at)
    const own = rowOf(
      before.find(({ attended, possible }) => attended === possible && possible > 50)?.ref ?? '',
    )
    await store.write(async (tx) => {
      await tx.run(sql`insert into imports (number, id, school, kind, recorded_by, recorded_at, rows, sha256, state)
        values (9000, 'x', ${school}, 'register', 'x', 'x', 1, 'x', 'landing')`)
      await tx.run(sql`insert into register_staging (import, pupil, monday, marks, possible, attended, authorised, unauthorised, late, unexplained, marked)
        select 9000, pupil, monday, marks, 10, 3, 1, 6, 0, 2, 10 from register_weeks where pupil = ${own.number} and monday in (
          select monday from register_weeks where pupil = ${own.number} order by monday desc limit 3)`)
    })
    const rows = await store.read
      .select()
      .from(registerView)
      .where(
        and(
          eq(registerView.pupil, own.number),
          sql`${registerView.monday} >= ${registerWeeks.monday.mapToDriverValue(day('2026-10-05'))}`,
        ),
      )
    const after = (await screened(at, { pupil: own.id })).pupils[0]
    for (const count of ['possible', 'attended', 'authorised', 'unauthorised'] as const)
      expect(after?.[count]).toBe(rows.reduce((sum, row) => sum + row[count], 0))
    expect(after?.unauthorised).toBe(18)
    await store.write(async (tx) => {
      await tx.run(sql`delete from register_staging where import = 9000`)
      await tx.run(sql`delete from imports where number = 9000`)
    })
  })
})

describe('who is about to meet the test', () => {
  const isMissed = (one: { category: string } | null) =>
    one?.category === 'authorised' || one?.category === 'unauthorised'

  /** The sessions of a window, null where they are still to come. */
  const knownOf = (row: Row, { from, to }: { from: Day; to: Day }, on: Day) =>
    sessionsOf(row, from, to).map((one) => {
      const open = one.day > on || (one.day === on && one.category === 'missing')
      return open ? null : one
    })

  type Known = ReturnType<typeof knownOf>

  /** Some sessions once so many of those to come were unauthorised and the others attended. */
  function spending(known: Known, n: number) {
    let spent = 0
    const spend = () => (spent++ < n ? ('unauthorised' as const) : ('present' as const))
    return known.map((one) => one ?? { category: spend(), late: false, unexplained: false })
  }

  /** Every way to spend the sessions that are left, so many unauthorised: the tests only count, so which of them they are does not matter. */
  function bruteForce(
    row: Row,
    on: Day,
    last: Day,
    over: Day,
    by = pathway,
  ): { sessions: number; left: number } | null {
    const window = entryWindow(by as never, { calendar, today: over }, {})
    if ('missing' in window) throw new Error(window.missing)
    const known = knownOf(row, window, on)
    const place = { today: on, calendar, care: careOn(library.rules, on), phase: 'secondary' }
    const trial = entryTrial(by as never, settingsOf(by as never, {}), place)
    const meets = (counts: ReturnType<typeof countsOf>) =>
      trial.meets({ counts: [counts], pupil: { lookedAfter: false, dateOfBirth: null }, said: {} })
    const left = known.filter((one) => one === null).length
    if (!known.some(isMissed)) return null
    expect(last <= over).toBe(true)
    const all = Array.from({ length: left + 1 }, (_, n) => n)
    const n = all.find((n) => meets(countsOf(spending(known, n))))
    return n === undefined ? null : { sessions: n, left }
  }

  it.each([
    ['2026-11-16', '2026-11-20', '2026-11-21'],
    ['2026-11-18', '2026-11-20', '2026-11-21'],
    ['2026-11-20', '2026-11-20', '2026-11-21'],
    // On a Saturday the week that counts is the next one; in the holiday the first one after it.
    ['2026-11-21', '2026-11-27', '2026-11-28'],
    ['2026-10-28', '2026-11-06', '2026-11-07'],
  ])('says what trying every number of sessions says, on %s', async (on, last, over) => {
    const { pupils: all } = await screened('2026-11-20T20:00:00Z', { on: day(on), within: 10 })
    const expected = all.map(({ ref, meets }) => {
      const found = meets ? null : bruteForce(rowOf(ref), day(on), day(last), day(over))
      return { ref, aboutTo: found && { ...found, on: last } }
    })
    expect(all.map(({ ref, aboutTo }) => ({ ref, aboutTo }))).toEqual(expected)
    expect(expected.some(({ aboutTo }) => aboutTo !== null)).toBe(true)
    const near = await screened('2026-11-20T20:00:00Z', { on: day(on) })
    expect(near.pupils.map(({ aboutTo }) => aboutTo)).toEqual(
      expected.map(({ aboutTo }) => (aboutTo && aboutTo.sessions <= 4 ? aboutTo : null)),
    )
  })

  it.each([
    { n: 1, unit: 'month' },
    { n: 10, unit: 'day' },
    { n: 9, unit: 'school-day' },
    { n: 1, unit: 'school-month' },
  ] as const)('holds for a pathway that looks back %j, on any day of a week', async (back) => {
    const other = {
      ...pathway,
      windows: { ...pathway?.windows, entry: { last: back, source: 'x' } },
    } as typeof pathway
    const on = day('2026-11-12')
    const { pupils: all, window } = await screened('2026-11-20T20:00:00Z', { on, pathway: other, within: 10 })
    expect(all.some(({ meets }) => meets)).toBe(true)
    for (const one of all) {
      const row = rowOf(one.ref)
      expect(one).toMatchObject(countsOf(sessionsOf(row, window.from, window.to)))
      const found = one.meets ? null : bruteForce(row, on, day('2026-11-13'), day('2026-11-14'), other)
      expect([one.ref, one.aboutTo]).toEqual([one.ref, found && { ...found, on: '2026-11-13' }])
    }
  })
})

describe('what would be, were some sessions authorised', () => {
  const at = '2026-11-21T10:00:00Z'

  it('counts some codes as authorised for everybody', async () => {
    const [is, would] = [await screened(at), await screened(at, { whatIf: { codes: ['N', 'O'] } })]
    const { from, to } = is.window
    for (const [n, one] of would.pupils.entries()) {
      const row = rowOf(one.ref)
      const changed = sessionsOf(row, from, to).map((session) =>
        ['N', 'O'].includes(session.mark)
          ? { ...session, category: 'authorised' as const, unexplained: false }
          : session,
      )
      expect(one).toMatchObject(countsOf(changed))
      expect(one.possible).toBe(is.pupils[n]?.possible)
    }
    expect(would.pupils.filter(({ meets }) => meets).length).toBeLessThan(
      is.pupils.filter(({ meets }) => meets).length,
    )
  })

  it('counts a pupil’s own days as authorised, whatever their codes, and leaves the others', async () => {
    const is = await screened(at)
    const one = is.pupils.find(({ unauthorised }) => unauthorised > 8)
    const [first, ...rest] = sessionsOf(rowOf(one?.ref ?? ''), is.window.from, is.window.to).filter(
      ({ category }) => category === 'unauthorised',
    )
    if (first === undefined) throw new Error('nobody is absent')
    const days = [{ from: first.day, to: first.day }]
    const would = await screened(at, { pupil: one?.pupil, whatIf: { days } })
    expect(would.pupils).toHaveLength(1)
    expect(would.pupils[0]?.unauthorised).toBe(rest.filter((session) => session.day !== first.day).length)
    expect(would.pupils[0]?.possible).toBe(one?.possible)
    expect((await screened(at, { pupil: one?.pupil, whatIf: { days: [] } })).pupils[0]).toEqual(one)
  })
})

describe('who is of compulsory school age on a day', () => {
  it('is born between the days that reckoning each birth gives', () => {
    fc.assert(
      fc.property(fc.nat(4000), fc.nat(7000), fc.boolean(), (from, back, known) => {
        const on = addDays(day('2020-01-01'), from)
        const born = addDays(on, -back)
        const own = known ? calendar : undefined
        const age = compulsorySchoolAge(born, own)
        const range = bornForSchool(on, own)
        expect(range.from <= born && born <= range.to).toBe(age.from <= on && on <= age.until)
      }),
      { numRuns: 200 },
    )
  })
})
