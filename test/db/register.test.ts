import { expect, test } from 'vitest'
import { importsOf, registerWeeksOf } from '../../db/queries.ts'
import {
  isPromoted,
  promoteImport,
  type StagedWeek,
  StagingLost,
  stagedImports,
  stageWeeks,
  sweepAbandoned,
  sweepStaging,
} from '../../db/register-staging.ts'
import { pupils } from '../../db/schema.ts'
import { addDays } from '../../src/domain/day.ts'
import { describeHomes, freshUrl, opened } from './homes.ts'
import { at, monday, pupilRow } from './samples.ts'

const week = (pupil: string, n: number, marks = '/ \\ / \\ / \\ / \\ / \\ '): StagedWeek => ({
  pupil,
  monday: addDays(monday, 7 * n),
  marks,
  possible: 10,
  attended: 10,
  authorised: 0,
  unauthorised: 0,
  late: 0,
  unexplained: 0,
  detail: null,
})

const record = (id: string) => ({
  id,
  school: 'ash',
  kind: 'register',
  recordedBy: 'U1',
  recordedAt: at,
  rows: 1,
  sha256: 'beef',
})

describeHomes('An import of the register', (home) => {
  test('is seen by nobody until it is promoted, then all of it at once', async () => {
    const store = await opened(await freshUrl(home))
    await store.write((tx) => tx.insert(pupils).values([pupilRow('1', 'A', 'B'), pupilRow('2', 'C', 'D')]))
    const detail = { '3': { minutesLate: 12, comment: 'bus' } }
    const first = [{ ...week('ash.1', 0), detail }, week('ash.1', 1), week('ash.2', 0)]
    await stageWeeks(store, 'i1', first)
    const seen = () => registerWeeksOf(store.read, 'ash.1', monday, addDays(monday, 70))
    expect(await seen()).toEqual([])
    expect([await stagedImports(store), await isPromoted(store, 'i1')]).toEqual([
      [{ id: 'i1', weeks: 3 }],
      false,
    ])
    await store.write((tx) => promoteImport(tx, record('i1')))
    expect(await seen()).toEqual([
      { ...first[0], import: 'i1' },
      { ...first[1], import: 'i1' },
    ])
    expect([
      await sweepStaging(store, 'i1'),
      await stagedImports(store),
      await isPromoted(store, 'i1'),
    ]).toEqual([3, [], true])
    const marks = 'O O / \\ / \\ / \\ / \\ '
    await stageWeeks(store, 'i2', [week('ash.1', 1, marks)])
    await store.write((tx) => promoteImport(tx, record('i2')))
    expect((await seen()).map((each) => [each.marks === marks, each.import])).toEqual([
      [false, 'i1'],
      [true, 'i2'],
    ])
    expect((await importsOf(store.read, 'ash', 'register')).map(({ id }) => id).sort()).toEqual(['i1', 'i2'])
  })

  test('is not promoted when some of what it staged is gone', async () => {
    const store = await opened(await freshUrl(home))
    await stageWeeks(store, 'i1', [week('ash.1', 0)])
    await expect(store.write((tx) => promoteImport(tx, record('i1'), 2))).rejects.toBeInstanceOf(StagingLost)
    expect(await isPromoted(store, 'i1')).toBe(false)
    await store.write((tx) => promoteImport(tx, record('i1'), 1))
    expect(await isPromoted(store, 'i1')).toBe(true)
  })

  test('that another program is still busy with is not swept, one that stands still is', async () => {
    const store = await opened(await freshUrl(home))
    await stageWeeks(store, 'dead', [week('ash.1', 0)])
    await stageWeeks(store, 'busy', [week('ash.1', 0)])
    const swept = sweepAbandoned(store, 300)
    await new Promise((done) => setTimeout(done, 100))
    await stageWeeks(store, 'busy', [week('ash.2', 0)])
    expect(await swept).toEqual(['dead'])
    expect(await stagedImports(store)).toEqual([{ id: 'busy', weeks: 2 }])
  })

  test('that was given up leaves nothing once it is swept', async () => {
    const store = await opened(await freshUrl(home))
    await stageWeeks(
      store,
      'i1',
      Array.from({ length: 6000 }, (_, n) => week(`ash.${n}`, 0)),
    )
    expect(await sweepStaging(store, 'i1')).toBe(6000)
    expect(await stagedImports(store)).toEqual([])
    expect(await isPromoted(store, 'i1')).toBe(false)
  })
})
