import type { Core } from '../core.ts'
import { signedRequest, type Wire } from './signed-request.ts'

/** What came back from the app: its answer within three seconds, or why there was none. */
export type Answer =
  | { ok: true; text: string; contentType: string }
  | { ok: false; error: 'operation_timeout' | 'dispatch_failed'; detail: string }

const ACK_MS = 3000

const deadline = (ms: number): { passed: Promise<'late'>; cancel: () => void } => {
  let timer: NodeJS.Timeout | undefined
  const passed = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), ms)
  })
  return { passed, cancel: () => clearTimeout(timer) }
}

const read = async (response: Response): Promise<Answer> => {
  const text = await response.text()
  if (response.status !== 200)
    return { ok: false, error: 'dispatch_failed', detail: `HTTP ${response.status} ${text.slice(0, 200)}` }
  return { ok: true, text, contentType: response.headers.get('content-type') ?? '' }
}

const exchange = async (core: Core, wire: Wire): Promise<Answer> => {
  try {
    return await read(await core.deliver(signedRequest(core, wire)))
  } catch (error) {
    return { ok: false, error: 'dispatch_failed', detail: String(error) }
  }
}

/** Sends something to the app and waits at most three seconds of real time for the answer. */
export async function send(core: Core, name: string, request: unknown, wire: Wire): Promise<Answer> {
  const began = performance.now()
  const timer = deadline(ACK_MS)
  const outcome = await Promise.race([exchange(core, wire), timer.passed])
  timer.cancel()
  const answer: Answer =
    outcome === 'late'
      ? { ok: false, error: 'operation_timeout', detail: `no answer within ${ACK_MS} ms` }
      : outcome
  const ms = Math.round(performance.now() - began)
  core.traffic.record({ direction: 'to-app', name, request, response: answer, ms, ok: answer.ok })
  if (!answer.ok) core.traffic.fault(name, answer.error, [answer.detail])
  return answer
}

/** Sends an interaction as the form field `payload`. */
export function sendPayload(core: Core, payload: Record<string, unknown>): Promise<Answer> {
  const body = new URLSearchParams({ payload: JSON.stringify(payload) }).toString()
  return send(core, String(payload.type), payload, { body, contentType: 'application/x-www-form-urlencoded' })
}
