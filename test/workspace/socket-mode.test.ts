import { channel } from 'node:diagnostics_channel'
import { connect } from 'node:net'
import { LogLevel, SocketModeClient } from '@slack/socket-mode'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { type ServedWorkspace, serveWorkspace, type WorkspaceActions } from '../../src/workspace/index.ts'
import { CHANNEL, freshState, SAM, seed } from './house.ts'

const appToken = 'xapp-for-tests'
const botToken = 'xoxb-for-tests'
const shortcuts = [{ name: 'Keep it', callbackId: 'keep' }]

const soon = <T>(read: () => T) => expect.poll(read, { interval: 5, timeout: 5000 })

const start = (socketTimes: { pingMs?: number; graceMs?: number }) =>
  serveWorkspace({
    port: 0,
    signingSecret: 'secret',
    botToken,
    appToken,
    seed: { ...seed, app: { ...seed.app, shortcuts } },
    realNow: Date.now,
    rateLimits: false,
    stateFile: freshState(),
    socketTimes,
  })

let served: ServedWorkspace
let actions: WorkspaceActions
beforeAll(async () => {
  served = await start({ graceMs: 400 })
  actions = served.workspace.actions
})
afterAll(() => served.close())

const closers: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closers.splice(0)) await close()
  await soon(() => served.workspace.sockets.count).toBe(0)
})

type Heard = {
  type: string
  body: Record<string, unknown>
  ack: (payload?: object | string) => Promise<void>
  retry_num?: number
  retry_reason?: string
  accepts_response_payload: boolean
}

/** Slack's own client, quick to come back; what it hears is answered by `answer`. */
const slackClient = async (answer: (heard: Heard) => unknown = ({ ack }) => ack(), { url } = served) => {
  const client = new SocketModeClient({
    appToken,
    logLevel: LogLevel.ERROR,
    clientPingTimeout: 600,
    clientOptions: { slackApiUrl: `${url}/api/` },
  })
  const heard: Heard[] = []
  client.on('slack_event', (event: Heard) => {
    heard.push(event)
    answer(event)
  })
  closers.push(() => client.disconnect())
  await client.start()
  return { client, heard }
}

const open = async (token?: string, { url } = served) => {
  const headers: Record<string, string> = token === undefined ? {} : { authorization: `Bearer ${token}` }
  const answer = await fetch(`${url}/api/apps.connections.open`, { method: 'POST', headers })
  return (await answer.json()) as Record<string, string>
}

/** A socket without a client, and every message that came over it. */
const bareSocket = async (address?: string, headers: Record<string, string> = {}) => {
  const url = address ?? String((await open(appToken)).url)
  const socket = new WebSocket(url, { headers })
  const messages: Record<string, unknown>[] = []
  socket.on('message', (data) => messages.push(JSON.parse(String(data))))
  closers.push(() => socket.terminate())
  return { url, socket, messages, first: () => soon(() => messages[0]).toBeDefined() }
}

const refusedWith = ({ socket }: { socket: WebSocket }) =>
  new Promise<number>((resolve) => {
    socket.once('unexpected-response', (_request, answer) => resolve(answer.statusCode ?? 0))
    socket.once('open', () => resolve(101))
    socket.on('error', () => undefined)
  })

const command = (text = 'new') => actions.command(SAM, CHANNEL, `/fasttrack ${text}`)
const failed = (error: string) => ({ ok: false, trouble: `/fasttrack failed with the error “${error}”` })

describe('the address of a socket', () => {
  it.each([
    ['no token', undefined, 'not_authed'],
    ['a wrong token', 'xapp-other', 'invalid_auth'],
    ['the bot’s token', botToken, 'not_allowed_token_type'],
  ])('is not given for %s', async (_name, token, error) => {
    expect(await open(token)).toMatchObject({ ok: false, error })
  })

  it('is not the app’s token’s only use: other methods refuse it', async () => {
    const headers = { authorization: `Bearer ${appToken}` }
    const answer = await fetch(`${served.url}/api/auth.test`, { method: 'POST', headers })
    expect(await answer.json()).toMatchObject({ ok: false, error: 'not_allowed_token_type' })
  })

  it('opens one socket, once', async () => {
    const { url, first } = await bareSocket()
    await first()
    expect(url).toMatch(/^ws:\/\/127\.0\.0\.1:\d+\/link\/\?ticket=[0-9a-f]{48}&app_id=A0FASTTRK1$/)
    expect(await refusedWith(await bareSocket(url))).toBe(403)
  })

  it.each([
    ['an invented ticket', (url: string) => url.replace(/ticket=.{48}/, `ticket=${'0'.repeat(48)}`), {}, 403],
    ['no ticket', (url: string) => url.replace(/\?.*/, ''), {}, 403],
    ['another path', (url: string) => url.replace('/link/', '/linked/'), {}, 404],
    ['a foreign site’s page', (url: string) => url, { origin: 'https://evil.example' }, 403],
    ['a page of another port', (url: string) => url, { origin: 'http://127.0.0.1:1' }, 403],
    ['a page without origin', (url: string) => url, { origin: 'null' }, 403],
    ['a foreign host', (url: string) => url, { host: 'evil.example' }, 403],
  ])('opens none for %s', async (_name, change, headers, status) => {
    const { url } = await open(appToken)
    expect(await refusedWith(await bareSocket(change(String(url)), headers as Record<string, string>))).toBe(
      status,
    )
  })
})

