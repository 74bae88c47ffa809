import { randomBytes } from 'node:crypto'
import type { Core } from '../core.ts'
import { VERIFICATION_TOKEN } from '../exchange/payload.ts'
import { jsonObject } from '../rules/parse-json.ts'
import type { Deliver } from './errand.ts'
import { type Seal, signedRequest } from './signed-request.ts'

/** A request that a sound app refuses. */
export type Probe = 'unsigned' | 'wrong-signature' | 'stale' | 'from-the-future'

/** What can be asked of the app's request URL besides what people do. */
export interface RequestUrl {
  /** Sends `url_verification`, as Slack does when the address is entered; answers whether the challenge came back. */
  verify(): Promise<boolean>
  /** Sends a request that a sound app refuses, and answers with which HTTP status it did. */
  probe(probe: Probe): Promise<number>
}

// A second more than Slack's five minutes.
const TOO_FAR_MS = 301_000

const seals: Readonly<Record<Probe, (seal: Seal) => Seal>> = {
  unsigned: (seal) => seal,
  'wrong-signature': (seal) => ({ ...seal, secret: `not ${seal.secret}` }),
  stale: ({ secret, at }) => ({ secret, at: new Date(at.getTime() - TOO_FAR_MS) }),
  'from-the-future': ({ secret, at }) => ({ secret, at: new Date(at.getTime() + TOO_FAR_MS) }),
}

const readers: Readonly<Record<string, (text: string) => unknown>> = {
  'text/plain': (text) => text,
  'application/json': (text) => jsonObject(text)?.challenge,
  'application/x-www-form-urlencoded': (text) => new URLSearchParams(text).get('challenge'),
}

const challengeIn = async (answer: Response): Promise<unknown> => {
  const type = (answer.headers.get('content-type') ?? '').split(';')[0]?.trim() ?? ''
  try {
    return readers[type]?.(await answer.text())
  } catch {
    return undefined
  }
}

/** Asks over HTTP, whichever way the app is told at present. */
export function requestUrlOf(core: Core, deliver: Deliver): RequestUrl {
  const ask = async (name: string, challenge: string, probe?: Probe): Promise<Response> => {
    const body = JSON.stringify({ token: VERIFICATION_TOKEN, challenge, type: 'url_verification' })
    const seal = { secret: core.signingSecret, at: core.clock.now() }
    const request = signedRequest(probe === undefined ? seal : seals[probe](seal), {
      body,
      contentType: 'application/json',
    })
    if (probe === 'unsigned') request.headers.delete('x-slack-signature')
    const began = performance.now()
    const answer = await deliver(request).catch(() => Response.error())
    const ms = Math.round(performance.now() - began)
    const { ok, status } = answer
    core.traffic.record({ direction: 'to-app', name, request: body, response: { status }, ms, ok })
    return answer
  }
  return {
    async verify() {
      const challenge = randomBytes(24).toString('base64url')
      const answer = await ask('url_verification', challenge)
      const came = answer.status === 200 && (await challengeIn(answer)) === challenge
      if (!came) core.traffic.fault('url_verification', 'the challenge did not come back')
      return came
    },
    async probe(probe) {
      const { ok, status } = await ask(`probe ${probe}`, 'probe', probe)
      if (ok) core.traffic.fault(`probe ${probe}`, 'the app took a request that is not from Slack')
      return status
    },
  }
}
