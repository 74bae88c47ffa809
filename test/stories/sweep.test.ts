import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { StoryHouse } from './in-process.ts'

let house: StoryHouse

beforeAll(async () => {
  house = await StoryHouse.open()
}, 60_000)
afterAll(() => house.close())

test('requests are remembered for a week, so that a repeat does nothing, and no longer', async () => {
  const kept = async () =>
    (await house.running.store.read.all<{ key: string }>(sql`select key from inbox`)).map(({ key }) => key)
  await house.as('U0PASTORAL1').opensCaseFor('Lottie Kettlewell')
  const first = await kept()
  expect(first.length).toBeGreaterThan(0)
  await house.moveTo('2026-11-27T08:05:00Z')
  expect(await kept()).toEqual(expect.arrayContaining(first))
  await house.moveTo('2026-12-02T08:05:00Z')
  await expect.poll(kept, { timeout: 10_000 }).not.toEqual(expect.arrayContaining(first))
})
