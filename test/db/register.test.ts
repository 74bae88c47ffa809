import { eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { casesUnder } from '../../db/queries/drift.ts'
import { lastMarked } from '../../db/queries/last-marked.ts'
import { importsOf, registerWeeksOf } from '../../db/queries.ts'
import {
  beginImport,
  landImport,
  landImports,
  promoteImport,
  StagingLost,
  stageAmended,
  stageWeeks,
} from '../../db/register-staging.ts'
import { beatWhileStaging, stagedImports, sweepAbandoned, sweepStaging } from '../../db/register-sweeping.ts'
import { amendedMarks, cases, imports, pupils, registerStaging } from '../../db/schema.ts'
import type { StagedWeek } from '../../db/staged-row.ts'
import type { Store } from '../../db/store.ts'
import { addDays } from '../../src/domain/day.ts'
import { describeHomes, freshUrl, opened } from './homes.ts'
import { at, caseRow, monday, pupilRow } from './samples.ts'

const week = (pupil: number, n: number, marks = '/ \\ / \\ / \\ / \\ / \\ '): StagedWeek => ({
  pupil,
  monday: addDays(monday, 7 * n),
  marks,
  possible: 10,
  attended: 10,
  authorised: 0,
  unauthorised: 0,
  late: 0,
  unexplained: 0,
  marked: 10,
  detail: null,
})

const begin = (store: Store, id: string) =>
  beginImport(store, { id, school: 'ash', kind: 'register', recordedBy: 'U1', recordedAt: at })
const promote = (store: Store, number: number) =>
  store.write((tx) => promoteImport(tx, number, { rows: 1, sha256: 'beef' }))
const amended = { json: JSON.stringify([[1, monday, 'AM', 'O', 'I']]), count: 1 }
const traces = async ({ read }: Store) => [
  await read.$count(imports),
  await read.$count(registerStaging),
  await read.$count(amendedMarks),
]

describeHomes('An import of the register', (home) => {
  test('is seen by nobody until it is promoted, then all of it at once, before and after it has landed', async () => {
    const store = await opened(await freshUrl(home))
    await store.write((tx) => tx.insert(pupils).values([pupilRow('1', 'A', 'B'), pupilRow('2', 'C', 'D')]))
    const detail = { '3': { minutesLate: 12, comment: 'bus' } }
    const first = [{ ...week(1, 0), detail }, week(1, 1), week(2, 0)]
    const one = await begin(store, 'i1')
    await stageWeeks(store, one, first)
    const seen = () => registerWeeksOf(store.read, 'ash.1', monday, addDays(monday, 70))
    expect(await seen()).toEqual([])
    expect(await importsOf(store.read, 'ash', 'register')).toEqual([])
    await promote(store, one)
    const both = [
      { ...first[0], import: one },
      { ...first[1], import: one },
    ]
    expect(await seen()).toEqual(both)
    await landImport(store, one)
    expect(await seen()).toEqual(both)
    expect(await store.read.$count(registerStaging)).toBe(0)
    const marks = 'O O / \\ / \\ / \\ / \\ '
    const two = await begin(store, 'i2')
    await stageWeeks(store, two, [week(1, 1, marks)])
    await promote(store, two)
    const now = [
      [false, one],
      [true, two],
    ]
    expect((await seen()).map((each) => [each.marks === marks, each.import])).toEqual(now)
    await landImports(store)
    expect((await seen()).map((each) => [each.marks === marks, each.import])).toEqual(now)
    expect((await importsOf(store.read, 'ash', 'register')).map(({ id }) => id).sort()).toEqual(['i1', 'i2'])
    expect(await store.read.$count(imports, eq(imports.state, 'landed'))).toBe(2)
  })

  test('is promoted once, and not while another of its school is still landing', async () => {
    const store = await opened(await freshUrl(home))
    const [one, two] = [await begin(store, 'i1'), await begin(store, 'i2')]
    await stageWeeks(store, one, [week(1, 0)])
    await stageWeeks(store, two, [week(1, 0, 'O O / \\ / \\ / \\ / \\ ')])
    await promote(store, one)
    await expect(promote(store, one)).rejects.toBeInstanceOf(StagingLost)
    await expect(promote(store, two)).rejects.toBeInstanceOf(StagingLost)
    await landImports(store)
    await promote(store, two)
    expect((await importsOf(store.read, 'ash', 'register')).map(({ id }) => id).sort()).toEqual(['i1', 'i2'])
  })

  test('that was swept takes no more weeks, and is cleared away also where the sweeping was cut short', async () => {
    const store = await opened(await freshUrl(home))
    const one = await begin(store, 'i1')
    await stageWeeks(store, one, [week(1, 0), week(2, 0)])
    await stageAmended(store, one, amended)
    // As it stands when a program ends between the first step of its sweeping and the next.
    await store.write((tx) => tx.delete(imports).where(eq(imports.number, one)))
    await expect(stageWeeks(store, one, [week(3, 0)])).rejects.toBeInstanceOf(StagingLost)
    await expect(promote(store, one)).rejects.toBeInstanceOf(StagingLost)
    expect(await traces(store)).toEqual([0, 2, 1])
    await sweepAbandoned(store, 0)
    expect(await traces(store)).toEqual([0, 0, 0])
  })

  test('that another program is still busy with is not swept, one that stands still is', async () => {
    const store = await opened(await freshUrl(home))
    const [dead, busy] = [await begin(store, 'dead'), await begin(store, 'busy')]
    await stageWeeks(store, dead, [week(1, 0)])
    await stageWeeks(store, busy, [week(1, 0)])
    const end = beatWhileStaging(store, busy, 20)
    expect(await sweepAbandoned(store, 300)).toEqual([dead])
    end()
    expect((await stagedImports(store)).map(({ number }) => number)).toEqual([busy])
    // A last beat may be on its way to a server.
    await expect.poll(() => sweepAbandoned(store, 0)).toEqual([busy])
  })

  test('that was given up leaves no trace once it is swept, and one that was promoted is not swept', async () => {
    const store = await opened(await freshUrl(home))
    const one = await begin(store, 'i1')
    const many = Array.from({ length: 6000 }, (_, n) => week(n, 0))
    await stageWeeks(store, one, many)
    await stageAmended(store, one, amended)
    expect(await sweepStaging(store, one)).toBe(6000)
    expect(await traces(store)).toEqual([0, 0, 0])
    const two = await begin(store, 'i2')
    await stageWeeks(store, two, [week(1, 0)])
    await promote(store, two)
    expect(await sweepStaging(store, two)).toBe(0)
    expect(await traces(store)).toEqual([1, 1, 0])
  })
})

test('The register of one pupil is found without reading the weeks of all the others', async () => {
  const store = await opened(await freshUrl('file'))
  await store.write(async (tx) => {
    await tx.insert(pupils).values([pupilRow('1', 'A', 'B'), pupilRow('2', 'C', 'D')])
    await tx.insert(cases).values(caseRow('1'))
    await tx.run(sql`insert into register_weeks
      (pupil, monday, marks, possible, attended, authorised, unauthorised, late, unexplained, marked, import)
      with recursive n(n) as (select 0 union all select n + 1 from n where n < 99999)
      select 1 + n / 40, 2900 + n % 40, '/ \\ ', 2, 2, 0, 0, 0, 0, 2, 1 from n`)
  })
  async function quickest(ask: () => Promise<unknown>): Promise<number> {
    const took: number[] = []
    for (let n = 0; n < 3; n++) {
      const began = performance.now()
      await ask()
      took.push(performance.now() - began)
    }
    return Math.min(...took)
  }
  const { read } = store
  const everybodys = await quickest(() => read.all(sql`select sum(length(marks)) from register`))
  const weeks = await registerWeeksOf(read, 'ash.2', addDays(monday, -700), monday)
  expect(weeks).toHaveLength(40)
  const asked = {
    weeks: () => registerWeeksOf(read, 'ash.2', addDays(monday, -700), monday),
    last: () => lastMarked(read, [1, 2]),
    drift: () => casesUnder(read, 'ash', 1),
  }
  for (const [name, ask] of Object.entries(asked))
    expect([name, (await quickest(ask)) < everybodys / 4]).toEqual([name, true])
})
