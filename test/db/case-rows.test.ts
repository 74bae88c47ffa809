import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type CaseRows, firstDifference, readRows, refreshRows } from '../../db/case-rows.ts'
import { addDays, type Day } from '../../src/domain/day.ts'
import { describeHomes, freshUrl, opened } from './homes.ts'
import { at, caseRow, caseRows, deadline, monday } from './samples.ts'

const id = 'FT-2026-0001'
const key = fc.constantFrom('a', 'b', 'c', 'd', 'e')
const words = fc.constantFrom('x', 'y', 'it’s “so”', '')
const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: null })
const someDay = fc.nat(5).map((n): Day => addDays(monday, n))
const anything = fc.jsonValue({ maxDepth: 2 })
const something = anything.map((held) => held ?? {})
const several = <T extends Record<string, unknown>>(
  of: Record<string, fc.Arbitrary<unknown>>,
  ...by: (keyof T)[]
) =>
  fc.uniqueArray(fc.record(of), {
    maxLength: 5,
    selector: (row) => JSON.stringify(by.map((field) => row[field as string])),
  }) as unknown as fc.Arbitrary<T[]>

const caseId = fc.constant(id)
const randomRows: fc.Arbitrary<CaseRows> = fc.record({
  case: fc
    .record({
      stage: words,
      seq: fc.nat(9),
      closedOn: maybe(someDay),
      referred: fc.boolean(),
      body: something,
    })
    .map((over) => caseRow(id, over)),
  answers: several<CaseRows['answers'][number]>(
    {
      caseId,
      item: key,
      value: maybe(fc.constantFrom('done', 'not-yet')),
      note: maybe(words),
      kept: maybe(anything),
      proof: maybe(anything),
      seq: fc.nat(9),
      doneBy: words,
      recordedAt: fc.constant(at),
    },
    'item',
  ),
  meetings: several<CaseRows['meetings'][number]>(
    {
      caseId,
      id: key,
      kind: words,
      onDay: maybe(someDay),
      state: fc.constantFrom('planned', 'held'),
      body: something,
    },
    'id',
  ),
  attendances: several<CaseRows['attendances'][number]>(
    { caseId, meeting: key, who: key, came: maybe(fc.boolean()), reason: maybe(words) },
    'meeting',
    'who',
  ),
  actions: several<CaseRows['actions'][number]>(
    { caseId, id: key, what: words, who: words, byDay: maybe(someDay) },
    'id',
  ),
  letters: several<CaseRows['letters'][number]>(
    {
      caseId,
      id: key,
      kind: words,
      addressee: words,
      state: fc.constantFrom('draft', 'sent'),
      draftedOn: someDay,
    },
    'id',
  ),
  deadlines: several<CaseRows['deadlines'][number]>(
    {
      caseId,
      id: key,
      kind: words,
      title: words,
      due: maybe(someDay),
      earliest: fc.boolean(),
      state: fc.constantFrom('open', 'met'),
    },
    'id',
  ),
  decisions: several<CaseRows['decisions'][number]>(
    { caseId, id: key, option: words, onDay: someDay, doneBy: words, reasons: words, facts: something },
    'id',
  ),
  penaltyNotices: several<CaseRows['penaltyNotices'][number]>(
    {
      caseId,
      id: key,
      pupil: words,
      parent: words,
      which: fc.constantFrom('first', 'second'),
      served: someDay,
      received: someDay,
      amount: fc.nat(),
      outcome: fc.option(words),
      outcomeOn: fc.option(someDay),
    },
    'id',
  ),
  registerQueries: several<CaseRows['registerQueries'][number]>(
    {
      caseId,
      id: key,
      pupil: words,
      fromSession: words,
      toSession: words,
      reason: words,
      evidence: words,
      saidBy: words,
      askedBy: words,
      askedOn: someDay,
      state: fc.constantFrom('open', 'stands'),
    },
    'id',
  ),
})

describeHomes('The derived rows of a case', (home) => {
  test('are, after any change, what they would be if they were written anew', {
    timeout: 60_000,
  }, async () => {
    const store = await opened(await freshUrl(home))
    let before: CaseRows | null = null
    await fc.assert(
      fc.asyncProperty(randomRows, async (after) => {
        await store.write((tx) => refreshRows(tx, before, after))
        before = await readRows(store.read, id)
        expect(before === null ? 'no rows' : firstDifference(before, after)).toBeNull()
      }),
      { numRuns: home === 'file' ? 200 : 30 },
    )
  })

  test('of one case leave those of another alone', async () => {
    const store = await opened(await freshUrl(home))
    const rowsOf = (number: string) =>
      caseRows(number, { deadlines: [deadline(number, 'a'), deadline(number, 'b')] })
    const [one, other] = [rowsOf(id), rowsOf('FT-2026-0002')]
    await store.write(async (tx) => {
      await refreshRows(tx, null, one)
      await refreshRows(tx, null, other)
      await refreshRows(tx, one, { ...one, deadlines: [] })
    })
    expect((await readRows(store.read, id))?.deadlines).toEqual([])
    expect(firstDifference((await readRows(store.read, 'FT-2026-0002'))!, other)).toBeNull()
    expect(await readRows(store.read, 'FT-2026-0003')).toBeNull()
  })

  test('are written in no statement at all when nothing changed', async () => {
    const store = await opened(await freshUrl(home))
    const rows = caseRows(id, { deadlines: [deadline(id, 'a')] })
    await store.write((tx) => refreshRows(tx, null, rows))
    const read = await readRows(store.read, id)
    const refusing = new Proxy(
      {},
      {
        get: (_, name) => {
          throw new Error(`wrote with ${String(name)}`)
        },
      },
    )
    await refreshRows(refusing as never, read, rows)
  })

  test('that differ are named by table, key and column, and what stands there is not quoted', () => {
    const rows = caseRows(id, { deadlines: [deadline(id, 'a', { title: 'Ada' })] })
    const moved = caseRows(id, { deadlines: [deadline(id, 'a', { title: 'Bob' })] })
    expect(firstDifference(rows, moved)).toBe(`deadlines ["${id}","a"]: title differs`)
    expect(firstDifference(rows, caseRows(id))).toBe(`deadlines ["${id}","a"]: only on one side`)
    expect(firstDifference(rows, { ...rows, case: caseRow(id, { body: { a: 1 } }) })).toBe(
      `case ["${id}"]: body differs`,
    )
    expect(firstDifference(rows, { ...rows, case: caseRow(id, { closedOn: null }) })).toBeNull()
  })
})
