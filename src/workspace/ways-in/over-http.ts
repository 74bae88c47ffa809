import type { Core } from '../core.ts'
import type { Answer, Deliver, Errand, RetryReason, Way } from './errand.ts'
import { type Content, signedRequest } from './signed-request.ts'

const REASONS: readonly (readonly [code: RegExp, reason: RetryReason])[] = [
  [/REDIRECT/, 'too_many_redirects'],
  [/SSL|TLS|CERT|SIGNATURE/, 'ssl_error'],
  [/^E(CONN|HOST|NET|PIPE|ADDR|TIMEDOUT|AI_)|ENOTFOUND|UND_ERR/, 'connection_failed'],
]

const codeOf = (error: unknown): string => {
  const { code, cause } = error as { code?: unknown; cause?: { code?: unknown } }
  return String(cause?.code ?? code)
}

const reasonOf = (error: unknown): RetryReason =>
  REASONS.find(([code]) => code.test(codeOf(error)))?.[1] ?? 'unknown_error'

const formOf = ({ kind, payload }: Errand): Record<string, string> =>
  kind === 'command' ? (payload as Record<string, string>) : { payload: JSON.stringify(payload) }

const contentOf = (errand: Errand): Content => {
  const { kind, payload, retry } = errand
  if (kind !== 'event')
    return {
      body: new URLSearchParams(formOf(errand)).toString(),
      contentType: 'application/x-www-form-urlencoded',
    }
  const headers =
    retry === undefined
      ? {}
      : { 'x-slack-retry-num': String(retry.num), 'x-slack-retry-reason': retry.reason }
  return { body: JSON.stringify(payload), contentType: 'application/json', headers }
}

/** Any 2xx takes an event; a command or an interaction wants 200 itself. */
const isTaken = ({ kind }: Errand, { status, ok }: Response) => (kind === 'event' ? ok : status === 200)

const read = async (errand: Errand, response: Response): Promise<Answer> => {
  const text = await response.text()
  const { status, headers } = response
  if (isTaken(errand, response)) return { ok: true, text, contentType: headers.get('content-type') ?? '' }
  return {
    ok: false,
    error: 'dispatch_failed',
    detail: `HTTP ${status} ${text.slice(0, 200)}`,
    reason: 'http_error',
    noRetry: headers.get('x-slack-no-retry') === '1',
  }
}

/** The way by signed requests: to the app in this process, or over the network, as `deliver` carries them. */
export function overHttp(core: Pick<Core, 'clock' | 'signingSecret'>, deliver: Deliver): Way {
  return async (errand, signal) => {
    const seal = { secret: core.signingSecret, at: core.clock.now() }
    try {
      return await read(errand, await deliver(signedRequest(seal, contentOf(errand), signal)))
    } catch (error) {
      return { ok: false, error: 'dispatch_failed', detail: String(error), reason: reasonOf(error) }
    }
  }
}
