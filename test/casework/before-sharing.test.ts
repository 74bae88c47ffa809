import { eq } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { pupils, schools } from '../../db/schema.ts'
import { logContact } from '../../src/casework/log-contact.ts'
import { lookAtCase } from '../../src/casework/look-at-case.ts'
import { lookToLog } from '../../src/casework/look-to-log.ts'
import { day } from '../../src/domain/day.ts'
import { asker, officer, pastoral, present, seedPupil } from '../world.ts'
import { type ACase, aCase } from './a-case.ts'

const caller = asker('U0CALLER001', 'pastoral', 'north')
const sister = { id: 'north.101', forename: 'Wrenna', familyRef: 'F1', search: 'wrenna ashdown' }
const brother = {
  id: 'south.102',
  forename: 'Jory',
  familyRef: 'F1',
  school: 'south',
  search: 'jory ashdown',
}
let begun: ACase

/** The council sees the case of Robin, which has come as far as its school shares; of his family no other. */
beforeAll(async () => {
  begun = await aCase()
  for (const one of [sister, brother]) await seedPupil(begun.store, one, [present])
  await begun.all('pre-fast-track')
  await begun.go({ do: 'go-on', to: 'prepare-initial' })
  await begun.store.write(async (tx) => {
    await tx.update(pupils).set({ familyRef: 'F1' }).where(eq(pupils.id, 'north.100'))
    await tx.update(schools).set({ settings: { 'council-sees': 'prepare-initial' } })
  })
})

test('the council learns no name of a brother or sister whose school shares nothing of them yet', async () => {
  const looked = await lookAtCase(begun.house, officer, begun.id)
  expect(looked?.kin).toEqual({ here: [], known: [], elsewhere: true })
  expect((await lookToLog(begun.house, officer, 'north.100'))?.siblings).toEqual([])
})

test('their own school does', async () => {
  const looked = await lookAtCase(begun.house, pastoral, begun.id)
  expect(looked?.kin.here.map(({ name }) => name)).toEqual(['Wrenna Ashdown'])
  expect((await lookToLog(begun.house, caller, 'north.100'))?.siblings).toHaveLength(1)
})

test('the council logs nothing about such a sister beside the pupil of the shared case', async () => {
  const entry = {
    pupils: ['north.100', 'north.101'],
    kind: 'call' as const,
    incoming: false,
    gone: false,
    on: day('2026-11-24'),
    at: '08:30',
    who: 'north.100.p1',
    reached: false,
    said: '',
    next: '',
    retryOn: null,
    manner: 'did' as const,
    doneBy: null,
    doneByName: null,
  }
  const logged = (pupils: string[]) =>
    logContact(begun.house, { by: officer, key: null }, { ...entry, pupils })
  expect(await logged(['north.100', 'north.101'])).toMatchObject({ done: false })
  expect(await logged(['north.100'])).toMatchObject({ done: true })
})
