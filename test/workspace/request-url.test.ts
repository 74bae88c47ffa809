import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createWorkspace, type Probe, serveWorkspace, type Workspace } from '../../src/workspace/index.ts'
import { CHANNEL, freshState, type House, SAM, seed, startHouse } from './house.ts'

const given = { seed, signingSecret: 'secret', botToken: 'xoxb', realNow: Date.now }
const soon = <T>(read: () => T) => expect.poll(read, { interval: 5, timeout: 5000 })

const closers: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

const listening = async (listener: RequestListener): Promise<string> => {
  const server: Server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closers.push(() => {
    server.closeAllConnections()
    return new Promise((resolve) => server.close(resolve))
  })
  return `127.0.0.1:${(server.address() as AddressInfo).port}`
}

/** An address where nobody listens any more. */
const deserted = async (): Promise<string> => {
  const address = await listening(() => undefined)
  await closers.pop()?.()
  return address
}

const toldAt = async (botUrl: string): Promise<Workspace> => {
  const served = await serveWorkspace({ ...given, port: 0, stateFile: freshState(), botUrl })
  closers.push(() => served.close())
  return served.workspace
}

/** A workspace whose app answers as `answer` says, and what each try of an event said about itself. */
const inProcess = (answer: (tries: number) => Response | Promise<Response>) => {
  const heard: (string | null)[][] = []
  const workspace = createWorkspace({
    ...given,
    stateFile: freshState(),
    async deliver({ headers }) {
      heard.push([headers.get('x-slack-retry-num'), headers.get('x-slack-retry-reason')])
      return answer(heard.length)
    },
  })
  closers.push(() => workspace.close())
  const later = (minutes: number) =>
    workspace.clock.advanceTo(new Date(workspace.clock.now().getTime() + minutes * 60_000 + 1))
  return { workspace, heard, later }
}

const status =
  (code: number, headers: Record<string, string> = {}) =>
  () =>
    new Response('', { status: code, headers })

describe('an event that is not taken', () => {
  it('comes again at once, after a minute and after five, as the clock is moved, and then no more', async () => {
    const { workspace, heard, later } = inProcess(status(500))
    await workspace.actions.openHome(SAM)
    // The clock is moved only once a try has ended, as the next is counted from there.
    const ended = () => workspace.journal().filter(({ outcome }) => outcome !== 'under way').length
    await soon(ended).toBe(2)
    later(0.9)
    later(0.1)
    await soon(ended).toBe(3)
    later(4)
    expect(heard).toHaveLength(3)
    later(60)
    await soon(ended).toBe(4)
    later(600)
    expect(workspace.journal().map(({ retry }) => retry)).toEqual([undefined, 1, 2, 3])
    expect(heard).toEqual([
      [null, null],
      ['1', 'http_error'],
      ['2', 'http_error'],
      ['3', 'http_error'],
    ])
  })

  it('is the same event with the same id', async () => {
    const bodies: string[] = []
    const address = await listening((request, answer) => {
      let body = ''
      request.on('data', (data) => {
        body += data
      })
      request.on('end', () => {
        bodies.push(body)
        answer.writeHead(bodies.length === 1 ? 503 : 204).end()
      })
    })
    await (await toldAt(`http://${address}/slack/events`)).actions.openHome(SAM)
    await soon(() => bodies.length).toBe(2)
    expect(bodies[1]).toBe(bodies[0])
    expect(JSON.parse(bodies[0] ?? '')).toMatchObject({
      type: 'event_callback',
      event_id: expect.any(String),
    })
  })

  it.each([
    ['any 2xx takes it', status(202), 1],
    ['x-slack-no-retry stops it', status(500, { 'x-slack-no-retry': '1' }), 1],
    ['x-slack-no-retry with another value does not', status(500, { 'x-slack-no-retry': '0' }), 2],
    ['x-slack-no-retry means nothing beside a 200', status(200, { 'x-slack-no-retry': '1' }), 1],
  ])('%s', async (_name, answer, tries) => {
    const { workspace, heard } = inProcess(answer)
    await workspace.actions.openHome(SAM)
    await new Promise((resolve) => setTimeout(resolve, 30))
    await soon(() => heard.length).toBe(tries)
  })

  it('does not wait for a try that goes on longer than three seconds', async () => {
    const { workspace, heard } = inProcess((tries) =>
      tries === 1 ? new Promise(() => undefined) : new Response(''),
    )
    const began = performance.now()
    await workspace.actions.openHome(SAM)
    await soon(() => heard.length).toBe(2)
    expect(performance.now() - began).toBeGreaterThan(2990)
    expect(heard[1]).toEqual(['1', 'http_timeout'])
  })

  const redirecting = (times: number) => {
    const paths: string[] = []
    const address = listening((request, answer) => {
      paths.push(`${request.method} ${request.url}`)
      const again = paths.length <= times
      answer.writeHead(again ? 302 : 200, again ? { location: `/${paths.length}` } : {}).end()
    })
    return { paths, address }
  }

  it('is followed over two redirects', async () => {
    const { paths, address } = redirecting(2)
    const workspace = await toldAt(`http://${await address}/slack/events`)
    await workspace.actions.openHome(SAM)
    expect(paths).toEqual(['POST /slack/events', 'POST /1', 'POST /2'])
    expect(workspace.journal().map(({ ok }) => ok)).toEqual([true])
  })

  it.each([
    ['too_many_redirects', async () => `http://${await redirecting(3).address}/slack/events`],
    ['connection_failed', async () => `http://${await deserted()}/slack/events`],
    ['ssl_error', async () => `https://${await listening(() => undefined)}/slack/events`],
    ['unknown_error', async () => 'ftp://127.0.0.1/slack/events'],
  ])('says %s', async (reason, botUrl) => {
    const workspace = await toldAt(await botUrl())
    await workspace.actions.openHome(SAM)
    expect(workspace.journal()[0]?.response).toMatchObject({ ok: false, reason })
  })
})

