import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { parents } from '../../db/schema.ts'
import { loadCase } from '../../src/casework/load-case.ts'
import { StoryHouse } from './in-process.ts'
import { happened } from './rich-cases.ts'
import { aMeeting } from './thumb.ts'

let house: StoryHouse
let id = ''
const morwenna = () => house.as('U0PASTORAL1', 'C0QUILLBROOK')

beforeAll(async () => {
  house = await StoryHouse.open()
  const begun = await aMeeting(house)
  id = begun.id
  const { store } = house.running.bot.house
  const loaded = await loadCase(house.running.bot.house, store.read, id)
  const attendees = loaded?.state.meetings.m1?.attendees ?? []
  const attendance = attendees.map(({ who }) => ({ who, came: true }))
  await happened(house, id, [{ type: 'meeting-held', meeting: 'm1', attendance }])
}, 60_000)
afterAll(() => house.close())

async function apart(meetSeparately: boolean): Promise<void> {
  const { store } = house.running.bot.house
  const loaded = await loadCase(house.running.bot.house, store.read, id)
  const [one] = loaded?.family.parents ?? []
  await store.write((tx) =>
    tx
      .update(parents)
      .set({ meetSeparately })
      .where(eq(parents.id, one?.id ?? '')),
  )
}

/** The minutes over the case that they were opened from, on the last screen. */
async function overTheCase() {
  const player = morwenna()
  await player.closesAll()
  await player.type(`/fasttrack case ${id}`)
  await player.press('Minutes')
  await player.press('Agreed')
  expect(player.title).toBe('What is agreed')
  return player
}

test('where parents live together the case comes up again after the last screen', async () => {
  await apart(false)
  const player = await overTheCase()
  expect(await player.submit()).toEqual({ ok: true })
  expect(player.title).toBe(id)
})

test('where they are apart every window closes, for the case tells of each meeting', async () => {
  await apart(true)
  const player = await overTheCase()
  expect(await player.submit()).toEqual({ ok: true })
  expect(player.views).toEqual([])
  await player.type(`/fasttrack minutes ${id}`)
  await player.press('Agreed')
  expect(await player.submit()).toEqual({ ok: true })
  expect(player.views).toEqual([])
})

test.each(['Here', 'Absences', 'Said', 'Agreed'])(
  'and when “%s” is left to be finished later',
  async (screen) => {
    await apart(true)
    const player = await overTheCase()
    if (screen !== 'Agreed') await player.press(screen)
    await player.actions.close(player.user, player.top.id)
    expect(player.views).toEqual([])
  },
)
