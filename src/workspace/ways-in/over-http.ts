import type { Core } from '../core.ts'
import type { Answer, Errand, Way } from './errand.ts'
import { signedRequest, type Wire } from './signed-request.ts'

const formOf = ({ kind, payload }: Errand): Record<string, string> =>
  kind === 'command' ? (payload as Record<string, string>) : { payload: JSON.stringify(payload) }

const wireOf = (errand: Errand): Wire => {
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

const read = async (response: Response): Promise<Answer> => {
  const text = await response.text()
  if (response.status !== 200)
    return { ok: false, error: 'dispatch_failed', detail: `HTTP ${response.status} ${text.slice(0, 200)}` }
  return { ok: true, text, contentType: response.headers.get('content-type') ?? '' }
}

/** The way by signed requests: to the app in this process, or over the network, as `deliver` carries them. */
export function overHttp(
  core: Pick<Core, 'clock' | 'signingSecret'>,
  deliver: (request: Request) => Promise<Response>,
): Way {
  return async (errand) => {
    try {
      return await read(await deliver(signedRequest(core, wireOf(errand))))
    } catch (error) {
      return { ok: false, error: 'dispatch_failed', detail: String(error) }
    }
  }
}
