import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { packMarks } from '../db/schema/marks-text.ts'
import { openStore, type Store } from '../db/store.ts'

/** How many schools are screened, and pupils of each. */
export const size = { schools: 100, pupilsEach: 1000, weeks: 6 }
/** Six weeks without a holiday, and the Saturday after them. */
export const weeks = { from: '2026-09-07', to: '2026-10-16', lookedAt: '2026-10-17T09:00:00Z' }

/** Of a thousand sessions so many are missed without leave, then with it, and come to late; the rest are attended. */
const drawn = (thousandth: number): string | undefined =>
  [
    [12, 'O'],
    [40, 'I'],
    [70, 'L'],
  ].find(([below]) => thousandth < Number(below))?.[1] as string | undefined

/** A pupil's ten marks; every twentieth pupil misses four times as many. */
function marksOf(pupil: number, week: number): { marks: string; counts: number[] } {
  const wild = pupil % 20 === 0 ? 4 : 1
  const marks = Array.from({ length: 10 }, (_, at) => {
    const random = Math.imul(pupil * 610 + week * 101 + at + 1, 0x9e3779b1) >>> 8
    return drawn((random % 1000) / wild) ?? (at % 2 ? '\\' : '/')
  })
  const of = (code: string) => marks.filter((mark) => mark === code).length
  const [unauthorised, authorised, late] = [of('O'), of('I'), of('L')]
  const counts = [10, 10 - unauthorised - authorised, authorised, unauthorised, late, 0, 10]
  return { marks: packMarks(marks), counts }
}

async function fillSchool(store: Store, school: number): Promise<void> {
  const id = `s${school}`
  const numbers = Array.from({ length: size.pupilsEach }, (_, n) => school * size.pupilsEach + n + 1)
  const pupils = numbers.map((number) => [
    number,
    `${id}.${number}`,
    String(number),
    `201${1 + (number % 5)}-0${1 + (number % 9)}-04`,
  ])
  const marked = numbers.flatMap((number) =>
    Array.from({ length: size.weeks }, (_, week) => {
      const { marks, counts } = marksOf(number, week)
      return [number, week, marks, ...counts]
    }),
  )
  await store.write(
    async (tx) => {
      await tx.run(
        sql`insert into schools (id, name, phase, nation, la, settings) values (${id}, ${id}, 'secondary', 'england', 'Fenmoor', '{}')`,
      )
      await tx.run(sql`insert into calendar_spans (school, from_day, to_day, kind, name) values
        (${id}, '2026-09-01', '2026-10-23', 'term', 'Autumn 1'), (${id}, '2026-11-02', '2026-12-18', 'term', 'Autumn 2')`)
      await tx.run(sql`insert into pupils (number, id, school, pupil_ref, surname, forename, search, date_of_birth, joined)
        select value->>0, value->>1, ${id}, value->>2, 'Ashdown', 'Robin', 'robin', value->>3, '2024-09-02' from json_each(${JSON.stringify(pupils)})`)
      await tx.run(sql`insert into register_weeks
        (pupil, monday, marks, possible, attended, authorised, unauthorised, late, unexplained, marked, import)
        select value->>0, (julianday(${weeks.from}) - julianday('1970-01-05')) / 7 + (value->>1), value->>2, value->>3, value->>4, value->>5,
          value->>6, value->>7, value->>8, value->>9, 0 from json_each(${JSON.stringify(marked)})`)
    },
    { withinMs: 60_000 },
  )
}

/** Makes a store of many schools, each pupil with six weeks of marks; gives its URL. */
export async function screenedStore(folder: string): Promise<string> {
  const url = `file:${join(folder, 'store.db')}`
  const store = await openStore({ url, warn: () => {} })
  for (let school = 0; school < size.schools; school++) await fillSchool(store, school)
  await store.write((tx) => tx.run(sql`analyze`), { withinMs: 60_000 })
  await store.close()
  return url
}
