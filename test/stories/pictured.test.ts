import { expect, test } from 'vitest'
import { modalIds, otherScreens } from './screens.ts'
import { shownOn, walksNamed } from './walk.ts'

test('every modal, message, moment and Home of the bot is in a walk’s pictures, and nothing else', async () => {
  const walks = await walksNamed()
  const shown = new Set(walks.flatMap(([, { pictures }]) => Object.values(pictures).flatMap(shownOn)))
  const all = [...(await modalIds()), ...otherScreens]
  expect(all.filter((screen) => !shown.has(screen))).toEqual([])
  expect([...shown].filter((screen) => !all.includes(screen))).toEqual([])
})

test('every picture says in words of its own what it shows', async () => {
  for (const [name, { pictures }] of await walksNamed()) {
    const words = Object.values(pictures).map(({ alt }) => alt)
    expect(new Set(words).size, name).toBe(words.length)
    for (const one of words) expect(one, name).toMatch(/^.{10,}[^.]$/)
  }
})
