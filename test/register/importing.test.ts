import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { eq } from 'drizzle-orm'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { landImports } from '../../db/register-staging.ts'
import { sweepAbandoned } from '../../db/register-sweeping.ts'
import { imports as importRows, registerStaging, registerView } from '../../db/schema.ts'
import { addDays, type Day, day, mondayOf } from '../../src/domain/day.ts'
import { daysFrom } from '../../src/domain/open-days.ts'
import type { Profile } from '../../src/domain/register-file.ts'
import { sessions } from '../../src/domain/sessions.ts'
import { gatheredMarks } from '../../src/register/marks/gathered-marks.ts'
import { importRegister, previewRegister } from '../../src/register/marks/import-register.ts'
import { weekCounter } from '../../src/register/marks/week-counter.ts'
import { schoolCalendar } from '../../src/register/school-calendar.ts'
import { canonical, library } from '../world.ts'
import { everything, file, imports, type World, world, worldAt } from './desk.ts'
import type { ImportOrder } from './import-process.ts'

let w: World
beforeEach(async () => {
  w = await world()
})
afterEach(() => w.close())

const head = 'pupil_ref,date,session,code\n'
const mondays = ['2026-09-07', '2026-09-14', '2026-09-21', '2026-09-28', '2026-10-05', '2026-10-12'].map(day)
const marksOf = (refs: readonly string[], am = '/', pm = '\\') =>
  refs
    .flatMap((ref) =>
      mondays.flatMap((monday) => daysFrom(monday, addDays(monday, 4)).map((on) => [ref, on])),
    )
    .flatMap(([ref, on]) => [`${ref},${on},AM,${am}`, `${ref},${on},PM,${pm}`])
const many = Array.from({ length: 200 }, (_, n) => `L${n}`)
const roll = `pupil_ref,surname,forename,date_of_birth,joined\n${many.map((ref) => `${ref},A,B,2013-03-04,2024-09-02`).join('\n')}\n`
const seen = ({ store }: World) => store.read.select().from(registerView)
const warned = (outcome: { done: boolean; warnings?: { says: string }[] }) =>
  (outcome.warnings ?? []).map(({ says }) => says).join('\n')

describe('what a register file would do', () => {
  it('is told with the marks that would change, and nothing of it is kept', async () => {
    await imports(w).register(`${head}1001,2026-11-09,AM,N\n1001,2026-11-09,PM,\\\n`)
    const before = await everything(w.store)
    const text = `${head}1001,2026-11-09,AM,I\n1001,2026-11-09,PM,\\\n1002,2026-11-13,AM,L\n`
    const told = await previewRegister(w.desk, w.north, file(text), canonical)
    expect(told).toMatchObject({
      done: true,
      preview: {
        ...{
          rows: 3,
          pupils: 2,
          from: '2026-11-09',
          to: '2026-11-13',
          added: 1,
          amended: 1,
          unknownCodes: [],
        },
        changes: [{ ref: '1001', day: '2026-11-09', half: 'AM', was: 'N', now: 'I' }],
        absent: [{ ref: '1003', since: null }],
      },
    })
    expect(await everything(w.store)).toEqual(before)
  })

  it('tells the marks that no code stands for, each once, where an import is refused for them', async () => {
    const text = `${head}1001,2026-11-09,AM,ILL\n1001,2026-11-09,PM,ILL\n1002,2026-11-13,AM,Q9\n1003,2026-11-13,AM,/\n`
    const told = await previewRegister(w.desk, w.north, file(text), canonical)
    expect(told).toMatchObject({
      done: true,
      preview: {
        added: 1,
        unknownCodes: [
          { code: 'ILL', times: 2, row: 2 },
          { code: 'Q9', times: 1, row: 4 },
        ],
      },
    })
    expect(await imports(w).register(text)).toMatchObject({
      done: false,
      faults: [{ row: 2 }, { row: 3 }, { row: 4 }],
    })
  })

  it('is refused with the faults of the whole file', async () => {
    const text = `${head}1009,2026-11-09,AM,/\n1001,2026-11-09,AM,ILL\n1001,2026-11-14,AM,/\n`
    const told = await previewRegister(w.desk, w.north, file(text), canonical)
    expect(told).toMatchObject({ done: false, faults: [{ row: 2 }, { row: 3 }, { row: 4 }] })
  })

  const own = {
    id: 'own',
    title: 'As we write it',
    delimiter: ',',
    dates: 'day-month-year',
    codes: {},
  } as const
  const sessions = { AM: ['a.m.'], PM: ['p.m.'] }
  it.each([
    {
      layout: 'rows',
      columns: { pupil_ref: 'Ref', date: 'Day', session: 'Half', code: 'Mark' },
      text: 'Ref,Day,Half,Mark\n1009,31/31/2026,a.m.,/\n1001,9/11/2026,p.m.,ILL\n1009,9/11/2026,p.m.,/\n',
      faults: ['2 Day', '2 Ref', '3 Mark', '4 Ref'],
    },
    {
      layout: 'days',
      columns: { pupil_ref: 'Ref', date: 'Day' },
      text: 'Ref,Day,a.m.,p.m.\n1009,31/31/2026,/,/\n1001,9/11/2026,/,ILL\n1009,9/11/2026,/,\n',
      faults: ['2 Day', '2 Ref', '3 null', '4 Ref'],
    },
    {
      layout: 'wide',
      columns: { pupil_ref: 'Ref' },
      text: 'Ref,31/31/2026 a.m.,9/11/2026 p.m.\n1009,/,\\\n1001,,ILL\n1009,/,\\\n',
      faults: ['1 31/31/2026 a.m.', '2 Ref', '3 null', '4 Ref'],
    },
  ] as const)(
    'is refused for cells, pupils and codes at once where a school’s own profile has $layout',
    async (one) => {
      const { layout, columns, text, faults } = one
      const profile: Profile = { ...own, others: [], sessions, layout, columns }
      const told = await previewRegister(w.desk, w.north, file(text), { profile })
      if (told.done) throw new Error('it was taken')
      expect(told.faults.map(({ row, column }) => `${row} ${column}`)).toEqual(faults)
    },
  )
})

