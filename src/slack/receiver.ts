import { type App, type Receiver, type ReceiverEvent, ReceiverMultipleAckError } from '@slack/bolt'
import { Hono } from 'hono'
import type { Clock } from './clock.ts'
import { errorFacts, type Log } from './log.ts'
import type { Metrics } from './metrics.ts'
import { isSslCheck, parseBody, readBody } from './read-body.ts'
import { isFromSlack } from './signature.ts'

const ACK_LIMIT_MS = 3000
const BODY_LIMIT = 1024 * 1024

/** What the receiver is given; `bodyLimit` in bytes and `ackLimitMs` are Slack's own unless a test wants others. */
export type ReceiverOptions = {
  signingSecret: string
  clock: Clock
  log: Log
  metrics: Metrics
  bodyLimit?: number
  ackLimitMs?: number
}

type Body = Record<string, unknown>

function answer(body: unknown): Response {
  if (body === undefined || body === null || body === '') return new Response(null, { status: 200 })
  return typeof body === 'string' ? new Response(body) : Response.json(body)
}

/** Takes Slack's requests over HTTP, through a server or straight by `routes.fetch`, and hands them to Bolt. */
export class HonoReceiver implements Receiver {
  /** Where `POST /slack/events` is answered; mount it at the root of the program's own routes. */
  readonly routes: Hono
  readonly #options: Required<ReceiverOptions>
  #app: Pick<App, 'processEvent'> | undefined

  constructor(options: ReceiverOptions) {
    this.#options = { bodyLimit: BODY_LIMIT, ackLimitMs: ACK_LIMIT_MS, ...options }
    this.routes = new Hono().post('/slack/events', (c) => this.#receive(c.req.raw))
  }

  init(app: Pick<App, 'processEvent'>): void {
    this.#app = app
  }

  /** Nothing to do: the program serves `routes` itself. */
  async start(): Promise<void> {}

  /** Nothing to do: the program closes its own server. */
  async stop(): Promise<void> {}

  async #receive(request: Request): Promise<Response> {
    const { bodyLimit } = this.#options
    const body = await readBody(request, bodyLimit)
    if (body === null) return this.#refuse(413, 'too-large')
    const contentType = request.headers.get('content-type') ?? ''
    if (isSslCheck(body, contentType)) return answer('')
    if (!this.#isSigned(body, request.headers)) return this.#refuse(401, 'signature')
    const parsed = parseBody(body, contentType)
    if (parsed === null) return this.#refuse(400, 'unreadable')
    if (parsed.type === 'url_verification') return Response.json({ challenge: parsed.challenge })
    return this.#process(parsed, request.headers)
  }

  #isSigned(body: Buffer, headers: Headers): boolean {
    const { signingSecret: secret, clock } = this.#options
    const timestamp = headers.get('x-slack-request-timestamp') ?? undefined
    const signature = headers.get('x-slack-signature') ?? undefined
    return isFromSlack({ body, timestamp, signature, secret, now: clock.now() })
  }

  #refuse(status: number, reason: string): Response {
    this.#options.metrics.refused.inc({ reason })
    return new Response(null, { status })
  }

  #process(body: Body, headers: Headers): Promise<Response> {
    return new Promise((respond) => {
      let answered = false
      const once = (response: Response) => {
        clearTimeout(timer)
        if (!answered) respond(response)
        answered = true
      }
      const timer = setTimeout(() => once(this.#refuse(504, 'not-acknowledged')), this.#options.ackLimitMs)
      let acknowledged = false
      const ack = async (said?: unknown) => {
        if (acknowledged) throw new ReceiverMultipleAckError()
        acknowledged = true
        once(answer(said))
      }
      void this.#hand(eventOf(body, headers, ack)).then(once)
    })
  }

  /** Hands the request to Bolt; its answer counts only where nobody acknowledged. */
  async #hand(event: ReceiverEvent): Promise<Response> {
    try {
      await this.#app?.processEvent(event)
      return new Response(null, { status: 404 })
    } catch (error) {
      this.#options.log.error({ where: 'receiver', ...errorFacts(error) }, 'a request failed')
      return new Response(null, { status: 500 })
    }
  }
}

function eventOf(body: Body, headers: Headers, ack: ReceiverEvent['ack']): ReceiverEvent {
  const retry = headers.get('x-slack-retry-num')
  const reason = headers.get('x-slack-retry-reason')
  return {
    body,
    ack,
    ...(retry === null ? {} : { retryNum: Number(retry) }),
    ...(reason === null ? {} : { retryReason: reason }),
  }
}
