import { beforeEach, expect, test } from 'vitest'
import { documentsOf } from '../../db/documents.ts'
import { claimNext } from '../../db/outbox.ts'
import { outbox } from '../../db/schema.ts'
import { act } from '../../src/casework/act.ts'
import { keepOutOf } from '../../src/casework/keep-out.ts'
import { keepPapers, mimes } from '../../src/casework/papers/keep-papers.ts'
import { lookInto, takeIn } from '../../src/casework/papers-back/take-in.ts'
import { sealCase } from '../../src/casework/seal-case.ts'
import { photograph } from '../documents/a-photograph.ts'
import { asker, pastoral, seedPerson } from '../world.ts'
import { type ACase, aCase, chair } from './a-case.ts'

const senior = asker('U0SENIOR001', 'senior-leader', 'north')
const bytes = new Uint8Array([37, 80, 68, 70])
let begun: ACase

beforeEach(async () => {
  begun = await aCase()
  await seedPerson(begun.store, senior)
})

const print = (kind: 'paper' | 'to-family', person = chair.id) =>
  keepPapers(begun.house, { person, case: begun.id }, [{ name: `${kind}.pdf`, mime: mimes.pdf, bytes, kind }])

/** What stands of the files that are on their way, in the order in which they were made. */
const files = async () =>
  (await begun.store.read.select().from(outbox))
    .filter(({ kind }) => kind === 'file')
    .map(({ state, fault }) => (state === 'dropped' ? fault : state))

test('a hold takes back invitations to print even while they are being handed over, and leaves a checklist', async () => {
  await print('to-family')
  await print('paper')
  const store = begun.store
  for (let n = 0; n < 5; n++)
    await claimNext(store, { now: '2026-11-24T09:00:01Z', claimedBy: 'a', staleAfterMs: 60_000 })
  await begun.go({ do: 'place-hold', kind: 'safeguarding', note: '' })
  const [invitation, checklist] = await files()
  expect(invitation).toBe('on hold')
  expect(checklist).not.toBe('on hold')
})

test('files on their way to a colleague who is kept out are taken back, and nobody else’s', async () => {
  await print('paper')
  await print('paper', pastoral.id)
  const command = { do: 'keep-out', person: chair.id, why: 'His sister’s child' } as const
  expect(await keepOutOf(begun.house, begun.id, { by: senior, key: null }, command)).toMatchObject({
    done: true,
  })
  expect(await files()).toEqual(['kept out', 'waiting'])
})

test('a paper or photograph that was on its way when its case was erased is not kept', async () => {
  const given = { why: 'The wrong pupil', number: begun.id }
  expect(await sealCase(begun.house, { by: senior, key: null }, begun.id, given)).toEqual({ done: true })
  await print('paper')
  const taken = takeIn(begun.house, pastoral.id, [await lookInto({ name: 'a.jpg', bytes: photograph })])
  if (taken.wrong !== null) throw new Error(taken.wrong)
  const command = { do: 'prove-letter', letter: 'l1', documents: [taken.papers[0]?.id ?? ''] } as const
  const outcome = await act(begun.house, begun.id, { by: pastoral, key: null }, command, taken.beside)
  expect(outcome).toMatchObject({ done: false, refusal: { code: 'no-such-case' } })
  expect(await documentsOf(begun.store.read, begun.id)).toEqual([])
  expect(await files()).toEqual([])
})
