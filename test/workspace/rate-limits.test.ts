import { afterEach, describe, expect, it } from 'vitest'
import { type Bare, BOT_TOKEN, startBare } from './bare.ts'
import { CHANNEL, SAM } from './house.ts'

let bare: Bare
let shift = 0
/** A workspace whose real time stands still unless the test moves it. */
const open = async () => {
  shift = 0
  const began = Date.now()
  bare = await startBare({ rateLimits: true, realNow: () => began + shift })
}
afterEach(() => bare.close())

const answers = async (method: string, args: Record<string, string>, times: number) => {
  const headers = { authorization: `Bearer ${BOT_TOKEN}` }
  const got: Response[] = []
  for (let i = 0; i < times; i += 1)
    got.push(await bare.send(method, { headers, body: new URLSearchParams(args) }))
  return got
}
const statuses = async (method: string, args: Record<string, string>, times: number) =>
  (await answers(method, args, times)).map(({ status }) => status)
const good = (times: number) => Array(times).fill(200)
const posts = () => bare.workspace.actions.messages(CHANNEL, SAM).length

describe('calls are counted', () => {
  it.each([
    ['users.list', {}, 20],
    ['team.info', {}, 50],
    ['users.info', { user: SAM }, 100],
  ])('%s takes a minute’s worth of its tier at once, and then waits', async (method, args, worth) => {
    await open()
    expect(await statuses(method, args, worth)).toEqual(good(worth))
    const [refused] = await answers(method, args, 1)
    expect(refused?.status).toBe(429)
    expect(refused?.headers.get('retry-after')).toBe(String(Math.ceil(60 / worth)))
    expect(await refused?.json()).toEqual({ ok: false, error: 'ratelimited' })
    expect(await statuses('auth.test', {}, 1)).toEqual([200])
    shift += Math.ceil(60 / worth) * 1000
    expect(await statuses(method, args, 1)).toEqual([200])
  })

  it('lets time pass by moving the clock too', async () => {
    await open()
    await answers('users.list', {}, 21)
    bare.workspace.clock.advanceTo(new Date(bare.workspace.clock.now().getTime() + 60_000))
    expect(await statuses('users.list', {}, 21)).toEqual([...good(20), 429])
  })

  it('takes a post a second in one channel after a short burst, and posts nothing that it refused', async () => {
    await open()
    const post = { channel: CHANNEL, text: 'One' }
    expect(await statuses('chat.postMessage', post, 7)).toEqual([...good(5), 429, 429])
    expect(posts()).toBe(5)
    expect(await statuses('chat.postMessage', { channel: SAM, text: 'One' }, 1)).toEqual([200])
    shift += 1000
    expect(await statuses('chat.postMessage', post, 2)).toEqual([200, 429])
    expect(posts()).toBe(6)
  })

  it('counts the calls that are refused for their arguments, but not those without a scope or token', async () => {
    await open()
    for (let i = 0; i < 30; i += 1)
      expect(await bare.call('users.list', {}, null)).toMatchObject({ ok: false })
    expect(await statuses('users.list', { limit: '0' }, 21)).toEqual([...good(20), 429])
  })
})
