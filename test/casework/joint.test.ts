import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { outbox, pupils } from '../../db/schema.ts'
import { act } from '../../src/casework/act.ts'
import { answerJoint, proposeJoint } from '../../src/casework/joint.ts'
import { loadCase } from '../../src/casework/load-case.ts'
import { lookAtCase } from '../../src/casework/look-at-case.ts'
import { openCase } from '../../src/casework/open-case.ts'
import type { Asker } from '../../src/domain/access.ts'
import type { CaseCommand } from '../../src/domain/case/command.ts'
import { day } from '../../src/domain/day.ts'
import { asker, missing, newWorld, officer, pastoral, present, seedPerson, seedPupil } from '../world.ts'

const southern = { ...asker('U0SOUTHERN1', 'pastoral', 'south'), name: 'Fern Oakley' }
const weeks = [present, present, present, missing(3), missing(3), missing(3), present, '. . . . . . . . . .']
const home = { address: '1 Low Road\nNorthfield', postcode: 'ZZ1 1AA', resident: true }

/** Two open cases of one family, one at each school, both ready for their initial meeting. */
async function twoCases(second: { school?: string; familyRef?: string | null; elsewhere?: boolean } = {}) {
  const world = await newWorld('2026-11-24T09:00:00Z')
  const { house, store } = world
  await seedPerson(store, southern)
  const school = second.school ?? 'south'
  const other = second.elsewhere ? { address: '9 High Road', postcode: 'ZZ9 9ZZ', resident: true } : home
  await seedPupil(store, { id: 'north.1', familyRef: 'F1' }, weeks, '2026-09-07', [
    home,
    { endedOn: day('2026-01-01') },
  ])
  const ref = second.familyRef === undefined ? 'F1' : second.familyRef
  const younger = { id: `${school}.2`, school, familyRef: ref, forename: 'Wren' }
  await seedPupil(store, younger, weeks, '2026-09-07', [other, { endedOn: day('2026-01-01') }])
  const begin = async (pupil: string, by: Asker) => {
    const opened = await openCase(house, { by, key: null }, { pupil, owner: by.id })
    if (!opened.done) throw new Error(JSON.stringify(opened.refusal))
    const { id } = opened.state
    const go = async (command: CaseCommand) => {
      const outcome = await act(house, id, { by, key: null }, command)
      if (!outcome.done) throw new Error(JSON.stringify(outcome.refusal))
    }
    const stages = house.shelves.pathways.get('school-checklist')?.stages ?? []
    const items = stages.find((one) => one.id === 'pre-fast-track')?.items ?? []
    await go({
      do: 'answer',
      stage: 'pre-fast-track',
      answers: items.map((item) => ({ item: item.id, value: 'done' as const })),
    })
    await go({ do: 'go-on', to: 'prepare-initial' })
    return { id, go }
  }
  const north = await begin('north.1', pastoral)
  const south = await begin(`${school}.2`, school === 'north' ? pastoral : southern)
  const wish = {
    case: north.id,
    other: south.id,
    day: day('2026-12-09'),
    at: '15:30',
    place: 'Room 4',
    chair: officer.id,
  }
  const propose = (more: Partial<typeof wish> = {}, by: Asker = officer) =>
    proposeJoint(house, { by, key: null }, { ...wish, ...more })
  const stateOf = async (id: string) => {
    const loaded = await loadCase(house, store.read, id)
    if (loaded === null) throw new Error(id)
    return loaded.state
  }
  const answer = async (id: string, by: Asker, agrees: boolean, why = '') => {
    const [joint = ''] = Object.keys((await stateOf(id)).joints)
    return answerJoint(house, { by, key: null }, { case: id, joint, agrees, why })
  }
  return { ...world, north, south, propose, stateOf, answer }
}

test('a meeting at two schools is set up in both cases only once each school has agreed', async () => {
  const { north, south, propose, stateOf, answer, store } = await twoCases()
  expect((await propose()).done).toBe(true)
  expect(Object.values((await stateOf(north.id)).joints)).toMatchObject([{ state: 'asked' }])
  const told = await store.read.select().from(outbox).where(eq(outbox.kind, 'joint'))
  expect(told.map(({ body }) => (body as { person: string }).person).sort()).toEqual([
    pastoral.id,
    southern.id,
  ])
  await answer(north.id, pastoral, true)
  expect((await stateOf(north.id)).meetings).toEqual({})
  await answer(south.id, southern, true)
  for (const { id } of [north, south]) {
    const state = await stateOf(id)
    expect(Object.values(state.joints)).toMatchObject([{ state: 'planned', meeting: 'm1' }])
    expect(state.meetings.m1).toMatchObject({ on: '2026-12-09', at: '15:30', place: 'Room 4' })
  }
})

