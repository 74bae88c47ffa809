import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { methodRules } from '../../src/workspace/web-api/method-rules.ts'
import { cpuTime } from '../cpu-time.ts'
import { APP_TOKEN, type Bare, BOT_TOKEN, startBare } from './bare.ts'
import { CHANNEL, EVE, SAM } from './house.ts'

let bare: Bare
let app: Server
let routes: string[] = []
let session = ''
const ids: string[] = [CHANNEL, SAM, 'V0NOTHERE1', '1.1']

/** An app that remembers the response_url which it was given, and says nothing sound. */
const startApp = (heard: (body: string) => void): Promise<Server> =>
  new Promise((resolve) => {
    const server = createServer((request, response) => {
      let body = ''
      request.on('data', (chunk) => {
        body += chunk
      })
      request.on('end', () => {
        heard(body)
        response.end('{"response_action":"update","view":7}')
      })
    }).listen(0, '127.0.0.1', () => resolve(server))
  })

const VERBS = [
  'say',
  'click',
  'shortcut',
  'submit',
  'close',
  'suggest',
  'home',
  'read',
  'clock',
  'upload',
  'globalShortcut',
  'drive',
  'story',
  'trouble',
  'wire/delay',
  'admin/deleteMessage',
  'admin/sweep',
  'admin/archive',
  'sockets/warn',
  'x',
]

beforeAll(async () => {
  let responseUrl = ''
  app = await startApp((body) => {
    responseUrl ||= new URLSearchParams(body).get('response_url') ?? ''
  })
  const botUrl = `http://127.0.0.1:${(app.address() as AddressInfo).port}/`
  bare = await startBare({ botUrl })
  await bare.workspace.actions.command(SAM, CHANNEL, '/fasttrack new')
  const { upload_url: uploadUrl, file_id: file } = await bare.call('files.getUploadURLExternal', {
    filename: 'a.txt',
    length: 3,
  })
  const { ts } = await bare.call('chat.postMessage', { channel: CHANNEL, text: 'Here' })
  ids.push(String(file), String(ts))
  session = /U0SAM00001\.[0-9a-f]{32}/.exec(await (await fetch(`${bare.url}/?as=${SAM}`)).text())?.[0] ?? ''
  expect(responseUrl).not.toBe('')
  expect(session).not.toBe('')
  routes = [
    new URL(responseUrl).pathname,
    new URL(String(uploadUrl)).pathname,
    `/files-pri/T0SCHOOL01-${file}/a.txt`,
    '/files-pri/x/%00',
    '/respond/%E0%A4%A/x/y',
    '/upload/v1/__proto__/constructor',
    '/oauth/v2/authorize',
    '/link/?ticket=x',
    '/side-by-side?people=%00',
    '/workspace/snapshot',
    '/workspace/traffic',
    ...VERBS.map((verb) => `/workspace/${verb}`),
  ]
})
afterAll(async () => {
  await bare.close()
  app.close()
})

const names = [
  ...new Set(
    Object.values(methodRules).flatMap(({ args }) => args.split(' ').map((one) => one.replace(/\W.*/, ''))),
  ),
  ...[
    'target',
    'viewId',
    'blockId',
    'actionId',
    'value',
    'fills',
    'query',
    'channel',
    'text',
    'minutes',
    'to',
    'lines',
    'ts',
    'before',
    'callbackId',
  ],
  ...['__proto__', 'constructor', 'a[b]', ''],
]
const hostile = () =>
  fc.oneof(
    fc.constantFrom<unknown>(...ids, '\ud800', '\0', '__proto__', '-1', '1e999', 'true', '[]', '{"type":7}'),
    fc.constantFrom<unknown>(
      null,
      [],
      {},
      true,
      Number.MAX_VALUE,
      [[[null]]],
      JSON.parse('{"__proto__":{"a":1}}'),
    ),
    fc.constantFrom<unknown>(
      { type: 'modal', blocks: [null] },
      [{ type: 'section' }],
      [{ type: 'actions', elements: {} }],
    ),
    fc.string({ unit: 'binary' }),
    fc.object({ maxDepth: 3, maxKeys: 4 }),
  )
