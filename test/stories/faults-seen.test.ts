import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { FailMode, Outcome, ShownView } from '../../src/workspace/index.ts'
import { StoryHouse } from './in-process.ts'

type Dict = Record<string, unknown>

const user = 'U0PASTORAL1'
const channel = 'C0QUILLBROOK'
const noAnswer = /Slack did not answer in time/
const busy = /Slack is busy just now/

let house: StoryHouse
let id = ''
beforeAll(async () => {
  house = await StoryHouse.open()
  await command('new')
  await shows('new')
  await choosePupil('Lottie Kettlewell')
  await acts().until(() => /Open case/.test(words(top())) && /entry test/.test(words(top())))
  expect(await acts().submit(user, top()?.id ?? '')).toEqual({ ok: true })
  id = await acts().until(() => /FT-\d+-\d+/.exec(words(top()))?.[0])
}, 60_000)
afterAll(() => house.close())

const acts = () => house.workspace.actions
const wire = () => house.workspace.wire
const top = (): ShownView | undefined => acts().views(user).at(-1)
const words = (of: unknown) => JSON.stringify(of ?? '')
const command = (line: string): Promise<Outcome> => acts().command(user, channel, `/fasttrack ${line}`)
const shows = (callback: string) =>
  acts().until(() => top()?.callback_id === callback && top()?.hash && top(), 15_000)
const sees = (pattern: RegExp) => acts().until(() => pattern.test(words(top())), 15_000)

/** What only this person was told here, and what they were told directly. */
const beside = () =>
  acts()
    .messages(channel, user)
    .filter(({ ephemeral }) => ephemeral)
    .map(({ text }) => text)
const directly = () =>
  acts()
    .messages(acts().directWith(user), user)
    .map(({ text }) => text)
const told = (pattern: RegExp, since: number) =>
  acts().until(() =>
    beside()
      .slice(since)
      .some((text) => pattern.test(text)),
  )

async function choosePupil(typed: string, nth = 0): Promise<void> {
  const viewId = top()?.id ?? ''
  const { options } = await acts().suggest(user, { viewId }, 'pupil', 'new.pupil', typed)
  await acts().click(user, { viewId }, 'pupil', 'new.pupil', String(options[nth]?.value))
}

/** Presses the first button whose words these are. */
async function press(text: string): Promise<Outcome> {
  const view = top()
  const all = (view?.blocks ?? []).flatMap((block) =>
    [...((block.elements as Dict[]) ?? []), block.accessory as Dict].map((element) => ({ block, element })),
  )
  const found = all.find(({ element }) => (element?.text as Dict | undefined)?.text === text)
  if (found === undefined) throw new Error(`no “${text}” in ${words(view?.blocks).slice(0, 2000)}`)
  const { block, element } = found
  return acts().click(user, { viewId: view?.id ?? '' }, String(block.block_id), String(element.action_id))
}

async function closeAll(): Promise<void> {
  const first = acts().views(user)[0]
  if (first !== undefined) await acts().close(user, first.id, true)
}

beforeEach(async () => {
  await house.calm()
  expect(wire().planned()).toEqual([])
  await closeAll()
})

/** Every way to fail, what is said of it, and whether Slack did what was asked. */
const ways: [mode: FailMode, said: RegExp | null, done: boolean][] = [
  ['429', busy, false],
  ['500', noAnswer, false],
  ['html-200', noAnswer, false],
  ['html-502', noAnswer, false],
  ['drop-before', noAnswer, false],
  ['drop-after', noAnswer, true],
  ['timeout', noAnswer, false],
  ['lost', null, false],
]

/** Those of them that differ where a call is repeated: each repeat costs a second. */
const someWays = ways.filter(([mode]) => ['429', '500', 'drop-after', 'timeout'].includes(mode))

describe('when a window is opened and Slack', () => {
  test.each(ways)(
    'answers %s, it is told beside the command, and the window opens the next time',
    async (mode, said, done) => {
      const since = beside().length
      wire().failNext('views.open', mode)
      expect(await command('new')).toEqual({ ok: true })
      if (said === null) await house.calm()
      else await told(said, since)
      expect(beside().length - since).toBe(said === null ? 0 : 1)
      expect(top() !== undefined).toBe(done)
      await closeAll()
      await command('new')
      await shows('new')
    },
  )

  test('takes longer than a person waits, it is told, and the window that comes late can be used', async () => {
    const since = beside().length
    wire().delay('views.open', 2700)
    await command('new')
    await told(noAnswer, since)
    await acts().until(() => top() !== undefined)
  })
})

describe('when a window is filled and Slack', () => {
  test.each(someWays)('answers %s, it is filled all the same', async (mode) => {
    const since = beside().length
    wire().failNext('views.update', mode)
    await command('new')
    await shows('new')
    expect(beside().length - since).toBe(0)
  })

  test('asks to wait for long, it is told beside the command, and the command works again', async () => {
    const since = beside().length
    wire().failNext('views.update', '429', { seconds: 30 })
    await command('new')
    await acts().until(
      () =>
        beside()
          .slice(since)
          .some((text) => busy.test(text)),
      15_000,
    )
    await command('new')
    await shows('new')
  })

  test('says that it did and did not, the command shows it the next time', async () => {
    wire().failNext('views.update', 'lost')
    await command('new')
    await shows('opening')
    await house.calm()
    await command('new')
    await shows('new')
  })
})

