import { createHmac } from 'node:crypto'
import { Agent, createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'

export const secret = 'a-secret-for-benchmarks'
export const token = 'xoxb-bench'

/** When one request was sent, when its modal was opened, and when that was filled; on the monotonic clock, in ms. */
export type Seen = { sent: number; opened: number; filled: number }

type Waiting = Seen & { settle: (seen: Seen) => void; fills: boolean }

const bodyOf = (stream: AsyncIterable<Buffer>): Promise<string> =>
  (async () => {
    const pieces: Buffer[] = []
    for await (const piece of stream) pieces.push(piece)
    return Buffer.concat(pieces).toString()
  })()

const field = (body: string, name: string): string =>
  new RegExp(`(?:^|&)${name}=([^&]+)`).exec(body)?.[1] ?? ''

/** As little of Slack as a modal needs, the same for both rivals: it notes when a view came and answers its id. */
export async function slackSide() {
  const byTrigger = new Map<string, Waiting>()
  const byView = new Map<string, Waiting>()
  let views = 0

  const opened = (body: string, at: number): object => {
    const waiting = byTrigger.get(field(body, 'trigger_id'))
    views += 1
    const id = `V${views}`
    if (waiting !== undefined) {
      waiting.opened = at
      if (waiting.fills) byView.set(id, waiting)
      else waiting.settle(waiting)
    }
    return { ok: true, view: { id, hash: `${views}.h` } }
  }

  const filled = (body: string, at: number): object => {
    const id = field(body, 'view_id')
    const waiting = byView.get(id)
    byView.delete(id)
    if (waiting !== undefined) {
      waiting.filled = at
      waiting.settle(waiting)
    }
    return { ok: true, view: { id, hash: 'h' } }
  }

  const anything = (): object => ({
    ok: true,
    team_id: 'T0BENCH',
    user_id: 'U0BENCHBOT',
    bot_id: 'B0BENCHBOT',
    channel: { id: 'D0BENCH001' },
    ts: '1.1',
  })

  const methods: Record<string, (body: string, at: number) => object> = {
    'views.open': opened,
    'views.update': filled,
  }
  const answerTo = (method: string, body: string): object =>
    (methods[method] ?? anything)(body, performance.now())

  const server = createServer((req, res) => {
    void bodyOf(req).then((body) => {
      const text = JSON.stringify(answerTo((req.url ?? '').slice('/api/'.length), body))
      res
        .writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) })
        .end(text)
    })
  })
  server.keepAliveTimeout = 60_000
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const agent = new Agent({ keepAlive: true, maxSockets: 64 })

  const post = (url: string, form: string): Promise<void> =>
    new Promise((done, fail) => {
      const timestamp = String(Math.floor(Date.now() / 1000))
      const signature = `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${form}`).digest('hex')}`
      const headers = {
        'content-type': 'application/x-www-form-urlencoded',
        'content-length': Buffer.byteLength(form),
        'x-slack-request-timestamp': timestamp,
        'x-slack-signature': signature,
      }
      const sent = request(`${url}/slack/events`, { method: 'POST', agent, headers }, (answer) => {
        answer.resume()
        answer.on('end', () =>
          answer.statusCode === 200 ? done() : fail(new Error(`answered ${answer.statusCode}`)),
        )
      })
      sent.on('error', fail)
      sent.end(form)
    })

  let triggers = 0
  return {
    api: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/`,
    /** Sends one signed request and waits for its modal, and with `fills` until that is filled. */
    async ask(url: string, fills: boolean, formWith: (trigger: string) => string): Promise<Seen> {
      const trigger = `${Date.now()}.${++triggers}.bench`
      const form = formWith(trigger)
      const seen = new Promise<Seen>((settle, fail) => {
        const late = setTimeout(() => fail(new Error('no modal within 10 seconds')), 10_000)
        const waiting: Waiting = {
          sent: performance.now(),
          opened: 0,
          filled: 0,
          fills,
          settle: (one) => {
            clearTimeout(late)
            settle(one)
          },
        }
        byTrigger.set(trigger, waiting)
      })
      const [found] = await Promise.all([seen, post(url, form)])
      byTrigger.delete(trigger)
      return found
    },
    close() {
      agent.destroy()
      server.closeAllConnections()
      server.close()
    },
  }
}

export type SlackSide = Awaited<ReturnType<typeof slackSide>>
