import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Command } from '../../src/kit/command.ts'
import { defineModal } from '../../src/kit/modal.ts'
import { serve } from '../../src/slack/serve.ts'
import { secret, sign, signed, startBot, typed } from './bot.ts'
import { type FakeSlack, fakeSlack } from './fake-slack.ts'

const empty = defineModal({ id: 'empty', context: z.null(), fields: {} })
const commands: Command<null>[] = [
  {
    word: 'hello',
    help: 'Say hello',
    run: async (ctx, text) => ({ say: `Hello ${ctx.person.name} ${text}` }),
  },
  {
    word: 'open',
    help: 'Open',
    run: async (ctx) => {
      await ctx.open(empty.open({ title: 'Empty', context: null, blocks: [] }))
    },
  },
]

let slack: FakeSlack
let bot: Awaited<ReturnType<typeof startBot<null>>>
beforeAll(async () => {
  slack = await fakeSlack({ 'views.open': () => ({ view: { id: 'V1', hash: 'h1' } }) })
  bot = await startBot(slack, commands, null)
})
afterAll(async () => {
  await bot.remove()
  await slack.close()
})

const seconds = (ms = 0) => String(Math.floor((Date.now() + ms) / 1000))
const body = new URLSearchParams({
  command: '/fasttrack',
  text: 'hello',
  user_id: 'UHEAD',
  team_id: 'T1',
}).toString()
const ask = (headers: Record<string, string>, text = body) =>
  new Request('http://bot.test/slack/events', {
    method: 'POST',
    body: text,
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
  })
const headers = (timestamp: string, signature: string) => ({
  'x-slack-request-timestamp': timestamp,
  'x-slack-signature': signature,
})

describe('a request is let in only with a signature of the last five minutes', () => {
  const now = seconds()
  it.each<[string, number, Record<string, string>]>([
    ['sound', 200, headers(now, sign(body, now))],
    ['no headers', 401, {}],
    ['no signature', 401, { 'x-slack-request-timestamp': now }],
    ['no time', 401, { 'x-slack-signature': sign(body, now) }],
    ['another secret', 401, headers(now, sign(body, now, 'other'))],
    ['another body', 401, headers(now, sign(`${body}&x=1`, now))],
    ['another version', 401, headers(now, sign(body, now).replace('v0', 'v1'))],
    ['a cut signature', 401, headers(now, sign(body, now).slice(0, -1))],
    ['an empty signature', 401, headers(now, '')],
    ['299 s old', 200, headers(seconds(-298_000), sign(body, seconds(-298_000)))],
    ['301 s old', 401, headers(seconds(-302_000), sign(body, seconds(-302_000)))],
    ['301 s ahead', 401, headers(seconds(302_000), sign(body, seconds(302_000)))],
    ['a day ahead', 401, headers(seconds(86_400_000), sign(body, seconds(86_400_000)))],
    ['a time that is no number', 401, headers('abc', sign(body, 'abc'))],
    ['a time with a sign', 401, headers(`+${now}`, sign(body, `+${now}`))],
    ['a time with a fraction', 401, headers(`${now}.0`, sign(body, `${now}.0`))],
    ['a time like 1e9', 401, headers('1e9', sign(body, '1e9'))],
  ])('%s: %i', async (_name, status, given) => {
    expect((await bot.fetch(ask(given))).status).toBe(status)
  })

  it('counts the age by the one clock, which the embedded workspace moves', async () => {
    bot.clock.advance(3_600_000)
    const later = seconds(3_600_000)
    expect((await bot.fetch(ask(headers(later, sign(body, later))))).status).toBe(200)
    expect((await bot.fetch(ask(headers(now, sign(body, now))))).status).toBe(401)
    bot.clock.advance(-3_600_000)
  })
})

