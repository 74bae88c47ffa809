import { afterAll, beforeAll, expect, it } from 'vitest'
import { StoryHouse } from './in-process.ts'
import { submitFilled } from './walker.ts'

let house: StoryHouse
const plain = (text: string) => text.replace(/[\u2060\u2066-\u2069]/g, '')
const at = async (user: string, channel = 'C0QUILLBROOK') => {
  const player = house.as(user, channel)
  await player.closesAll()
  await player.type('/fasttrack pathway')
  return player
}

beforeAll(async () => {
  house = await StoryHouse.open()
}, 30_000)
afterAll(() => house.close())

it('shows the school’s own pathway in plain words, a section at a time, to everybody who works there', async () => {
  const player = await at('U0PASTORAL1')
  expect(player.title).toBe('Pathway')
  expect(plain(player.text)).toContain('Version 1, for schools in England and Wales.')
  expect(plain(player.text)).toContain('New cases are opened on it unless another is chosen.')
  await player.press(/More: page 2 of \d+/.exec(player.look())?.[0] ?? 'More')
  await player.choose('pathway.section', JSON.stringify({ section: 3 }))
  expect(plain(player.text)).toMatch(/Who acts: .*pastoral staff/)
  expect(player.controls().map(({ actionId }) => actionId)).not.toContain('pathway.choosing')
})

it('lets the attendance team’s leader say which pathways a school uses, and they can be read at once', async () => {
  const player = await at('U0TEAMLEADER', 'C0GENERAL')
  await player.choose('pathway.school', JSON.stringify({ school: 'secondary' }))
  await player.press('Choose which pathways are used')
  expect(player.title).toBe('Pathways of the school')
  await submitFilled(player)
  expect(player.title).toBe('Pathway')
  await player.sees('Another pathway')
  const menu = player.controls().find(({ actionId }) => actionId === 'pathway.other')
  expect(JSON.stringify(menu)).toContain('ews-2015')
  expect(JSON.stringify(menu)).not.toMatch(/rr567|cardiff/)
  await player.choose('pathway.other', JSON.stringify({ pathway: 'ews-2015' }))
  expect(plain(player.text)).toContain('Fast Track intervention guidance (2015)')
  const again = await at('U0PASTORAL1')
  expect(plain(again.text)).toContain('School Fast Track checklist')
  expect(again.controls().map(({ actionId }) => actionId)).toContain('pathway.other')
})

it('shows attendance before a case is opened where the pathway’s test is about it, and there alone', async () => {
  const player = await at('U0PASTORAL1')
  await player.closesAll()
  await player.type('/fasttrack new')
  await player.choose('Pupil', 'Omar Haddad')
  expect(player.text).not.toContain('*Attendance*')
  await player.choose('On which pathway?', 'Fast Track intervention guidance (2015)')
  expect(player.text).toMatch(/\*Attendance\*\n\d+ of \d+ sessions \(\d+\.\d%\)/)
})
