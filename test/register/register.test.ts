import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readEvents } from '../../db/events.ts'
import { importsOf } from '../../db/queries/register.ts'
import { pupils as pupilRows, registerStaging, registerWeeks, schools } from '../../db/schema.ts'
import { addDays, day } from '../../src/domain/day.ts'
import { daysFrom } from '../../src/domain/open-days.ts'
import { importRegister, previewRegister } from '../../src/register/marks/import-register.ts'
import { recountWeeks } from '../../src/register/marks/recount-weeks.ts'
import { registerOf } from '../../src/register/marks/register-of.ts'
import { canonical } from '../world.ts'
import { everything, file, imports, type World, world } from './desk.ts'

let w: World
beforeEach(async () => {
  w = await world()
})
afterEach(() => w.close())

const head = 'pupil_ref,date,session,code\n'
const week = `${head}1001,2026-11-09,AM,/\n1001,2026-11-09,PM,\\\n1001,2026-11-10,AM,L\n1001,2026-11-10,PM,U\n1001,2026-11-11,AM,I\n1001,2026-11-11,PM,N\n1001,2026-11-12,AM,Y1\n`

const stored = async () => w.store.read.select().from(registerWeeks)
const says = (outcome: { done: boolean; warnings?: { says: string }[] }) =>
  (outcome.warnings ?? []).map((warning) => warning.says).join('\n')

