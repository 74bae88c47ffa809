import { eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { outbox, pupils } from '../../db/schema.ts'
import { followRoll } from '../../src/casework/pupil-left.ts'
import { verifyStore } from '../../src/casework/verify.ts'
import { type Day, day } from '../../src/domain/day.ts'
import { asker } from '../world.ts'
import { type ACase, aCase, first, upToInitial } from './a-case.ts'

const asked = { by: asker('command-line', 'admin'), key: null }

const leaves = (begun: ACase, left: Day | null) =>
  begun.store.write((tx) => tx.update(pupils).set({ left }).where(eq(pupils.id, 'north.100')))

it('stops the open cases of pupils who left, tells the owner once, and lets them go on', async () => {
  const begun = await aCase()
  expect(await followRoll(begun.house, asked)).toEqual({ stopped: [], resumed: [] })
  await leaves(begun, day('2026-11-24'))
  expect(await followRoll(begun.house, asked, 'south')).toEqual({ stopped: [], resumed: [] })
  expect(await followRoll(begun.house, asked, 'north')).toEqual({ stopped: [begun.id], resumed: [] })
  expect(await followRoll(begun.house, asked)).toEqual({ stopped: [], resumed: [] })
  const told = await begun.store.read.select().from(outbox).where(eq(outbox.kind, 'owner-told'))
  expect(told).toHaveLength(1)
  await leaves(begun, null)
  expect(await followRoll(begun.house, asked)).toEqual({ stopped: [], resumed: [begun.id] })
  for await (const finding of verifyStore(begun.house)) expect(finding).toBe('')
})

it('gives no draft of a child who has died to a colleague any more', async () => {
  const begun = await aCase()
  await upToInitial(begun)
  await begun.drafted('invite-initial')
  const files = () => begun.store.read.select().from(outbox).where(eq(outbox.kind, 'file'))
  const draft = Object.values((await begun.go({ do: 'follow-roll' })).letters).find(
    ({ addressee }) => addressee === first,
  )
  const body = { case: begun.id, document: draft?.pdf, person: 'U0PASTORAL1' }
  await begun.store.write((tx) =>
    tx.insert(outbox).values({ key: 'one-more', kind: 'file', chain: begun.id, body, state: 'waiting' }),
  )
  await begun.go({ do: 'close', reason: 'died', values: {} })
  expect((await files()).map(({ state }) => state)).not.toContain('waiting')
})
