import { eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { readEvents } from '../../db/events.ts'
import { noticeByKey } from '../../db/outbox.ts'
import { caseById } from '../../db/queries/cases.ts'
import { keptOut, outbox, roles } from '../../db/schema.ts'
import { nameDeputy } from '../../src/casework/name-deputy.ts'
import { passOn, wouldPass } from '../../src/casework/pass-on.ts'
import { asker, pastoral, seedPerson } from '../world.ts'
import { type ACase, aCase, chair } from './a-case.ts'

const asked = { by: { ...asker('command-line', 'admin') }, key: null }
const second = { ...asker('U0DEPUTY002', 'pastoral', 'north'), name: 'Ines Garrow' }
const head = { ...asker('U0HEAD00001', 'headteacher', 'north'), name: 'Cato Finch' }
const stranger = asker('U0SOUTH0001', 'pastoral', 'south')

const leaves = (begun: ACase, ...people: string[]) =>
  begun.store.write(async (tx) => {
    for (const person of people) await tx.delete(roles).where(eq(roles.person, person))
  })

const names = (begun: ACase, person: string, deputy: string) => nameDeputy(begun.house, asked, person, deputy)

async function begin() {
  const begun = await aCase()
  for (const who of [second, head, stranger]) await seedPerson(begun.store, who)
  return begun
}

it('leaves a case alone while its owner works at the school', async () => {
  const begun = await begin()
  expect(await passOn(begun.house, asked)).toEqual({ passed: [], nobody: [] })
})

it('passes a case to the deputy of somebody who left, with its deadlines, and tells them', async () => {
  const begun = await begin()
  await names(begun, pastoral.id, chair.id)
  await leaves(begun, pastoral.id)
  const passed = [{ case: begun.id, from: pastoral.id, to: chair.id }]
  expect(await passOn(begun.house, asked)).toEqual({ passed, nobody: [] })
  expect((await caseById(begun.store.read, begun.id))?.owner).toBe(chair.id)
  const last = (await readEvents(begun.store.read, begun.id)).at(-1)
  expect(last).toMatchObject({ type: 'owner-changed', recordedBy: 'command-line', body: { why: 'left' } })
  expect(await noticeByKey(begun.store.read, `owner:${begun.id}:${last?.seq}`)).toMatchObject({
    body: { person: chair.id },
  })
  expect(await passOn(begun.house, asked)).toEqual({ passed: [], nobody: [] })
})

it('goes on to the deputy’s own deputy where the first has left too', async () => {
  const begun = await begin()
  await names(begun, pastoral.id, chair.id)
  await names(begun, chair.id, second.id)
  await leaves(begun, pastoral.id, chair.id)
  expect((await passOn(begun.house, asked)).passed[0]?.to).toBe(second.id)
})

it('is not led in a circle by two who left and named each other', async () => {
  const begun = await begin()
  await names(begun, pastoral.id, chair.id)
  await names(begun, chair.id, pastoral.id)
  await leaves(begun, pastoral.id, chair.id)
  expect((await passOn(begun.house, asked)).passed[0]?.to).toBe(head.id)
})

it('never gives a case to a deputy who is kept out of it', async () => {
  const begun = await begin()
  await names(begun, pastoral.id, chair.id)
  const why = { why: 'A relative', by: head.id, since: '2026-11-24T09:00:00Z' }
  await begun.store.write((tx) => tx.insert(keptOut).values({ person: chair.id, pupil: 'north.100', ...why }))
  await leaves(begun, pastoral.id)
  expect((await passOn(begun.house, asked)).passed[0]?.to).toBe(head.id)
})

it('names the cases that nobody can take, leaves them where they are, and tells each administrator once', async () => {
  const begun = await begin()
  const admin = asker('U0ADMIN0001', 'admin')
  await seedPerson(begun.store, admin)
  await leaves(begun, pastoral.id, chair.id, second.id, head.id)
  for (const _ of [1, 2]) expect(await passOn(begun.house, asked)).toEqual({ passed: [], nobody: [begun.id] })
  expect((await caseById(begun.store.read, begun.id))?.owner).toBe(pastoral.id)
  const told = await begun.store.read.select().from(outbox).where(eq(outbox.kind, 'no-owner'))
  expect(told.map(({ body }) => body)).toEqual([{ person: admin.id, cases: [begun.id], more: 0 }])
})

it('tells what a list that is not kept would pass, and keeps nothing', async () => {
  const begun = await begin()
  const lost = [{ person: pastoral.id, role: 'pastoral' as const, school: 'north' }]
  const would = await wouldPass(begun.house, { gained: [], lost })
  expect(would.passed).toEqual([{ case: begun.id, from: pastoral.id, to: head.id }])
  expect((await caseById(begun.store.read, begun.id))?.owner).toBe(pastoral.id)
})

it('takes nobody as a deputy who has left, works elsewhere, or is the person', async () => {
  const begun = await begin()
  await leaves(begun, second.id)
  expect(await names(begun, pastoral.id, pastoral.id)).toMatchObject({ refusal: { code: 'own-deputy' } })
  for (const wrong of [second.id, stranger.id, 'U0NOBODY001'])
    expect(await names(begun, pastoral.id, wrong)).toMatchObject({ refusal: { code: 'not-staff' } })
  expect(await names(begun, pastoral.id, chair.id)).toEqual({ done: true })
  const chain = await readEvents(begun.store.read, 'store')
  expect(chain.at(-1)).toMatchObject({
    type: 'deputy-named',
    body: { person: pastoral.id, deputy: chair.id },
  })
})