describe('over HTTP and by a direct call alike', () => {
  it('answers a command', async () => {
    const direct = await bot.fetch(typed(slack, 'hello there'))
    const served = await serve(bot.receiver.routes, { host: '127.0.0.1', port: 0 })
    const request = typed(slack, 'hello there')
    const overHttp = await fetch(`${served.url}/slack/events`, {
      method: 'POST',
      headers: request.headers,
      body: await request.text(),
    })
    const said = { response_type: 'ephemeral', text: 'Hello Ada Head there' }
    expect(await direct.json()).toEqual(said)
    expect(await overHttp.json()).toEqual(said)
    await served.close()
  })

  it.each([
    ['with', true],
    ['without', false],
  ])('turns away more than a megabyte, %s a content length', async (_how, counted) => {
    const big = 'x'.repeat(1024 * 1024 + 1)
    const served = await serve(bot.receiver.routes, { host: '127.0.0.1', port: 0 })
    const stream = new Blob([big]).stream()
    const answer = await fetch(`${served.url}/slack/events`, {
      method: 'POST',
      body: counted ? big : stream,
      ...(counted ? {} : { duplex: 'half' }),
    } as RequestInit)
    expect(answer.status).toBe(413)
    const direct = new Request('http://bot.test/slack/events', { method: 'POST', body: big })
    expect((await bot.fetch(direct)).status).toBe(413)
    await served.close()
  })
})

describe('what Slack asks before any command', () => {
  it('answers an ssl_check without a signature, and carries nothing out that is smuggled in it', async () => {
    const answer = await bot.fetch(
      ask({}, `ssl_check=1&${body}&payload=%7B%22type%22%3A%22block_actions%22%7D`),
    )
    expect([answer.status, await answer.text()]).toEqual([200, ''])
  })

  it('answers url_verification only when it is signed', async () => {
    const json = JSON.stringify({ type: 'url_verification', challenge: 'c' })
    const type = 'application/json'
    expect(await (await bot.fetch(signed(json, { type }))).json()).toEqual({ challenge: 'c' })
    expect((await bot.fetch(ask({ 'content-type': type }, json))).status).toBe(401)
  })

  it.each([
    ['not JSON', 'application/json', '{'],
    ['no object', 'application/json', '[1]'],
    ['a broken payload', 'application/x-www-form-urlencoded', 'payload=%7B'],
  ])('answers %s with 400', async (_name, type, text) => {
    expect((await bot.fetch(signed(text, { type }))).status).toBe(400)
  })

  it('answers what nobody hears with 404, so that Slack shows it', async () => {
    expect(
      (await bot.fetch(signed(JSON.stringify({ type: 'unheard' }), { type: 'application/json' }))).status,
    ).toBe(404)
  })
})

describe('an acknowledgement', () => {
  it('given twice is a mistake, not a warning', async () => {
    const { HonoReceiver } = await import('../../src/slack/receiver.ts')
    const receiver = new HonoReceiver({
      signingSecret: secret,
      clock: bot.clock,
      log: bot.log,
      metrics: bot.metrics,
    })
    const mistakes: unknown[] = []
    receiver.init({
      async processEvent({ ack }) {
        await ack('once')
        await ack('twice').catch((error: unknown) => mistakes.push(error))
      },
    })
    expect(await (await receiver.routes.fetch(signed(body))).text()).toBe('once')
    expect(mistakes).toMatchObject([{ code: 'slack_bolt_receiver_ack_multiple_error' }])
  })

  it('that does not come in time is given up, and one that comes later harms nothing', async () => {
    const { HonoReceiver } = await import('../../src/slack/receiver.ts')
    const options = {
      signingSecret: secret,
      clock: bot.clock,
      log: bot.log,
      metrics: bot.metrics,
      ackLimitMs: 30,
    }
    const receiver = new HonoReceiver(options)
    let finished: Promise<void> = Promise.resolve()
    receiver.init({
      processEvent({ ack }) {
        finished = new Promise((resolve) => setTimeout(resolve, 60)).then(() => ack())
        return finished
      },
    })
    expect((await receiver.routes.fetch(signed(body))).status).toBe(504)
    await expect(finished).resolves.toBe(undefined)
  })

  it('of a request whose handling breaks is an error without a word about why', async () => {
    const { HonoReceiver } = await import('../../src/slack/receiver.ts')
    const receiver = new HonoReceiver({
      signingSecret: secret,
      clock: bot.clock,
      log: bot.log,
      metrics: bot.metrics,
    })
    receiver.init({ processEvent: async () => Promise.reject(new Error('Amy Pupil')) })
    const answer = await receiver.routes.fetch(signed(body))
    expect([answer.status, await answer.text()]).toEqual([500, ''])
    expect(bot.lines.join('\n')).not.toContain('Amy')
  })
})