test('neither record holds the other case’s number or its pupil', async () => {
  const { north, south, propose, answer, store, house } = await twoCases()
  await propose()
  await answer(north.id, pastoral, true)
  await answer(south.id, southern, true)
  for (const [own, other] of [
    [north, south],
    [south, north],
  ]) {
    const loaded = await loadCase(house, store.read, own?.id ?? '')
    expect(JSON.stringify(loaded?.events)).not.toContain(other?.id)
    expect(JSON.stringify(loaded?.events)).not.toContain(other === north ? 'north.1' : 'south.2')
  }
})

test('a school that declines keeps its reason to itself, and the other learns only that it was declined', async () => {
  const { north, south, propose, stateOf, answer, store, house } = await twoCases()
  await propose()
  expect(await answer(south.id, southern, false)).toMatchObject({ refusal: { code: 'reason-needed' } })
  await answer(south.id, southern, false, 'The mother is in hospital')
  expect(Object.values((await stateOf(south.id)).joints)).toMatchObject([{ state: 'declined' }])
  const loaded = await loadCase(house, store.read, north.id)
  expect(loaded?.events.at(-1)).toMatchObject({ type: 'joint-ended', why: 'declined' })
  expect(JSON.stringify(loaded?.events)).not.toContain('hospital')
  expect(await answer(north.id, pastoral, true)).toMatchObject({ refusal: { code: 'no-such-joint' } })
})

test('nobody agrees for another school, and only somebody who works at both proposes', async () => {
  const { north, south, propose, answer } = await twoCases()
  expect(await propose({}, pastoral)).toMatchObject({ refusal: { code: 'no-such-case' } })
  await propose()
  expect(await answer(south.id, officer, true)).toMatchObject({ refusal: { code: 'joint-not-yours' } })
  expect(await answer(south.id, pastoral, true)).toMatchObject({ refusal: { code: 'no-such-case' } })
  expect(north.id).not.toBe(south.id)
})

test('where one case’s rules refuse when both have agreed, neither is set up and each learns its own part', async () => {
  const { north, south, propose, stateOf, answer } = await twoCases()
  await propose()
  await answer(north.id, pastoral, true)
  const attendees = [{ who: 'north.1.p1', as: 'parent' as const }]
  await north.go({
    do: 'plan-meeting',
    kind: 'initial',
    on: day('2026-12-10'),
    at: '09:00',
    place: 'Hall',
    attendees,
  })
  await answer(south.id, southern, true)
  expect((await stateOf(south.id)).meetings).toEqual({})
  expect(Object.keys((await stateOf(north.id)).meetings)).toEqual(['m1'])
  expect(Object.values((await stateOf(north.id)).joints)).toMatchObject([{ state: 'ended' }])
})

test('at one school it is set up at once, and a change in one case is told to the owner of the other', async () => {
  const { north, south, propose, stateOf, store } = await twoCases({ school: 'north' })
  expect((await propose({}, pastoral)).done).toBe(true)
  expect((await stateOf(south.id)).meetings.m1).toMatchObject({ on: '2026-12-09' })
  await north.go({ do: 'call-off-meeting', meeting: 'm1', why: 'The family asked' })
  expect((await stateOf(south.id)).meetings.m1).toMatchObject({ state: 'planned' })
  const told = await store.read.select().from(outbox).where(eq(outbox.kind, 'joint'))
  expect(told.map(({ body }) => body)).toContainEqual({ case: south.id, person: pastoral.id })
})

test('no joint meeting for two who are not one family, or whose adults live apart', async () => {
  const strangers = await twoCases({ familyRef: 'F2' })
  expect(await strangers.propose()).toMatchObject({ refusal: { code: 'joint-not-kin' } })
  const apart = await twoCases({ elsewhere: true })
  expect(await apart.propose()).toMatchObject({ refusal: { code: 'joint-apart' } })
  expect(await apart.propose({ day: day('2026-11-25') })).toMatchObject({ done: false })
})

test('of a child at another school somebody learns the same whether or not there is a case', async () => {
  const { north, house, store } = await twoCases()
  const seen = async (by: Asker) => (await lookAtCase(house, by, north.id))?.kin
  const withCase = await seen(pastoral)
  expect(withCase).toEqual({ here: [], known: [], elsewhere: true })
  const none = await twoCases({ familyRef: 'F2' })
  await none.store.write((tx) => tx.update(pupils).set({ familyRef: 'F1' }).where(eq(pupils.id, 'south.2')))
  expect((await lookAtCase(none.house, pastoral, none.north.id))?.kin).toEqual(withCase)
  expect(await seen(officer)).toMatchObject({
    known: [{ name: 'Wren Ashdown', school: 'Southgate School', case: 'FT-2026-0002' }],
    elsewhere: false,
  })
  await store.write((tx) => tx.update(pupils).set({ familyRef: null }).where(eq(pupils.id, 'south.2')))
  expect(await seen(officer)).toEqual({ here: [], known: [], elsewhere: false })
})
