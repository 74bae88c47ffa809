import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readEvents } from '../../db/events.ts'
import { importsOf } from '../../db/queries/register.ts'
import { calendarOf } from '../../db/queries/schools.ts'
import { registerWeeks } from '../../db/schema.ts'
import { importCalendar } from '../../src/register/lists/import-calendar.ts'
import { calendar, everything, file, imports, type World, world } from './desk.ts'

let w: World
beforeEach(async () => {
  w = await world()
})
afterEach(() => w.close())

const spans = async () =>
  (await calendarOf(w.store.read, 'north')).map(({ fromDay, toDay, kind }) => `${fromDay} ${toDay} ${kind}`)

const term = (from: string, to: string) => `from,to,kind,name\n${from},${to},term,Term\n`

describe('a calendar file', () => {
  it('twice changes nothing the second time, and says so', async () => {
    const before = await everything(w.store)
    expect(await imports(w).calendar(calendar)).toMatchObject({
      done: true,
      changed: false,
      added: [],
      removed: [],
    })
    expect(await everything(w.store)).toEqual(before)
  })

  it.each([
    ['with columns in another order', 'kind,name,to,from\nterm,T,2028-03-01,2028-01-04\n'],
    ['with a byte order mark', '\ufefffrom,to,kind,name\n2028-01-04,2028-03-01,term,T\n'],
    ['with Windows line ends', 'from,to,kind,name\r\n2028-01-04,2028-03-01,term,T\r\n'],
    ['with blank lines and spaces', ' From , to,KIND,name\n\n 2028-01-04 ,2028-03-01,term, T \n\n'],
    ['with quotes', '"from","to","kind","name"\n"2028-01-04","2028-03-01","term","T"\n'],
    ['without a last line end', 'from,to,kind,name\n2028-01-04,2028-03-01,term,T'],
  ])('%s is taken', async (_, text) => {
    expect(await imports(w).calendar(text)).toMatchObject({ done: true, changed: true })
    expect(await spans()).toContain('2028-01-04 2028-03-01 term')
  })

  it('with a term takes the place of all that the term overlaps, and leaves the other terms', async () => {
    const outcome = await imports(w).calendar(term('2026-09-03', '2026-12-18'))
    expect(outcome).toMatchObject({ done: true, changed: true })
    expect(await spans()).toEqual([
      // The INSET day before the new first day stays; the half term within the new term has to be said again.
      '2026-09-01 2026-09-01 inset',
      '2026-09-03 2026-12-18 term',
      '2027-01-04 2027-03-24 term',
      '2027-04-12 2027-07-21 term',
    ])
  })

  it('with a snow day adds it to the term, and takes the place of a day off only', async () => {
    await imports(w).calendar(
      'from,to,kind,name\n2026-10-26,2026-10-28,closure,Shorter half term\n2026-11-10,2026-11-10,closure,Snow\n',
    )
    expect(await spans()).toEqual([
      '2026-09-01 2026-09-01 inset',
      '2026-09-01 2026-12-18 term',
      '2026-10-26 2026-10-28 closure',
      '2026-11-10 2026-11-10 closure',
      '2027-01-04 2027-03-24 term',
      '2027-04-12 2027-07-21 term',
    ])
  })

  it('counts the weeks again whose marks now stand on a shut day, without changing a mark', async () => {
    await imports(w).register('pupil_ref,date,session,code\n1001,2026-11-10,AM,O\n1001,2026-11-11,AM,O\n')
    const outcome = await imports(w).calendar('from,to,kind,name\n2026-11-10,2026-11-10,closure,Snow\n')
    expect(outcome).toMatchObject({ done: true, recountedWeeks: 1 })
    const [week] = await w.store.read.select().from(registerWeeks)
    expect(week).toMatchObject({ marks: '  O O     ', possible: 1, unauthorised: 1 })
  })

  it('has open deadlines counted again, even when it held nothing new', async () => {
    const moved = [{ case: 'FT-2026-0001', deadline: 'review', was: '2026-11-10', now: '2026-11-11' }]
    const asked: string[] = []
    const recount = async (school: string) => {
      asked.push(school)
      return { moved, meetings: [] }
    }
    const outcome = await importCalendar(w.desk, w.north, file(calendar), recount)
    expect(outcome).toMatchObject({ done: true, changed: false, moved })
    expect(asked).toEqual(['north'])
  })

  it('that is refused has nothing counted again', async () => {
    const recount = async () => {
      throw new Error('asked')
    }
    expect(await importCalendar(w.desk, w.north, file('from\n'), recount)).toMatchObject({ done: false })
  })

  it.each([
    [
      'a day off outside every term',
      'from,to,kind,name\n2027-08-10,2027-08-10,inset,\n',
      /2027-08-10 lies in no term/,
    ],
    [
      'a term after the known bank holidays',
      term('2029-01-08', '2029-03-23'),
      /bank holidays are known up to 2028-12-31/,
    ],
    ['years left out in between', term('2028-09-04', '2028-12-20'), /no term is loaded between/],
  ])('with %s is taken with a word about it', async (_, text, words) => {
    const outcome = await imports(w).calendar(text)
    expect(outcome.done && outcome.warnings.map(({ says }) => says).join('\n')).toMatch(words)
  })

  it('is recorded with counts only: the import and an event on the school’s own chain', async () => {
    const [record] = await importsOf(w.store.read, 'north', 'calendar')
    expect(record).toMatchObject({ school: 'north', recordedBy: 'command-line', rows: 5 })
    const events = await readEvents(w.store.read, 'school:north')
    const event = events.find(({ type }) => type === 'calendar-imported')
    expect(event?.body).toEqual({ import: record?.id, rows: 5, sha256: record?.sha256, added: 5, removed: 0 })
  })
})
