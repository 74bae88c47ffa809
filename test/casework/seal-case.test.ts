import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { readEvents } from '../../db/events.ts'
import { markSent, noticeByKey } from '../../db/outbox.ts'
import { caseById, nextCaseNumber, openCaseOf } from '../../db/queries/cases.ts'
import { documentParts, documents, outbox } from '../../db/schema.ts'
import { openCase } from '../../src/casework/open-case.ts'
import { sealCase } from '../../src/casework/seal-case.ts'
import { verifyStore } from '../../src/casework/verify.ts'
import { asker, pastoral, seedPerson } from '../world.ts'
import { type ACase, aCase, chair, upToReview } from './a-case.ts'

const senior = asker('U0SENIOR001', 'senior-leader', 'north')
const secret = 'Quillonforth told us in the corridor'

async function toErase() {
  const begun = await aCase()
  await seedPerson(begun.store, senior)
  await upToReview(begun)
  await begun.go({ do: 'say', meeting: 'm2', said: { school: secret }, defences: [] })
  await begun.go({ do: 'place-hold', kind: 'safeguarding', note: secret })
  return begun
}

const sealed = (begun: ACase, by = senior, given = { why: 'The wrong pupil', number: begun.id }) =>
  sealCase(begun.house, { by, key: null }, begun.id, given)

const findings = async (begun: ACase) => {
  const all: string[] = []
  for await (const finding of verifyStore(begun.house)) all.push(finding)
  return all
}

it('erases all that a case says, and leaves its number, who did it and why', async () => {
  const begun = await toErase()
  expect(await sealed(begun)).toEqual({ done: true })
  const events = await readEvents(begun.store.read, begun.id)
  const trace = events.pop()
  expect(events.length).toBeGreaterThan(20)
  expect(events.every(({ body, sealed: why }) => body === null && why === 'opened in error')).toBe(true)
  expect(trace).toMatchObject({ type: 'case-sealed', doneBy: senior.id, body: { reason: 'The wrong pupil' } })
  expect(await caseById(begun.store.read, begun.id)).toMatchObject({
    school: 'north',
    pupil: '',
    owner: '',
    status: 'closed',
    closeReason: 'opened-in-error',
    body: {},
  })
  expect(await begun.store.read.select().from(documents)).toEqual([])
  expect(await begun.store.read.select().from(documentParts)).toEqual([])
}, 30_000)

it('leaves nothing of it in the file of the store nor in the log beside it, while the bot runs on, and a store that verifies', async () => {
  const begun = await toErase()
  const path = fileURLToPath(begun.store.url)
  const written = () =>
    [path, `${path}-wal`].some((one) => existsSync(one) && readFileSync(one).includes('Quillonforth'))
  expect(written()).toBe(true)
  await sealed(begun)
  expect(written()).toBe(false)
  expect(await findings(begun)).toEqual([])
  await begun.store.close()
  expect(written()).toBe(false)
}, 30_000)

it('tells the channel that it was erased where its card was posted, and withdraws the rest', async () => {
  const begun = await toErase()
  const card = await noticeByKey(begun.store.read, `card:${begun.id}`)
  await markSent(begun.store, card?.id ?? 0, { channel: 'C0NORTH0001', ts: '1.1' })
  await sealed(begun)
  const left = await begun.store.read.select().from(outbox)
  expect(left.map(({ kind }) => kind)).toEqual(['case-card', 'case-card-update'])
})

it('posts nothing where no card was posted yet', async () => {
  const begun = await aCase()
  await seedPerson(begun.store, senior)
  await sealed(begun)
  expect(await begun.store.read.select().from(outbox)).toEqual([])
})

it('never gives the number again, and lets the pupil have another case at once', async () => {
  const begun = await aCase()
  await seedPerson(begun.store, senior)
  await sealed(begun)
  expect(await openCaseOf(begun.store.read, 'north.100')).toBeNull()
  expect(await begun.store.write((tx) => nextCaseNumber(tx, 2026))).toBe('FT-2026-0002')
  const again = await openCase(
    begun.house,
    { by: pastoral, key: null },
    { pupil: 'north.100', owner: pastoral.id },
  )
  expect(again).toMatchObject({ done: true, state: { id: 'FT-2026-0002' } })
  expect(await findings(begun)).toEqual([])
})

it('is for those at the head of a school alone, with a reason and the case’s own number', async () => {
  const begun = await aCase()
  await seedPerson(begun.store, senior)
  const refusal = async (...args: [typeof senior?, { why: string; number: string }?]) => {
    const outcome = await sealed(begun, ...args)
    return outcome.done ? null : outcome.refusal.code
  }
  for (const by of [pastoral, chair, asker('U0OFFICER01', 'attendance-officer')])
    expect(await refusal(by)).toBe('sealing-role')
  for (const by of [asker('U0ADMIN0001', 'admin'), asker('U0SOUTH0001', 'headteacher', 'south')])
    expect(await refusal(by)).toBe('no-such-case')
  expect(await refusal(senior, { why: ' ', number: begun.id })).toBe('reason-needed')
  expect(await refusal(senior, { why: 'Wrong', number: 'FT-2026-0009' })).toBe('number-differs')
  expect(await caseById(begun.store.read, begun.id)).toMatchObject({ status: 'open', pupil: 'north.100' })
  expect(await refusal(senior, { why: 'Wrong', number: begun.id.toLowerCase() })).toBeNull()
  expect(await refusal()).toBe('no-such-case')
  expect(await begun.refused({ do: 'reopen', reason: 'Bring it back' })).toEqual({ code: 'no-such-case' })
})