describe('a register file', () => {
  it('keeps ten marks a week and what they count to', async () => {
    expect(await imports(w).register(week)).toMatchObject({
      done: true,
      changed: true,
      added: 7,
      amended: 0,
      weeks: 1,
    })
    expect(await stored()).toMatchObject([
      {
        monday: '2026-11-09',
        marks: '/ \\ L U I N Y1      ',
        possible: 6,
        attended: 3,
        authorised: 1,
        unauthorised: 2,
        late: 1,
        unexplained: 1,
      },
    ])
  })

  it('twice changes nothing the second time', async () => {
    await imports(w).register(week)
    const before = await everything(w.store)
    expect(await imports(w).register(week)).toMatchObject({ done: true, changed: false, added: 0, weeks: 0 })
    expect(await everything(w.store)).toEqual(before)
  })

  it('changes only the sessions in it, and counts their weeks again', async () => {
    await imports(w).register(week)
    const outcome = await imports(w).register(`${head}1001,2026-11-11,PM,I\n1001,2026-11-13,AM,/\n`)
    expect(outcome).toMatchObject({ done: true, added: 1, amended: 1, weeks: 1 })
    expect(await stored()).toMatchObject([
      { marks: '/ \\ L U I I Y1  /   ', possible: 7, authorised: 2, unauthorised: 1, unexplained: 0 },
    ])
  })

  it('with an empty code never takes a mark away, and says how many it left', async () => {
    await imports(w).register(week)
    const outcome = await imports(w).register(`${head}1001,2026-11-09,AM,\n1001,2026-11-13,PM,\n`)
    expect(outcome).toMatchObject({ done: true, changed: false })
    expect(says(outcome)).toMatch(/1 session has no code in the file and a mark in the store: the mark stays/)
  })

  it('keeps minutes late and a comment beside the mark, and for the domain', async () => {
    await imports(w).register(
      'pupil_ref,date,session,code,minutes_late,comment\n1001,2026-11-10,AM,L,12,"bus, again"\n1001,2026-11-12,PM,O,,\n',
    )
    const [kept] = await stored()
    expect(kept?.detail).toEqual({ 2: { minutesLate: 12, comment: 'bus, again' } })
    const [{ id = '' } = {}] = await w.store.read
      .select()
      .from(pupilRows)
      .where(eq(pupilRows.pupilRef, '1001'))
    const [read] = await registerOf(w.store.read, id, day('2026-11-12'), day('2026-11-13'))
    expect(read?.marks[2]).toBe('L')
    expect(read?.minutesLate?.[2]).toBe(12)
    await imports(w).register('pupil_ref,date,session,code\n1001,2026-11-10,AM,/\n')
    expect((await stored())[0]?.detail).toBeNull()
  })

  it('knows a pupil by UPN, and refuses where the two marks of identity disagree', async () => {
    await imports(w).pupils('pupil_ref,upn,surname,forename\n1001,H801200001001,Ashdown,Ada\n')
    const upn = 'upn,date,session,code\nh801200001001,2026-11-09,AM,/\n'
    expect(await imports(w).register(upn)).toMatchObject({ done: true, added: 1 })
    const clash = 'upn,pupil_ref,date,session,code\nB801200005001,1001,2026-11-09,AM,/\n'
    expect(await imports(w).register(clash)).toMatchObject({
      done: false,
      faults: [{ row: 2, column: 'upn' }],
    })
  })

  it('gives a UPN’s mark to whoever had it on roll that day', async () => {
    await imports(w).pupils(
      'pupil_ref,upn,surname,forename,left\n1001,H801200001001,Ashdown,Ada,2026-10-16\n',
    )
    await imports(w).pupils(
      'pupil_ref,upn,surname,forename,joined\n1009,H801200001001,Ashdown,Ada,2026-11-02\n',
    )
    await imports(w).register(
      'upn,date,session,code\nH801200001001,2026-10-12,AM,/\nH801200001001,2026-11-09,AM,/\n',
    )
    const refs = new Map(
      (await w.store.read.select().from(pupilRows)).map(({ number, pupilRef }) => [number, pupilRef]),
    )
    const marked = (await stored()).map(({ pupil, monday }) => `${refs.get(pupil)} ${monday}`).sort()
    expect(marked).toEqual(['1001 2026-10-12', '1009 2026-11-09'])
  })

  it('with a morning mark in the afternoon, or a row said twice, is taken with a word about it', async () => {
    const outcome = await imports(w).register(`${head}1001,2026-11-09,PM,/\n1001,2026-11-09,PM,/\n`)
    expect(outcome).toMatchObject({ done: true, added: 1 })
    expect(says(outcome)).toMatch(/"\/" is the mark for AM, and this session is PM/)
    expect(says(outcome)).toMatch(/says the same of 9 November 2026 PM as row 2/)
  })

  it('may mark a shut day, or a pupil not yet on roll, by a code that counts nowhere', async () => {
    const text = `${head}1001,2026-10-27,AM,#\n1002,2026-09-08,AM,Z\n`
    expect(await imports(w).register(text)).toMatchObject({ done: true, added: 2 })
    expect((await stored()).map(({ possible }) => possible)).toEqual([0, 0])
  })

  it('reads each session by the codes of its own day', async () => {
    await imports(w).calendar(
      'from,to,kind,name\n2024-01-08,2024-07-19,term,Term\n2024-09-02,2024-12-20,term,Term\n',
    )
    await imports(w).pupils(
      'pupil_ref,surname,forename,date_of_birth,joined\n1001,Ashdown,Ada,2013-03-04,2020-09-02\n',
    )
    expect(await imports(w).register(`${head}1001,2024-07-15,AM,J\n1001,2024-09-09,AM,J1\n`)).toMatchObject({
      done: true,
    })
    expect(await imports(w).register(`${head}1001,2024-07-16,AM,J1\n1001,2024-09-10,AM,J\n`)).toMatchObject({
      done: false,
      faults: [{ row: 2 }, { row: 3 }],
    })
    expect((await stored()).map(({ attended, authorised }) => [attended, authorised])).toEqual([
      [1, 0],
      [0, 1],
    ])
  })

  it('reads a Welsh school’s register by the Welsh codes', async () => {
    await w.store.write((tx) => tx.update(schools).set({ nation: 'wales' }))
    const north = { ...w.north, nation: 'wales' as const }
    const marked = (code: string) =>
      importRegister(w.desk, north, file(`${head}1001,2026-11-09,AM,${code}\n`), canonical)
    expect(await marked('J1')).toMatchObject({ done: false, faults: [{ row: 2, column: 'code' }] })
    expect(await marked('H')).toMatchObject({ done: true })
  })

  it('leaves nothing staged, is recorded with counts only, and stands on the school’s own chain', async () => {
    await imports(w).register(week)
    expect(await w.store.read.$count(registerStaging)).toBe(0)
    const [record] = await importsOf(w.store.read, 'north', 'register')
    expect(record).toMatchObject({ rows: 7, recordedBy: 'command-line' })
    const events = await readEvents(w.store.read, 'school:north')
    expect(events.at(-1)).toMatchObject({
      type: 'register-imported',
      body: { import: record?.id, rows: 7, added: 7, amended: 0, weeks: 1 },
    })
    expect((await stored())[0]?.import).toBe(record?.number)
  })

  it('is refused, and leaves nothing staged, where something else was imported for the school meanwhile', async () => {
    async function* slow() {
      yield Buffer.from(week)
      await imports(w).pupils('pupil_ref,surname,forename\n1009,New,Pupil\n')
    }
    const outcome = await importRegister(w.desk, w.north, { source: slow() }, canonical)
    expect(outcome).toMatchObject({ done: false })
    if (!outcome.done) expect(outcome.faults[0]?.says).toMatch(/something else was imported/)
    expect(await stored()).toEqual([])
    expect(await w.store.read.$count(registerStaging)).toBe(0)
  })

  it('tells nothing of a pupil from whom whoever brings it is kept, and takes their marks in', async () => {
    await imports(w).register(`${week}1003,2026-11-11,AM,/\n1002,2026-11-12,AM,/\n1003,2026-11-12,AM,/\n`)
    const next = `${head}1001,2026-11-11,AM,O\n1003,2026-11-11,AM,O\n1001,2026-11-20,AM,/\n`
    const reading = { ...canonical, hidden: new Set(['1003']) }
    const looked = await previewRegister(w.desk, w.north, file(next), reading)
    if (!looked.done) throw new Error(says({ done: false, warnings: looked.faults }))
    expect(looked.preview.amended).toBe(2)
    expect(looked.preview.changes.map(({ ref }) => ref)).toEqual(['1001'])
    expect(looked.preview.absent.map(({ ref }) => ref)).toEqual(['1002'])
    const taken = await importRegister(w.desk, w.north, file(next), reading)
    expect(taken).toMatchObject({ done: true, amended: 2 })
    expect([says(looked), says(taken)].join()).not.toContain('1003')
  })

  it('that comes in while weeks are counted again keeps its own counts', async () => {
    await imports(w).register(week)
    await w.store.write((tx) => tx.update(pupilRows).set({ joined: day('2026-11-11') }))
    let isFirst = true
    const between: typeof w.store.write = async (...written) => {
      // What is counted again was read before its first write.
      if (isFirst) {
        isFirst = false
        await imports(w).register(`${head}1001,2026-11-13,AM,O\n`)
      }
      return w.store.write(...written)
    }
    await recountWeeks({ ...w.desk, store: { ...w.store, write: between } }, w.north)
    expect(isFirst).toBe(false)
    expect(await stored()).toMatchObject([{ possible: 3, authorised: 1, unauthorised: 2, unexplained: 1 }])
  })

  it('may be large: 25,000 sessions are taken while others can work', async () => {
    const refs = Array.from({ length: 500 }, (_, n) => `L${n}`)
    const rows = refs.map((ref) => `${ref},A,B,2013-03-04,2024-09-02`).join('\n')
    await imports(w).pupils(`pupil_ref,surname,forename,date_of_birth,joined\n${rows}\n`)
    const mondays = ['2026-09-07', '2026-09-14', '2026-09-21', '2026-09-28', '2026-10-05'].map(day)
    const dates = mondays.flatMap((monday) => daysFrom(monday, addDays(monday, 4)))
    const all = refs.flatMap((ref) =>
      dates.flatMap((date) => [`${ref},${date},AM,/`, `${ref},${date},PM,\\`]),
    )
    let longest = 0
    let last = performance.now()
    const timer = setInterval(() => {
      const now = performance.now()
      longest = Math.max(longest, now - last)
      last = now
    }, 5)
    const outcome = await importRegister(
      w.desk,
      w.north,
      file(`${head}${all.join('\n')}\n`, 65_536),
      canonical,
    )
    clearInterval(timer)
    expect(outcome).toMatchObject({ done: true, added: 25_000 })
    expect(longest).toBeLessThan(1000)
  })
})
