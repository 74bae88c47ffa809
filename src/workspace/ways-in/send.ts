import type { Core } from '../core.ts'
import type { Dict } from '../state/model.ts'
import type { Answer, Errand } from './errand.ts'

const ACK_MS = 3000

const late: Answer = {
  ok: false,
  error: 'operation_timeout',
  detail: `no answer within ${ACK_MS} ms`,
  reason: 'http_timeout',
}

/** The app's answer, or that there was none in time: then nobody waits for it any longer. */
const inTime = (core: Core, errand: Errand): Promise<Answer> =>
  new Promise((resolve) => {
    const waiting = new AbortController()
    const timer = setTimeout(() => {
      resolve(late)
      waiting.abort()
    }, ACK_MS)
    void core.way(errand, waiting.signal).then((answer) => {
      clearTimeout(timer)
      resolve(answer)
    })
  })

/** Sends something to the app and waits at most three seconds of real time for the answer. */
export async function send(core: Core, errand: Errand): Promise<Answer> {
  const began = performance.now()
  const { name, payload: request, retry } = errand
  const repeat = retry === undefined ? {} : { retry: retry.num }
  const end = core.traffic.begin({ direction: 'to-app', name, request, ...repeat })
  const answer = await inTime(core, errand)
  end({ response: answer, ms: Math.round(performance.now() - began), ok: answer.ok })
  if (!answer.ok) core.traffic.fault(name, answer.error, [answer.detail])
  return answer
}

/** Sends an interaction: a click, a submission, a closing, a typeahead, a shortcut. */
export function sendPayload(core: Core, payload: Dict): Promise<Answer> {
  return send(core, { kind: 'interactive', name: String(payload.type), payload })
}
