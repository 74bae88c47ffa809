import { sql } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import type { Store } from '../../db/store.ts'
import { act } from '../../src/casework/act.ts'
import { verifyStore } from '../../src/casework/verify.ts'
import { closeLetters } from '../../src/documents/render-letter.ts'
import { pastoral } from '../world.ts'
import { aCase, upToInitial } from './a-case.ts'

afterAll(closeLetters)

async function whole() {
  const begun = await aCase()
  await upToInitial(begun)
  await begun.sent('invite-initial')
  const faults = async () => {
    const found: string[] = []
    for await (const fault of verifyStore(begun.house)) found.push(fault)
    return found
  }
  return { ...begun, faults }
}

const run = (store: Store, statement: string) => store.write((tx) => tx.run(sql.raw(statement)))

test('a store that nobody meddled with is sound', async () => {
  const { faults } = await whole()
  expect(await faults()).toEqual([])
})

test.each([
  [
    'a deadline',
    `update deadlines set due = '2027-01-01' where id = 'hold-initial:m1'`,
    /deadlines .*due differs/,
  ],
  ['an answer', `update answers set value = 'not-yet' where item = 'A1'`, /answers .*value differs/],
  ['a letter', `update letters set sent_on = null where id = 'l1'`, /letters .*sent_on differs/],
  ['a lost row', `delete from meetings`, /meetings .*only on one side/],
  ['an owner', `update cases set owner = 'U0OTHER0001'`, /case .*owner differs/],
])('%s that was changed behind the events is named', async (_what, statement, words) => {
  const { store, faults } = await whole()
  await run(store, statement)
  expect(await faults()).toEqual([expect.stringMatching(words)])
})

test('a deadline that was set under an older wording of the pathway is no damage', async () => {
  const { store, faults } = await whole()
  await run(store, `update deadlines set title = 'As it was called before' where id = 'hold-initial:m1'`)
  expect(await faults()).toEqual([])
})

test('a case whose row is gone is named', async () => {
  const { store, faults } = await whole()
  await run(store, 'delete from cases')
  expect(await faults()).toEqual(['case FT-2026-0001: it has events and no row'])
})

test('a document whose bytes changed, and one that is gone, are named', async () => {
  const { store, faults } = await whole()
  const [document] = await store.read.all<{ id: string }>(sql`select id from documents order by id limit 1`)
  await run(store, `update document_parts set bytes = x'00' where document = '${document?.id}'`)
  expect(await faults()).toEqual([`document ${document?.id}: its bytes are not those that were kept`])
  await run(store, `delete from documents where id = '${document?.id}'`)
  expect(await faults()).toEqual([
    expect.stringMatching(/^case FT-2026-0001, letter l[12]: its document is missing$/),
  ])
})

test('what stands in a fault is no name of a family', async () => {
  const { store, faults } = await whole()
  await run(store, `update meetings set place = '1 Low Road'`)
  await run(store, `update letters set addressee = 'Sam Birch' where id = 'l1'`)
  const told = (await faults()).join(' ')
  expect(told).not.toMatch(/Low Road|Birch/)
  expect(told).not.toBe('')
})

test('a case that is being worked on while it is looked at is not called unsound', async () => {
  const { house, id, faults } = await whole()
  const busy = Array.from({ length: 20 }, (_, n) =>
    act(
      house,
      id,
      { by: pastoral, key: null },
      { do: 'answer', stage: 'prepare-initial', answers: [{ item: 'B1', note: `note ${n}` }] },
    ),
  )
  const found = await Promise.all([faults(), faults(), ...busy])
  expect(found.slice(0, 2)).toEqual([[], []])
})