describe('a command', () => {
  it.each([201, 204, 302, 500])('that is answered %d has failed, and is not repeated', async (code) => {
    const { workspace, heard, later } = inProcess(() => new Response(null, { status: code }))
    expect(await workspace.actions.command(SAM, CHANNEL, '/fasttrack new')).toMatchObject({ ok: false })
    later(10)
    await new Promise((resolve) => setTimeout(resolve, 10))
    expect(heard).toHaveLength(1)
  })
})

describe('a request URL', () => {
  let house: House
  beforeAll(async () => {
    house = await startHouse()
  })
  afterAll(() => house.stop())

  it('is verified with Slack’s challenge', async () => {
    expect(await house.workspace.requestUrl.verify()).toBe(true)
    expect(house.workspace.journal().at(-1)).toMatchObject({ name: 'url_verification', ok: true })
  })

  it.each([
    ['in plain text', (challenge: string) => [challenge, 'text/plain; charset=utf-8'], true],
    [
      'in a form',
      (challenge: string) => [`challenge=${challenge}`, 'application/x-www-form-urlencoded'],
      true,
    ],
    ['of another kind', (challenge: string) => [challenge, 'text/html'], false],
    ['that is another', () => ['other', 'text/plain'], false],
    ['that is no JSON', () => ['{', 'application/json'], false],
  ] as const)('may answer %s', async (_name, answer, sound) => {
    const workspace = createWorkspace({
      ...given,
      stateFile: freshState(),
      async deliver(request) {
        const [body = '', type = ''] = answer(((await request.json()) as { challenge: string }).challenge)
        return new Response(body, { headers: { 'content-type': type } })
      },
    })
    expect(await workspace.requestUrl.verify()).toBe(sound)
    expect(workspace.faults()).toHaveLength(sound ? 0 : 1)
  })

  it('that nobody answers is not verified', async () => {
    expect(await (await toldAt(`http://${await deserted()}/`)).requestUrl.verify()).toBe(false)
  })

  it.each<[Probe, number]>([
    ['unsigned', 401],
    ['wrong-signature', 401],
    ['stale', 401],
  ])('of a sound app refuses a request that is %s', async (probe, refusal) => {
    expect(await house.workspace.requestUrl.probe(probe)).toBe(refusal)
  })

  it('of an app that takes what it should not is a fault of the app', async () => {
    // Slack's own receiver looks at one side only: see whether a time to come is found out.
    expect(await house.workspace.requestUrl.probe('from-the-future')).toBe(200)
    expect(house.workspace.faults().at(-1)).toMatchObject({ where: 'probe from-the-future' })
  })
})
