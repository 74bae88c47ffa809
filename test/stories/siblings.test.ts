import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { personWithRoles } from '../../db/queries/people.ts'
import { outbox, pupils } from '../../db/schema.ts'
import { act } from '../../src/casework/act.ts'
import { loadCase } from '../../src/casework/load-case.ts'
import type { CaseCommand } from '../../src/domain/case/command.ts'
import { renderNotices } from '../../src/render-notice.ts'
import { askTheTeam } from '../../views/kin.ts'
import { type Player, StoryHouse, textOf } from './in-process.ts'

let house: StoryHouse
let pastoral: Player
let millrace: Player
let officer: Player

const store = () => house.running.bot.house.store
const nameOf = ({ forename, surname }: { forename: string; surname: string }) => `${forename} ${surname}`

async function loaded(id: string) {
  const found = await loadCase(house.running.bot.house, store().read, id)
  if (found === null) throw new Error(id)
  return found
}

/** On the roll, and of compulsory school age all year. */
const ofAge = ({ left, dateOfBirth }: { left: string | null; dateOfBirth: string | null }) =>
  left === null && dateOfBirth !== null && dateOfBirth < '2020-09-01' && dateOfBirth > '2011-09-01'

/** A family with a child at either school whose first parents live at one address. */
async function familyAtBoth() {
  const all = await store().read.select().from(pupils)
  const older = all.filter(({ school, left }) => school === 'secondary' && left === null).filter(ofAge)
  for (const one of older) {
    const other = all.find(
      (each) => each.familyRef === one.familyRef && each.school === 'primary' && ofAge(each),
    )
    if (other === undefined || one.familyRef === null) continue
    // What a senior must sign first is another story.
    const calm = { send: null, medical: null, youngCarer: false, socialCare: null, lookedAfter: false }
    for (const { id } of [one, other])
      await store().write((tx) =>
        tx
          .update(pupils)
          .set({ ...calm, safetyFlag: false })
          .where(eq(pupils.id, id)),
      )
    return { older: one, younger: other }
  }
  throw new Error('the demonstration has no family at both schools')
}

async function does(user: string, id: string, command: CaseCommand) {
  const by = await personWithRoles(store().read, user)
  if (by === null) throw new Error(user)
  const outcome = await act(house.running.bot.house, id, { by, key: null }, command)
  if (!outcome.done) throw new Error(JSON.stringify(outcome.refusal))
}

/** Opens a case, whatever the entry test says, and goes on until its first meeting may be planned. */
async function readyCase(player: Player, name: string): Promise<string> {
  await player.closesAll()
  await player.type('/fasttrack new')
  const [found] = await player.searches('Pupil', name)
  await player.choose('Pupil', String(found?.value))
  const text = player.text
  if (text.includes('Why open a case below'))
    await player.fill('Why open a case below', 'Both children miss school')
  const outcome = await player.submit()
  expect(outcome, text).toEqual({ ok: true })
  const id = player.title
  const { pathway, state } = (await loaded(id)).context
  const [first, next] = pathway.stages
  const answers = (first?.items ?? []).map((item) => ({ item: item.id, value: 'done' as const }))
  await does(player.user, id, { do: 'answer', stage: first?.id ?? '', answers })
  await does(player.user, id, { do: 'go-on', to: next?.id ?? '' })
  expect(state.id).toBe(id)
  return id
}

beforeAll(async () => {
  house = await StoryHouse.open()
  pastoral = house.as('U0PASTORAL1', 'C0QUILLBROOK')
  millrace = house.as('U0PASTORAL2', 'C0MILLRACE')
  officer = house.as('U0TEAMLEADER', 'C0ATTENDTEAM')
}, 60_000)
afterAll(() => house.close())

test('two schools meet one family together: proposed by the team, agreed by each, kept apart in each record', async () => {
  const { older, younger } = await familyAtBoth()
  const north = await readyCase(pastoral, nameOf(older))
  await pastoral.type(`/fasttrack case ${north}`)
  const before = pastoral.text
  expect(before).toContain(askTheTeam)
  expect(before).not.toContain(nameOf(younger))
  const south = await readyCase(millrace, nameOf(younger))
  await pastoral.closesAll()
  await pastoral.type(`/fasttrack case ${north}`)
  expect(pastoral.text).toBe(before)

  await officer.choosesFromMenu(north, 'joint')
  await officer.fill('Together with', south)
  await officer.fill('Day', '2026-12-09')
  await officer.fill('Place', 'The community centre')
  expect(await officer.submit()).toMatchObject({ ok: true })
  const drawn = await Promise.all(
    (await store().read.select().from(outbox).where(eq(outbox.kind, 'joint'))).map((notice) =>
      renderNotices(house.running.bot.house, () => false)(notice),
    ),
  )
  expect(drawn.map((one) => textOf([one])).join('\n')).toContain(
    'a joint meeting with a brother’s or sister’s case is proposed',
  )
  for (const pupil of [older, younger]) expect(JSON.stringify(drawn)).not.toContain(pupil.surname)

  for (const [player, id] of [
    [pastoral, north],
    [millrace, south],
  ] as const) {
    await player.closesAll()
    await player.type(`/fasttrack case ${id}`)
    await player.press('Agree or decline')
    await player.fill('Does your school agree?', 'agree')
    expect(await player.submit()).toMatchObject({ ok: true })
  }
  for (const [id, other] of [
    [north, south],
    [south, north],
  ] as const) {
    const { state, events } = await loaded(id)
    expect(Object.values(state.meetings)).toMatchObject([{ on: '2026-12-09', place: 'The community centre' }])
    expect(JSON.stringify(events)).not.toContain(other)
  }
}, 60_000)

test('brothers and sisters are never told by their address', async () => {
  const rows = await store().read.select().from(pupils)
  const one = rows.find(
    ({ familyRef, school, left }) => familyRef !== null && school === 'secondary' && left === null,
  )
  if (one === undefined) throw new Error('nobody')
  await store().write((tx) => tx.update(pupils).set({ familyRef: null }).where(eq(pupils.id, one.id)))
  await pastoral.closesAll()
  await pastoral.type('/fasttrack new')
  const [found] = await pastoral.searches('Pupil', nameOf(one))
  await pastoral.choose('Pupil', String(found?.value))
  expect(pastoral.text).not.toContain('Sibling')
  expect(pastoral.text).not.toContain(askTheTeam)
})