describe('when a window changes under a choice and Slack', () => {
  test.each(['429', 'drop-after'] as const)('answers %s, it changes all the same', async (mode) => {
    const since = directly().length
    await command('new')
    const { hash } = await shows('new')
    wire().failNext('views.update', mode)
    await choosePupil('Anika Talukdar')
    await acts().until(() => top()?.hash !== hash, 15_000)
    await house.calm()
    expect(words(top())).not.toMatch(/Slack/)
    expect(directly().length - since).toBe(0)
  })

  test('asks to wait for long, it is told on the window, and the choice can be made again', async () => {
    await command('new')
    await shows('new')
    wire().failNext('views.update', '429', { seconds: 30 })
    await choosePupil('Anika Talukdar')
    await sees(busy)
    await choosePupil('Tamsin Brackenridge')
    await acts().until(() => /entry test/.test(words(top())) && !busy.test(words(top())))
  })

  test('is slow, what comes late does not lie over what came of Save', async () => {
    await command('new')
    await shows('new')
    wire().delay('views.update', 250)
    await choosePupil('Tamsin Brackenridge')
    expect(await acts().submit(user, top()?.id ?? '')).toEqual({ ok: true })
    await house.calm()
    wire().clear()
    expect(top()?.callback_id).toBe('case')
  })

  test('is slow with the first of two quick choices, the second shows in the end', async () => {
    await command('new')
    await shows('new')
    wire().delay('views.update', 250)
    await choosePupil('Lottie Kettlewell')
    await choosePupil('Anika Talukdar')
    await house.calm()
    expect(words(top()?.blocks)).toMatch(/Anika/)
    expect(words(top()?.blocks)).not.toMatch(/Lottie/)
  })
})

describe('when a window is laid over another and Slack', () => {
  test.each(ways.filter(([mode]) => mode !== 'lost'))(
    'answers %s, it is told on the window beneath, and the next press lays it',
    async (mode, said, done) => {
      await command(`case ${id}`)
      await sees(/Open checklist/)
      const since = directly().length
      wire().failNext('views.push', mode)
      await press('Letters')
      await acts().until(
        () => (said ?? /./).test(words(acts().views(user)[0])) || (done && directly().length > since),
        10_000,
      )
      if (done) return
      await press('Letters')
      await acts().until(() => acts().views(user).length === 2)
    },
  )
})

describe('when the Home tab is painted and Slack', () => {
  const isPainted = (since: number) =>
    acts().until(() => {
      const calls = house.workspace
        .journal()
        .filter(({ name, seq }) => name === 'views.publish' && seq > since)
      return calls.length > 0 && calls.at(-1)?.ok
    }, 15_000)
  const seq = () => house.workspace.journal().at(-1)?.seq ?? 0

  test.each(someWays.slice(0, 3))('answers %s, it is painted all the same', async (mode) => {
    const since = seq()
    wire().failNext('views.publish', mode)
    await acts().openHome(user)
    await isPainted(since)
    expect(words(acts().home(user))).toMatch(/Fast Track/)
  })

  test('asks to wait for long, it is told directly', async () => {
    const since = directly().length
    wire().failNext('views.publish', '429', { seconds: 30 })
    await acts().openHome(user)
    await acts().until(
      () =>
        directly()
          .slice(since)
          .some((text) => /^Your Home tab could not be shown\. Slack is busy/.test(text)),
      15_000,
    )
  })
})

describe('when a sentence is told beside a command and Slack', () => {
  const again = /^Sent again, because it is not known whether the first one arrived\. Slack did not answer/
  test.each<[FailMode, RegExp, number]>([
    ['429', /^Slack did not answer in time/, 0],
    ['500', again, 0],
    ['drop-before', again, 0],
    ['drop-after', again, 1],
    ['timeout', again, 0],
    ['html-502', again, 0],
  ])('answers %s, it is told directly, and says so where it may be a repeat', async (mode, said, first) => {
    const [here, there] = [beside().length, directly().length]
    wire().failNext('views.open', '500')
    wire().failNext('response_url', mode)
    await command('new')
    await acts().until(() => directly().length > there, 10_000)
    expect(directly().slice(there)).toEqual([expect.stringMatching(said)])
    expect(beside().length - here).toBe(first)
  })

  test('takes no direct message either at first, it is told in the end', async () => {
    const there = directly().length
    wire().failNext('views.open', '500')
    wire().failNext('response_url', '429')
    wire().failNext('chat.postMessage', 'drop-before')
    wire().failNext('chat.postMessage', '429')
    await command('new')
    await acts().until(() => directly().length > there, 15_000)
    await house.calm()
    expect(directly().slice(there)).toEqual([expect.stringMatching(again)])
  })
})

describe('when the bot itself answers unsoundly', () => {
  test('the person sees Slack’s vague sentence, the window stays, and the fault is on record', async () => {
    const { bolt } = house.running.bot
    await command('new')
    const view = await shows('new')
    await choosePupil('Antoni Walczak')
    await acts().until(() => top()?.hash !== view.hash)
    let spoil = true
    bolt.use(async ({ ack, body, next }) => {
      if (!spoil || body.type !== 'view_submission' || ack === undefined) return next()
      spoil = false
      const view = { type: 'modal', title: { type: 'plain_text', text: '' }, blocks: [] }
      return (ack as (said: object) => Promise<void>)({ response_action: 'update', view })
    })
    const before = house.workspace.faults().length
    expect(await acts().submit(user, view.id)).toEqual({
      ok: false,
      trouble: 'We had some trouble connecting. Try again?',
    })
    expect(top()?.id).toBe(view.id)
    expect(house.workspace.faults().slice(before)).toMatchObject([{ where: 'view_submission new' }])
    house.workspace.forgive(/^view_submission new/)
    expect(await acts().submit(user, view.id)).toEqual({ ok: true })
  })
})

test('nothing of all that was a fault of the bot', () => {
  expect(house.workspace.faults()).toEqual([])
})
