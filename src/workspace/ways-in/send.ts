import type { Core } from '../core.ts'
import type { Dict } from '../state/model.ts'
import type { Answer, Errand } from './errand.ts'

const ACK_MS = 3000

const deadline = (ms: number): { passed: Promise<Answer>; cancel: () => void } => {
  let timer: NodeJS.Timeout | undefined
  const late: Answer = { ok: false, error: 'operation_timeout', detail: `no answer within ${ms} ms` }
  const passed = new Promise<Answer>((resolve) => {
    timer = setTimeout(() => resolve(late), ms)
  })
  return { passed, cancel: () => clearTimeout(timer) }
}

/** Sends something to the app and waits at most three seconds of real time for the answer. */
export async function send(core: Core, errand: Errand): Promise<Answer> {
  const began = performance.now()
  const { name, payload: request, retry } = errand
  const again = retry === undefined ? {} : { retry: retry.num }
  const end = core.traffic.begin({ direction: 'to-app', name, request, ...again })
  const timer = deadline(ACK_MS)
  const answer = await Promise.race([core.way(errand), timer.passed])
  timer.cancel()
  const ms = Math.round(performance.now() - began)
  end({ response: answer, ms, ok: answer.ok })
  if (!answer.ok) core.traffic.fault(name, answer.error, [answer.detail])
  return answer
}

/** Sends an interaction: a click, a submission, a closing, a typeahead, a shortcut. */
export function sendPayload(core: Core, payload: Dict): Promise<Answer> {
  return send(core, { kind: 'interactive', name: String(payload.type), payload })
}
