import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { notHere } from '../../commands/desk.ts'
import { dropKeptOut, isKeptOut, keptOutOf, putKeptOut } from '../../db/queries/kept-out.ts'
import { looksAt } from '../../db/queries/looks.ts'
import { personWithRoles } from '../../db/queries/people.ts'
import { lookAtCase } from '../../src/casework/look-at-case.ts'
import { whoLooked } from '../../src/casework/who-looked.ts'
import { Forger } from './forge.ts'
import { StoryHouse } from './in-process.ts'
import { leader } from './rich-cases.ts'

let house: StoryHouse
let id: string
const looks = () => looksAt(house.running.store.read, id, { limit: 100 })

beforeAll(async () => {
  house = await StoryHouse.open()
  id = await house.as('U0PASTORAL1').opensCaseFor('Lottie Kettlewell')
}, 60_000)
afterAll(() => house.close())

async function opensAccess(user: string) {
  const player = house.as(user)
  await player.choosesFromMenu(id, 'access')
  return player
}

async function keepsOut(user: string, colleague: string, why: string) {
  const player = await opensAccess(user)
  await player.press('Keep somebody out')
  await player.fill('Colleague', colleague)
  await player.fill('Why?', why)
  const outcome = await player.submit()
  return { player, outcome }
}

test('a colleague with a case on the screen is kept out, and the next press shows nothing more', async () => {
  const connected = house.as('U0HEADYEAR1')
  await connected.type(`/fasttrack case ${id}`)
  expect(connected.text).toContain('Lottie')
  const { player, outcome } = await keepsOut('U0SENIORLEAD', 'U0HEADYEAR1', 'His sister’s child')
  expect(outcome).toEqual({ ok: true })
  expect(player.text).toContain('Tobias Renwick')
  expect(player.text).toContain('His sister’s child')
  await connected.press('Letters')
  expect(connected.text).toContain(notHere)
  expect(connected.text).not.toContain('Lottie')
  await connected.closesAll()
  await connected.type('/fasttrack new')
  expect(await connected.searches('Pupil', 'Lottie Kettlewell')).toEqual([])
})

test('let in again with a reason, the same colleague opens the case as before', async () => {
  const player = await opensAccess('U0HEADTEACH1')
  await player.press('Let in again')
  await player.fill('Why?', 'It was somebody else of the same name')
  expect(await player.submit()).toEqual({ ok: true })
  expect(player.text).toContain('Nobody is kept out')
  const again = house.as('U0HEADYEAR1')
  await again.closesAll()
  await again.type(`/fasttrack case ${id}`)
  expect(again.text).toContain('Lottie')
})

test('the owner is kept out only once somebody else owns the case', async () => {
  const { player, outcome } = await keepsOut('U0SENIORLEAD', 'U0PASTORAL1', 'A neighbour')
  expect(outcome).toMatchObject({ ok: false })
  expect(JSON.stringify(outcome)).toContain('Pass it to a colleague first')
  expect(player.title).toBe('Keep somebody out')
})

test('somebody who is not on the staff cannot be kept out, nor anybody without a reason', async () => {
  const stranger = await keepsOut('U0SENIORLEAD', 'U0NOROLE99', 'A neighbour')
  expect(JSON.stringify(stranger.outcome)).toContain('not on the list of staff')
  const player = await opensAccess('U0SENIORLEAD')
  await player.press('Keep somebody out')
  await player.fill('Colleague', 'U0HEADYEAR2')
  await player.fill('Why?', ' ')
  expect(JSON.stringify(await player.submit())).toContain('Please give a reason')
})

test('who keeps themself out sees nothing of the case afterwards, on no screen that lies there', async () => {
  const { player: same, outcome } = await keepsOut('U0SENIORLEAD', 'U0SENIORLEAD', 'My nephew')
  expect(outcome).toEqual({ ok: true })
  expect(same.text).toContain(notHere)
})

test('who has looked is for some to see, and says who, when and at what', async () => {
  await expect(opensAccess('U0PASTORAL1')).rejects.toThrow('among “Attendance”, “Print”, “Timeline”')
  const forger = new Forger(house.as('U0PASTORAL1'))
  const saw = await forger.pressesInMessage('case.menu', { case: id, do: 'access' })
  expect(saw.shown).toContain('for the headteacher, a senior leader')
  expect(saw.shown).not.toContain('Kept out')
  const head = await opensAccess('U0HEADTEACH1')
  expect(head.text).toContain('Tobias Renwick')
  expect(head.text).toMatch(/8:3\dam · .*Tobias Renwick.* · .*Case/)
})

test('the same screen within five minutes counts once, later again, and a stranger’s try not at all', async () => {
  const casework = house.running.bot.house
  const before = (await looks()).length
  const at = (ms: number) => ({ ...casework, now: () => new Date(casework.now().getTime() + ms) })
  for (const ms of [3_600_000, 3_601_000, 3_800_000]) await lookAtCase(at(ms), leader, id, 'Timeline')
  expect((await looks()).length).toBe(before + 1)
  await lookAtCase(at(3_600_000 + 301_000), leader, id, 'Timeline')
  expect((await looks()).length).toBe(before + 2)
  const stranger = { ...leader, id: 'U0STRANGER1', roles: [{ role: 'pastoral' as const, school: 'primary' }] }
  expect(await lookAtCase(at(9_000_000), stranger, id)).toBeNull()
  expect((await looks()).length).toBe(before + 2)
})

test('every look is told, the latest first, a page at a time', async () => {
  const casework = house.running.bot.house
  for (let n = 0; n < 50; n++) await lookAtCase(casework, leader, id, `Screen ${n}`)
  const { lines, before } = await whoLooked(casework, id)
  expect(lines).toHaveLength(40)
  expect(lines[0]?.what).toBe('Screen 49')
  expect((await whoLooked(casework, id, before ?? 0)).lines[0]?.what).toBe('Screen 9')
})

test('a colleague kept out of one child’s case is kept out of a brother’s or sister’s too, at any school', async () => {
  const { read } = house.running.store
  const family = await read.all<{ id: string; name: string; school: string }>(
    sql`select id, forename || ' ' || surname as name, school from pupils where family_ref = 'F9001' order by school`,
  )
  expect(new Set(family.map(({ school }) => school)).size).toBe(2)
  const [one, other] = family as [(typeof family)[0], (typeof family)[0]]
  const row = {
    person: 'U0EWOFFICER',
    pupil: one.id,
    why: 'An aunt',
    by: 'U0HEADTEACH1',
    since: '2026-11-23T09:00:00Z',
  }
  const keptFrom = async () => (await personWithRoles(read, 'U0EWOFFICER'))?.keptFrom ?? []
  expect(await keptFrom()).toEqual([])
  await house.running.store.write((tx) => putKeptOut(tx, row))
  expect((await keptFrom()).sort()).toEqual([one.id, other.id].sort())
  expect(await isKeptOut(read, 'U0EWOFFICER', other.id)).toBe(true)
  expect(await keptOutOf(read, other.id)).toEqual([row])
  await house.running.store.write((tx) => dropKeptOut(tx, 'U0EWOFFICER', other.id))
  expect(await keptFrom()).toEqual([])
})
