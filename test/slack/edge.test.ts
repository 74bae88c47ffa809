import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from '@slack/web-api'
import fc from 'fast-check'
import { Hono } from 'hono'
import { describe, expect, it } from 'vitest'
import { createClients, directMessages } from '../../src/slack/clients.ts'
import { dayAt } from '../../src/slack/clock.ts'
import { healthRoutes } from '../../src/slack/health.ts'
import { slackLogger } from '../../src/slack/log.ts'
import { mayPostTo } from '../../src/slack/may-post-to.ts'
import { createMetrics, watchOutbox } from '../../src/slack/metrics.ts'
import { serve } from '../../src/slack/serve.ts'
import { slackFault } from '../../src/slack/slack-fault.ts'
import { createSocketReceiver } from '../../src/slack/socket.ts'
import { distance, nearest, splitCommand } from '../../src/slack/split-command.ts'
import { capturedLog } from './bot.ts'
import { fakeSlack } from './fake-slack.ts'

const refusal = (error: string, more: object = {}) => new WebAPIPlatformError({ ok: false, error, ...more })
const broken = (code: string) =>
  new WebAPIRequestError(new Error('x', { cause: Object.assign(new Error(code), { code }) }))

describe('what became of a call', () => {
  it.each<[string, unknown, object]>([
    ['a 429', new WebAPIRateLimitedError(7), { fault: 'wait', seconds: 7 }],
    [
      'ratelimited',
      refusal('ratelimited', { response_metadata: { retryAfter: 9 } }),
      { fault: 'wait', seconds: 9 },
    ],
    ['a refused connection', broken('ECONNREFUSED'), { fault: 'wait', error: 'unreachable' }],
    ['a reset connection', broken('ECONNRESET'), { fault: 'lost' }],
    ['a timeout', new WebAPIRequestError(new DOMException('', 'TimeoutError') as Error), { fault: 'lost' }],
    ['a 502', new WebAPIHTTPError(502, '', {}), { fault: 'lost', error: 'http_502' }],
    ['a proxy’s page', refusal('<html>Amy</html>'), { fault: 'lost', error: 'not_slack' }],
    ['fatal_error', refusal('fatal_error'), { fault: 'lost' }],
    ['a 429 without a time', new Error('Retry header did not contain a valid timeout'), { fault: 'lost' }],
    ['a refusal', refusal('channel_not_found'), { fault: 'no', error: 'channel_not_found' }],
  ])('%s', (_name, error, fault) => {
    expect(slackFault(error)).toMatchObject(fault)
  })
})

describe('a typed command', () => {
  it.each([
    ['', '', ''],
    ['  Open  Amy  Ash \n', 'open', 'Amy  Ash'],
    ['help', 'help', ''],
  ])('%j is its first word and the rest', (text, word, rest) => {
    expect(splitCommand(text)).toEqual({ word, rest })
  })

  it('knows how far apart two words are', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 })
    fc.assert(
      fc.property(letters, letters, letters, (a, b, c) => {
        expect(distance(a, a)).toBe(0)
        expect(distance(a, b)).toBe(distance(b, a))
        expect(distance(a, c)).toBeLessThanOrEqual(distance(a, b) + distance(b, c))
        expect(distance(a, b)).toBeGreaterThanOrEqual(Math.abs(a.length - b.length))
      }),
    )
    expect(distance('kitten', 'sitting')).toBe(3)
    expect(nearest('ax', ['a', 'b'])).toBe(null)
  })
})

describe('a conversation', () => {
  it.each([
    [{}, [], true],
    [{}, [{}], true],
    [{ is_ext_shared: true }, [], false],
    [{ is_pending_ext_shared: true }, [], false],
    [{ is_shared: true }, [], false],
    [{ is_org_shared: true }, [], false],
    [{}, [{ is_restricted: true }], false],
    [{}, [{ is_ultra_restricted: true }], false],
    [{}, [{}, { is_stranger: true }], false],
  ])('%j with %j may hear of a case: %j', (channel, members, may) => {
    expect(mayPostTo(channel, members)).toBe(may)
  })

  it('with a person is asked for once, and again only after it failed', async () => {
    const slack = await fakeSlack({ 'conversations.open': ({ users }) => ({ channel: { id: `D${users}` } }) })
    const { delivery } = createClients({ token: 'x', slackApiUrl: slack.api, log: capturedLog().log })
    const find = directMessages(delivery)
    slack.next('conversations.open', { kind: 'error', error: 'user_not_found' })
    await expect(find('U1')).rejects.toThrow('user_not_found')
    expect(await Promise.all([find('U1'), find('U1'), find('U2')])).toEqual(['DU1', 'DU1', 'DU2'])
    expect(slack.of('conversations.open')).toHaveLength(3)
    await slack.close()
  })
})