const megabyte = 'x'.repeat(1_000_000)
const bytes = fc.uint8Array({ maxLength: 60 })
const body = () =>
  fc.oneof(
    bytes,
    fc.dictionary(fc.constantFrom(...names), hostile(), { maxKeys: 6 }).map((args) => JSON.stringify(args)),
    fc
      .array(fc.tuple(fc.constantFrom(...names), hostile()), { maxLength: 6 })
      .map((pairs) =>
        new URLSearchParams(
          pairs.map(([name, value]): [string, string] => [
            name,
            typeof value === 'string' ? value : JSON.stringify(value),
          ]),
        ).toString(),
      ),
    fc.constantFrom('null', '[', '[]', '{"a":', `${'['.repeat(100_000)}`, '--x\r\n\r\n--x--', 'a=%E0%A4%A'),
  )
const types = [
  'application/json',
  'application/json; charset=utf-8',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'multipart/form-data',
  'text/plain',
  'application/octet-stream',
  'nonsense',
]

interface Shot {
  path: string
  method: string
  headers: Record<string, string>
  body: string | Uint8Array
}

const shot = (): fc.Arbitrary<Shot> => {
  const called = fc
    .constantFrom(...Object.keys(methodRules), '__proto__', 'a%2Fb', '%E0%A4%A', '')
    .filter((method) => method !== 'auth.revoke')
    .map((method) => `/api/${method}`)
  return fc.record({
    path: fc.oneof({ weight: 3, arbitrary: called }, { weight: 2, arbitrary: fc.constantFrom(...routes) }),
    method: fc.oneof(
      { weight: 5, arbitrary: fc.constant('POST') },
      fc.constantFrom('GET', 'PUT', 'DELETE', 'OPTIONS'),
    ),
    headers: fc.record({
      'content-type': fc.constantFrom(...types),
      authorization: fc.constantFrom(
        `Bearer ${BOT_TOKEN}`,
        `Bearer ${BOT_TOKEN}`,
        `Bearer ${APP_TOKEN}`,
        'Bearer',
        'x',
      ),
      'x-workspace-session': fc.constantFrom(session, session, `${EVE}.0`, 'x'),
    }),
    body: body(),
  })
}

const isSlacks = (path: string, status: number, text: string): boolean => {
  if (!path.startsWith('/api/') || status === 413) return true
  const answer = JSON.parse(text) as { ok?: unknown; error?: unknown }
  return answer.ok === true || (answer.ok === false && typeof answer.error === 'string')
}

describe('anything at all that is sent', () => {
  it('gets an answer of Slack’s kind, and does no harm', async () => {
    await fc.assert(
      fc.asyncProperty(shot(), async ({ path, method, headers, body: sent }) => {
        const response = await fetch(bare.url + path, {
          method,
          // A server may hang up on a body that it did not read.
          headers: { ...headers, connection: 'close' },
          redirect: 'manual',
          signal: AbortSignal.timeout(8000),
          ...(method === 'GET' ? {} : { body: sent }),
        })
        const text = await response.text()
        expect(response.status).toBeLessThan(500)
        expect(isSlacks(path, response.status, text)).toBe(true)
      }),
      { numRuns: 300, endOnFailure: true },
    )
    expect(await bare.call('auth.test')).toMatchObject({ ok: true })
    const look = await fetch(`${bare.url}/workspace/traffic`, { headers: { 'x-workspace-session': session } })
    expect(look.status).toBe(200)
    expect(bare.workspace.actions.views(EVE)).toEqual([])
    expect(Object.prototype).not.toHaveProperty('a')
  })

  it.each([
    ['chat.postMessage', { channel: CHANNEL, text: megabyte }],
    ['chat.postMessage', { channel: CHANNEL, blocks: megabyte }],
    ['chat.postMessage', { channel: megabyte, text: 'x' }],
    ['views.open', { trigger_id: megabyte, view: { type: 'modal', title: megabyte, blocks: [] } }],
    ['users.list', { cursor: megabyte }],
    ['conversations.open', { users: megabyte.replaceAll('x', 'U,') }],
    ['reactions.add', { channel: CHANNEL, timestamp: '1.1', name: megabyte }],
    [megabyte.slice(0, 10_000), {}],
    ['api.test', { [megabyte]: 'x' }],
  ])('is answered soon even if it is a megabyte: %#', async (method, args) => {
    const took = await cpuTime(async () => {
      const answer = await bare.call(method, args)
      expect(typeof answer.ok).toBe('boolean')
    })
    expect(took).toBeLessThan(2000)
  })
})
