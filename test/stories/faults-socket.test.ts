import { afterAll, beforeAll, expect, test } from 'vitest'
import { closeLetters } from '../../src/documents/render-letter.ts'
import { type AtWork, botAtWork } from './bot-at-work.ts'
import { places } from './four-schools.ts'

const [{ person, channel }] = places as [(typeof places)[number]]

let story: AtWork
beforeAll(async () => {
  story = await botAtWork({ socket: true })
}, 60_000)
afterAll(async () => {
  await story.stop()
  await closeLetters()
})

test('a command while no socket is up fails in Slack’s words, an event is repeated, and after the reconnection all goes on', async () => {
  const { actions, sockets } = story.workspace
  const type = () => actions.command(person.id, channel, '/fasttrack new')
  const opens = () => actions.until(() => actions.views(person.id).at(-1)?.callback_id === 'new', 15_000)
  await actions.until(() => sockets.count > 0, 15_000)
  expect(await type()).toEqual({ ok: true })
  await opens()
  sockets.cut()
  expect(await type()).toMatchObject({ ok: false })
  await actions.openHome(person.id)
  // Nobody tells that a lost socket is lost, so the person tries until the bot has opened another.
  for (let n = 0; n < 60 && !(await type()).ok; n++) await new Promise((resolve) => setTimeout(resolve, 250))
  await opens()
  // An event that was lost is repeated at once, after a minute and after five.
  story.leap(61_000)
  story.workspace.clock.advanceTo(new Date(story.workspace.clock.now().getTime() + 1000))
  await actions.until(() => actions.home(person.id) !== undefined, 10_000)
  story.workspace.forgive(/dispatch_failed|operation_timeout/)
  expect(story.workspace.faults()).toEqual([])
}, 60_000)