describe('the clients', () => {
  it('never repeat a call by themselves, and do not wait for a 429', async () => {
    const slack = await fakeSlack()
    const { interactive, delivery } = createClients({
      token: 'x',
      slackApiUrl: slack.api,
      log: capturedLog().log,
    })
    for (const client of [interactive, delivery]) {
      slack.next('chat.postMessage', { kind: 'http', status: 500, done: true }, { kind: 'wait', seconds: 30 })
      await expect(client.chat.postMessage({ channel: 'C', text: 'x' })).rejects.toBeInstanceOf(
        WebAPIHTTPError,
      )
      await expect(client.chat.postMessage({ channel: 'C', text: 'x' })).rejects.toBeInstanceOf(
        WebAPIRateLimitedError,
      )
    }
    expect(slack.of('chat.postMessage')).toHaveLength(4)
    await slack.close()
  })
})

describe('over a socket', () => {
  const create = (slackApiUrl: string) =>
    createSocketReceiver({ appToken: 'xapp-1', slackApiUrl, log: capturedLog().log })

  it('a second acknowledgement fails as it does over HTTP', async () => {
    const receiver = create('http://127.0.0.1:1/api/')
    const acks: unknown[] = []
    const mistakes: unknown[] = []
    receiver.init({
      async processEvent({ ack }: { ack: (said?: unknown) => Promise<void> }) {
        await ack('once')
        await ack('twice').catch((error: unknown) => mistakes.push(error))
      },
    } as never)
    receiver.client.emit('slack_event', { body: {}, ack: async (said: unknown) => void acks.push(said) })
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(acks).toEqual(['once'])
    expect(mistakes).toMatchObject([{ code: 'slack_bolt_receiver_ack_multiple_error' }])
  })

  it('an outage does not end the program: it goes on asking until Slack says no', async () => {
    const slack = await fakeSlack()
    slack.next(
      'apps.connections.open',
      { kind: 'cut', done: false },
      { kind: 'http', status: 503, done: false },
      { kind: 'error', error: 'invalid_auth' },
    )
    await expect(create(slack.api).start()).rejects.toThrow('invalid_auth')
    expect(slack.of('apps.connections.open')).toHaveLength(3)
    await slack.close()
  }, 20_000)
})

describe('what an operator sees', () => {
  it('is whether it lives, whether it can work, and how it is doing', async () => {
    const metrics = createMetrics({ defaults: true })
    watchOutbox(metrics, async () => [{ state: 'waiting', notices: 3 }])
    let faults: string[] = []
    const routes = new Hono().route('/', healthRoutes({ metrics, ready: async () => faults }))
    const { url, close } = await serve(routes, { host: '127.0.0.1', port: 0 })
    expect((await fetch(`${url}/healthz`)).status).toBe(200)
    expect((await fetch(`${url}/readyz`)).status).toBe(200)
    faults = ['The case store cannot be reached.']
    const unready = await fetch(`${url}/readyz`)
    expect([unready.status, await unready.json()]).toEqual([503, { ok: false, faults }])
    const measures = await (await fetch(`${url}/metrics`)).text()
    expect(measures).toContain('fasttrack_outbox_notices{state="waiting"} 3')
    expect(measures).toContain('process_cpu_seconds_total')
    await close()
  })

  it('is no connection that is hung up on before the proxy in front of it does', async () => {
    const { url, close } = await serve(new Hono(), { host: '127.0.0.1', port: 0 })
    const { headers } = await fetch(url)
    expect(headers.get('keep-alive')).toBe('timeout=75')
    await close()
  })

  it('is never a body, a name or an error’s own words', () => {
    const { log, lines } = capturedLog()
    log.info({ text: 'Amy', view: { blocks: 'Amy' }, case: { name: 'Amy' } }, 'kept')
    log.error({ err: new Error('Amy Ash is absent') }, 'broke')
    const logger = slackLogger(log)
    logger.debug()
    logger.error('refused', { text: 'Amy' })
    expect(lines).toHaveLength(3)
    expect(lines.join('\n')).not.toContain('Amy')
    expect(lines[1]).toContain('edge.test.ts')
  })

  it('is a port that is taken, as a fault at the start', async () => {
    const first = await serve(new Hono(), { host: '127.0.0.1', port: 0 })
    await expect(
      serve(new Hono(), { host: '127.0.0.1', port: Number(new URL(first.url).port) }),
    ).rejects.toThrow('EADDRINUSE')
    await first.close()
  })
})

it('knows which day it is at the school', () => {
  expect(dayAt(new Date('2026-06-30T23:30:00Z'), 'Europe/London')).toBe('2026-07-01')
  expect(dayAt(new Date('2026-12-31T23:30:00Z'), 'Europe/London')).toBe('2026-12-31')
})