describe('a pupil of whom a newer file says nothing', () => {
  it('is named, with the last day that has a mark, and not counted on', async () => {
    await imports(w).register(`${head}1001,2026-11-09,AM,/\n1002,2026-11-10,PM,\\\n1003,2026-11-09,AM,/\n`)
    const taken = await imports(w).register(`${head}1001,2026-11-20,AM,/\n1002,2026-11-12,AM,/\n`)
    expect(warned(taken)).toMatch(
      /2 pupils on roll have no mark for the last days of the file, which ends on 20 November 2026\. Last marked: 1002 on 12 November 2026, 1003 on 9 November 2026\. If they have left, import the pupils again/,
    )
    expect((await seen(w)).every(({ possible, marked }) => possible === marked)).toBe(true)
  })

  it('is not named for a file of days for which there are marks', async () => {
    await imports(w).register(`${head}1001,2026-11-20,AM,/\n1002,2026-11-20,AM,/\n1003,2026-11-20,AM,/\n`)
    expect(warned(await imports(w).register(`${head}1001,2026-11-10,AM,/\n`))).not.toMatch(/on roll/)
  })
})

describe('an import', () => {
  it('whose file breaks off leaves no trace, and the next one is taken', async () => {
    async function* broken() {
      yield Buffer.from(`${head}1001,2026-11-09,AM,/\n`)
      throw new Error('the line went dead')
    }
    const before = await everything(w.store)
    const told = importRegister(w.desk, w.north, { source: broken() }, canonical)
    await expect(told).rejects.toThrow('the line went dead')
    expect(await everything(w.store)).toEqual(before)
    expect(await imports(w).register(`${head}1001,2026-11-09,AM,/\n`)).toMatchObject({ done: true, added: 1 })
  })

  it('of a file that is known to be too large is refused before it is read', async () => {
    let read = false
    async function* source() {
      read = true
      yield Buffer.from(head)
    }
    const told = await importRegister(w.desk, w.north, { source: source(), size: 1_000_000_000 }, canonical)
    expect(told).toMatchObject({ done: false, faults: [{ row: 0 }] })
    if (!told.done) expect(told.faults[0]?.says).toMatch(/larger than 800 MB: import it in parts/)
    expect(read).toBe(false)
  })

  it('beside another of the same school, from another program, is taken whole or refused whole', async () => {
    await imports(w).pupils(roll)
    const other = await worldAt(w.store.url)
    const [a, b] = await Promise.all([
      importRegister(w.desk, w.north, file(`${head}${marksOf(many).join('\n')}\n`, 65_536), canonical),
      importRegister(
        other.desk,
        w.north,
        file(`${head}${marksOf(many, 'I', 'I').join('\n')}\n`, 65_536),
        canonical,
      ),
    ])
    await other.close()
    expect([a.done, b.done]).toContain(true)
    const marks = new Set((await seen(w)).map((week) => week.marks))
    expect(marks.size).toBe(1)
    expect(await w.store.read.$count(registerStaging)).toBe(0)
  })
})

describe('an import that has nothing to stage for long', () => {
  it('says that it goes on, so that nobody sweeps it', async () => {
    await imports(w).pupils(roll)
    const beats = async () => {
      const [staged] = await w.store.read.select().from(importRows).where(eq(importRows.state, 'staging'))
      expect(staged?.rows).toBeGreaterThan(0)
    }
    const { write } = w.store
    let held = false
    w.store.write = async (work, options) => {
      const kept = await write(work, options)
      if (held || (await w.store.read.$count(registerStaging)) === 0) return kept
      held = true
      await vi.waitFor(beats, 5000)
      return kept
    }
    const text = `${head}${marksOf(many).join('\n')}\n`
    expect(await importRegister(w.desk, w.north, file(text), canonical)).toMatchObject({ done: true })
    expect(held).toBe(true)
    const [landed] = await w.store.read.select().from(importRows).where(eq(importRows.kind, 'register'))
    expect(landed).toMatchObject({ state: 'landed', rows: marksOf(many).length })
  })
})

