import type { Deliver } from './errand.ts'

const REDIRECTS = 2

const nextAddress = ({ status, headers }: Response, address: string): string | undefined => {
  const location = headers.get('location')
  return status >= 300 && status < 400 && location !== null ? new URL(location, address).href : undefined
}

/** Carries Slack's requests over the network to the app's request URL, and on from there by at most two redirects. */
export function carryTo(requestUrl: string): Deliver {
  return async (request) => {
    const body = await request.text()
    const { headers, signal } = request
    const carry = async (address: string, redirects: number): Promise<Response> => {
      const answer = await fetch(address, { method: 'POST', headers, body, signal, redirect: 'manual' })
      const next = nextAddress(answer, address)
      if (next === undefined) return answer
      await answer.body?.cancel()
      if (redirects === 0) throw Object.assign(new Error('redirected too often'), { code: 'REDIRECTS' })
      return carry(next, redirects - 1)
    }
    return carry(requestUrl, REDIRECTS)
  }
}
