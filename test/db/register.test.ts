import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { importsOf, registerWeeksOf } from '../../db/queries.ts'
import {
  beginImport,
  landImport,
  landImports,
  promoteImport,
  type StagedWeek,
  StagingLost,
  stageAmendments,
  stagedImports,
  stageWeeks,
  sweepAbandoned,
  sweepStaging,
} from '../../db/register-staging.ts'
import { amendedMarks, imports, pupils, registerStaging } from '../../db/schema.ts'
import type { Store } from '../../db/store.ts'
import { addDays } from '../../src/domain/day.ts'
import { describeHomes, freshUrl, opened } from './homes.ts'
import { at, monday, pupilRow } from './samples.ts'

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
const promote = (store: Store, number: number, weeks: number) =>
  store.write((tx) => promoteImport(tx, number, { rows: 1, sha256: 'beef', weeks }))
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
    await promote(store, one, 3)
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
    await promote(store, two, 1)
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

  test('is not promoted when some of what it staged is gone', async () => {
    const store = await opened(await freshUrl(home))
    const one = await begin(store, 'i1')
    await stageWeeks(store, one, [week(1, 0)])
    await expect(promote(store, one, 2)).rejects.toBeInstanceOf(StagingLost)
    expect(await importsOf(store.read, 'ash', 'register')).toEqual([])
    await promote(store, one, 1)
    await expect(promote(store, one, 1)).rejects.toBeInstanceOf(StagingLost)
    expect(await importsOf(store.read, 'ash', 'register')).toHaveLength(1)
  })

  test('that another program is still busy with is not swept, one that stands still is', async () => {
    const store = await opened(await freshUrl(home))
    const [dead, busy] = [await begin(store, 'dead'), await begin(store, 'busy')]
    await stageWeeks(store, dead, [week(1, 0)])
    await stageWeeks(store, busy, [week(1, 0)])
    const swept = sweepAbandoned(store, 300)
    await new Promise((done) => setTimeout(done, 100))
    await stageWeeks(store, busy, [week(2, 0)])
    expect(await swept).toEqual([dead])
    expect(await stagedImports(store)).toEqual([{ number: busy, weeks: 2 }])
  })

  test('that was given up leaves no trace once it is swept, and one that was promoted is not swept', async () => {
    const store = await opened(await freshUrl(home))
    const one = await begin(store, 'i1')
    const many = Array.from({ length: 6000 }, (_, n) => week(n, 0))
    await stageWeeks(store, one, many)
    await stageAmendments(store, one, [{ pupil: 1, day: monday, half: 'AM', was: 'O', now: 'I' }])
    expect(await sweepStaging(store, one)).toBe(6000)
    expect(await traces(store)).toEqual([0, 0, 0])
    const two = await begin(store, 'i2')
    await stageWeeks(store, two, [week(1, 0)])
    await promote(store, two, 1)
    expect(await sweepStaging(store, two)).toBe(0)
    expect(await traces(store)).toEqual([1, 1, 0])
  })
})