describe('a request for a socket that is none', () => {
  const raw = (head: string) =>
    new Promise<string>((resolve) => {
      const socket = connect(served.port, '127.0.0.1', () => socket.write(head))
      let said = ''
      socket.on('data', (data) => {
        said += data
      })
      socket.on('error', () => undefined)
      socket.on('close', () => resolve(said))
    })
  const asking = (path: string, more = '') =>
    `GET ${path} HTTP/1.1\r\nhost: 127.0.0.1:${served.port}\r\nconnection: upgrade\r\nupgrade: websocket\r\n${more}\r\n`

  it('is refused, and the others are served on', async () => {
    const { pathname, search } = new URL(String((await open(appToken)).url))
    expect(await raw(asking('/api/auth.test'))).toMatch(/^HTTP\/1.1 404 /)
    expect(await raw(asking('//%zz?ticket=%'))).toMatch(/^HTTP\/1.1 404 /)
    expect(await raw(asking(pathname + search))).toMatch(/^HTTP\/1.1 400 /)
    expect(await raw(asking(pathname + search, 'sec-websocket-key: x\r\n'))).toMatch(/^HTTP\/1.1 403 /)
    const { first } = await bareSocket()
    await first()
  })
})

describe('Slack’s own socket client', () => {
  it('is greeted, told of commands, interactions and events, and its answers are shown', async () => {
    const { heard } = await slackClient(({ type, ack }) =>
      ack(type === 'slash_commands' ? { text: 'At your service' } : {}),
    )
    expect(served.workspace.sockets.count).toBe(1)
    expect(await command('find Jo')).toEqual({ ok: true })
    await actions.say(SAM, actions.directWith(SAM), 'Hello')
    const { ts } = actions.messages(CHANNEL, SAM).at(-1) ?? { ts: '' }
    expect(actions.messages(CHANNEL, SAM).at(-1)).toMatchObject({ text: 'At your service', ephemeral: true })
    await actions.say(SAM, CHANNEL, 'Rang home')
    const said = actions.messages(CHANNEL, SAM).at(-1)
    expect(said?.ts).not.toBe(ts)
    expect(await actions.shortcut(SAM, CHANNEL, String(said?.ts), 'keep')).toEqual({ ok: true })
    expect(heard).toMatchObject([
      {
        type: 'slash_commands',
        accepts_response_payload: true,
        body: { command: '/fasttrack', text: 'find Jo' },
      },
      {
        type: 'events_api',
        accepts_response_payload: false,
        retry_num: 0,
        retry_reason: '',
        body: { type: 'event_callback' },
      },
      { type: 'interactive', accepts_response_payload: false, body: { type: 'message_action' } },
    ])
  })

  it('comes back by itself after a refresh, a warning and a lost socket, and all goes on', async () => {
    const { client, heard } = await slackClient()
    const { sockets } = served.workspace
    for (const leave of ['refresh', 'warn', 'cut'] as const) {
      const back = new Promise((resolve) => client.once('connected', resolve))
      sockets[leave]()
      await soon(() => sockets.count).toBe(0)
      expect(await command(leave)).toEqual(failed('dispatch_failed'))
      await back
      expect(await command(`after ${leave}`)).toEqual({ ok: true })
    }
    expect(heard.map(({ body }) => body.text)).toEqual(['after refresh', 'after warn', 'after cut'])
  })

  it('gets an event again, numbered and with the reason, that no socket could take', async () => {
    const { client, heard } = await slackClient()
    served.workspace.sockets.cut()
    await soon(() => served.workspace.sockets.count).toBe(0)
    const tries = () =>
      served.workspace.journal().filter(({ name }) => name === 'event app_home_opened').length
    const before = tries()
    await actions.openHome(SAM)
    await soon(() => tries() - before).toBe(2)
    await new Promise((resolve) => client.once('connected', resolve))
    expect(heard).toEqual([])
    const { clock } = served.workspace
    clock.advanceTo(new Date(clock.now().getTime() + 60_000))
    await soon(() => heard.length).toBe(1)
    expect(heard[0]).toMatchObject({
      retry_num: 2,
      retry_reason: 'connection_failed',
      body: { event: { type: 'app_home_opened' } },
    })
  })
})