describe('a program that is killed while it imports', () => {
  // The first write asks what stands on the school's chain; then come the import, its parts, and the moment it is seen.
  const phases: [string, number, 'nothing' | 'all'][] = [
    ['reads the file', 0, 'nothing'],
    ['has staged a part of it', 4, 'nothing'],
    ['has just made it visible', 6, 'all'],
    ['has moved a part of it to where it stays', 7, 'all'],
  ]

  it.each(phases)('when it %s leaves nothing or all', { timeout: 60_000 }, async (_, writes, left) => {
    await imports(w).pupils(roll)
    await w.store.close()
    const child = fork(fileURLToPath(new URL('import-process.ts', import.meta.url)), {
      execArgv: ['--import', 'tsx'],
    })
    const order: ImportOrder = { url: w.store.url, text: `${head}${marksOf(many).join('\n')}\n`, writes }
    child.send(order)
    expect(await once(child, 'message')).toEqual(['stopped', undefined])
    child.kill('SIGKILL')
    await once(child, 'exit')
    const before = w
    w = await worldAt(before.store.url)
    const all = left === 'all' ? many.length * mondays.length : 0
    expect(await seen(w)).toHaveLength(all)
    await landImports(w.store)
    await sweepAbandoned(w.store, 0)
    expect(await seen(w)).toHaveLength(all)
    expect(await w.store.read.$count(registerStaging)).toBe(0)
    const kinds = (await w.store.read.select().from(importRows)).map(({ kind, state }) => `${kind} ${state}`)
    expect(kinds.filter((one) => one.startsWith('register'))).toEqual(all === 0 ? [] : ['register landed'])
  })
})

describe('millions of marks', () => {
  it('are kept apart by pupil, week and session, whatever the year', () => {
    const session = fc.record({
      pupil: fc.integer({ min: 1, max: 2_000_000 }),
      week: fc.integer({ min: -3653, max: 6834 }),
      n: fc.integer({ min: 0, max: 9 }),
      mark: fc.constantFrom('/', '\\', 'Y1', 'L', ''),
    })
    fc.assert(
      fc.property(fc.array(session, { maxLength: 200 }), (all) => {
        const gathered = gatheredMarks()
        const told = new Map<string, string>()
        for (const { pupil, week, n, mark } of all) {
          gathered.put(gathered.placeOf(pupil, week, n), mark, 7, null)
          told.set(`${pupil} ${week} ${n}`, mark)
        }
        const found = [...gathered.weeks()].flatMap(({ pupil, week, place }) =>
          Array.from(
            { length: 10 },
            (_, n) => [`${pupil} ${week} ${n}`, gathered.markAt(place + n)] as const,
          ),
        )
        expect(new Map(found.filter(([, mark]) => mark !== null))).toEqual(told)
        const order = [...gathered.weeks()].map(({ pupil, week }) => pupil * 20_000 + week)
        expect(order).toEqual([...order].sort((a, b) => a - b))
      }),
      { numRuns: 100, seed: 5 },
    )
  })

  it('count to what their sessions count to one by one', async () => {
    await imports(w).calendar(
      'from,to,kind,name\n2024-06-03,2024-07-19,term,Summer\n2024-09-02,2024-12-20,term,Autumn\n2024-10-28,2024-11-01,closure,Half term\n',
    )
    const calendar = await schoolCalendar(w.store.read, library.bankHolidays, 'north')
    const rules = { calendar, codeSets: library.codes, nation: 'england' as const }
    const counter = weekCounter(rules)
    const codes = [...new Set(library.codes.flatMap((set) => set.codes.map(({ code }) => code))), '', '??']
    const anyDay = (from: string, days: number) =>
      fc.integer({ min: 0, max: days }).map((n) => addDays(day(from), n))
    const given = fc.record({
      monday: anyDay('2024-06-03', 200).map(mondayOf),
      marks: fc.array(fc.constantFrom(...codes), { minLength: 10, maxLength: 10 }),
      joined: fc.option(anyDay('2024-06-03', 200)),
      left: fc.option(anyDay('2024-06-03', 200)),
      dateOfBirth: fc.oneof(anyDay('2007-08-20', 600), anyDay('2018-12-01', 600)),
    })
    fc.assert(
      fc.property(given, ({ monday, marks, ...pupil }) => {
        const all = sessions({
          ...rules,
          weeks: [{ monday, marks }],
          pupil,
          from: monday,
          to: addDays(monday, 4) as Day,
        })
        const of = (...wanted: string[]) => all.filter(({ category }) => wanted.includes(category)).length
        expect(counter(pupil)(monday, marks)).toEqual({
          possible: of('present', 'elsewhere', 'authorised', 'unauthorised'),
          attended: of('present', 'elsewhere'),
          authorised: of('authorised'),
          unauthorised: of('unauthorised'),
          late: all.filter(({ late }) => late).length,
          unexplained: all.filter(({ unexplained }) => unexplained).length,
          marked: all.length - of('missing'),
        })
      }),
      { numRuns: 500, seed: 3 },
    )
  })
})