describe('what goes over a socket', () => {
  type Bare = Awaited<ReturnType<typeof bareSocket>>

  const greeted = async (): Promise<Bare> => {
    const bare = await bareSocket()
    await bare.first()
    return bare
  }

  /** The next envelope, and a word to acknowledge it with. */
  const next = async ({ messages, socket }: Bare) => {
    const at = messages.length
    const envelope = await new Promise<Record<string, unknown>>((resolve) => {
      const look = () => {
        const found = messages.slice(at).find(({ envelope_id: id }) => id !== undefined)
        if (found !== undefined) resolve(found)
        else socket.once('message', look)
      }
      look()
    })
    const id = envelope.envelope_id
    return { envelope, ack: (payload?: unknown) => socket.send(JSON.stringify({ envelope_id: id, payload })) }
  }

  it('begins with hello', async () => {
    const { messages } = await greeted()
    expect(messages).toEqual([
      {
        type: 'hello',
        num_connections: 1,
        debug_info: { host: 'workspace', approximate_connection_time: 18_060 },
        connection_info: { app_id: 'A0FASTTRK1' },
      },
    ])
  })

  it('goes over one of the sockets, each in its turn', async () => {
    const bare = [await greeted(), await greeted(), await greeted()]
    for (const { socket } of bare)
      socket.on('message', (data) =>
        socket.send(JSON.stringify({ envelope_id: JSON.parse(String(data)).envelope_id })),
      )
    for (let i = 0; i < 6; i += 1) expect(await command(`no ${i}`)).toEqual({ ok: true })
    const texts = bare.map(({ messages }) =>
      messages.slice(1).map(({ payload }) => (payload as { text: string }).text),
    )
    expect(texts.map(({ length }) => length)).toEqual([2, 2, 2])
    expect(new Set(texts.flat()).size).toBe(6)
  })

  it('is taken once: the same acknowledgement again, an unknown one and rubbish change nothing', async () => {
    const bare = await greeted()
    const rubbish = [
      '',
      '{',
      'null',
      '[]',
      '7',
      '{"envelope_id":7}',
      '{"envelope_id":"unknown","payload":{"text":"x"}}',
      '{"__proto__":{"x":1}}',
      `{"envelope_id":"unknown","payload":{"text":${'['.repeat(200_000)}${']'.repeat(200_000)}}}`,
    ]
    for (const text of rubbish) bare.socket.send(text)
    bare.socket.send(Buffer.from([0xff, 0x00]))
    const before = actions.messages(CHANNEL, SAM).length
    const [outcome] = await Promise.all([
      command(),
      next(bare).then(({ ack }) => {
        ack({ text: 'Once' })
        ack({ text: 'Twice' })
      }),
    ])
    expect(outcome).toEqual({ ok: true })
    const [second] = await Promise.all([command(), next(bare).then(({ ack }) => ack())])
    expect(second).toEqual({ ok: true })
    expect(
      actions
        .messages(CHANNEL, SAM)
        .slice(before)
        .map(({ text }) => text),
    ).toEqual(['Once'])
  })

  it('is answered only where Slack asks for more than that it was taken', async () => {
    const bare = await greeted()
    await actions.say(SAM, CHANNEL, 'Rang home again')
    const said = actions.messages(CHANNEL, SAM).at(-1)
    const [outcome] = await Promise.all([
      actions.shortcut(SAM, CHANNEL, String(said?.ts), 'keep'),
      next(bare).then(({ ack }) => ack({ text: 'Nobody reads this' })),
    ])
    expect(outcome).toEqual({ ok: true })
    expect(served.workspace.journal().at(-1)).toMatchObject({
      name: 'message_action',
      response: { ok: true, text: '' },
    })
  })

  it('is lost with its socket, and the person is told at once', async () => {
    const bare = await greeted()
    const [outcome] = await Promise.all([command(), next(bare).then(() => bare.socket.terminate())])
    expect(outcome).toEqual(failed('dispatch_failed'))
  })

  it('comes too late after three seconds', async () => {
    const bare = await greeted()
    const before = actions.messages(CHANNEL, SAM).length
    const [outcome, { ack }] = await Promise.all([command(), next(bare)])
    expect(outcome).toEqual(failed('operation_timeout'))
    ack({ text: 'Too late' })
    const [second] = await Promise.all([command(), next(bare).then((one) => one.ack({ text: 'In time' }))])
    expect(second).toEqual({ ok: true })
    const texts = actions
      .messages(CHANNEL, SAM)
      .slice(before)
      .map(({ text }) => text)
    expect(texts).toEqual([failed('operation_timeout').trouble, 'In time'])
  })

  it('is not carried by an eleventh, which is sent away while the ten go on', async () => {
    for (let i = 0; i < 10; i += 1) await greeted()
    const eleventh = await greeted()
    expect(eleventh.messages).toEqual([
      { type: 'disconnect', reason: 'too_many_websockets', debug_info: { host: 'workspace' } },
    ])
    await soon(() => eleventh.socket.readyState).toBe(WebSocket.CLOSED)
    expect(served.workspace.sockets.count).toBe(10)
  })

  it('stops when the socket is asked to leave, after a warning and a while', async () => {
    const bare = await greeted()
    served.workspace.sockets.warn()
    await soon(() => bare.messages.length).toBe(2)
    const [outcome] = await Promise.all([command(), next(bare).then(({ ack }) => ack())])
    expect(outcome).toEqual({ ok: true })
    await soon(() => bare.messages.at(-1)).toMatchObject({ reason: 'refresh_requested' })
    expect(await command()).toEqual(failed('dispatch_failed'))
    await soon(() => bare.socket.readyState).toBe(WebSocket.CLOSED)
    expect(bare.messages.flatMap(({ reason }) => reason ?? [])).toEqual(['warning', 'refresh_requested'])
    const noted = served.workspace.journal().filter(({ name }) => name.startsWith('socket '))
    expect(
      noted.slice(-4).map(({ name, request }) => [name, (request as { reason?: string }).reason]),
    ).toEqual([
      ['socket hello', undefined],
      ['socket disconnect', 'warning'],
      ['socket disconnect', 'refresh_requested'],
      ['socket close', undefined],
    ])
  })

  it('ends for a socket that sends more than anybody should', async () => {
    const loud = await greeted()
    loud.socket.on('error', () => undefined)
    loud.socket.send('x'.repeat(1024 * 1024 + 1))
    await soon(() => loud.socket.readyState).toBe(WebSocket.CLOSED)
  })

  it('ends when Socket Mode is turned off, and then goes to the request URL, until it is turned on', async () => {
    const bare = await greeted()
    served.workspace.sockets.disable()
    await expect
      .poll(() => bare.messages.at(-1))
      .toMatchObject({ type: 'disconnect', reason: 'link_disabled' })
    await soon(() => bare.socket.readyState).toBe(WebSocket.CLOSED)
    expect(await open(appToken)).toEqual({ ok: false, error: 'access_denied' })
    expect(await command()).toEqual(failed('dispatch_failed'))
    expect(served.workspace.faults().at(-1)?.detail).toEqual(['Error: the app has no request URL'])
    served.workspace.sockets.enable()
    await greeted()
  })
})

describe('pings', () => {
  it('go both ways between the workspace and Slack’s own client, and a socket that does not answer is cut', async () => {
    const lively = await start({ pingMs: 300 })
    const heard = { ping: 0, pong: 0 }
    const count = (of: keyof typeof heard) => () => {
      heard[of] += 1
    }
    channel('undici:websocket:ping').subscribe(count('ping'))
    channel('undici:websocket:pong').subscribe(count('pong'))
    await slackClient(undefined, lively)
    const deaf = new WebSocket(String((await open(appToken, lively)).url), { autoPong: false })
    await soon(() => lively.workspace.sockets.count).toBe(2)
    await soon(() => deaf.readyState).toBe(WebSocket.CLOSED)
    await soon(() => Math.min(heard.ping, heard.pong)).toBeGreaterThan(1)
    expect(lively.workspace.sockets.count).toBe(1)
    for (const close of closers.splice(0)) await close()
    await lively.close()
  })
})
