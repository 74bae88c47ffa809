import { createHmac, timingSafeEqual } from 'node:crypto'

const WINDOW_SECONDS = 300

/** A request as it must be checked: the raw bytes, and the two headers that Slack signs it with. */
export type Signed = {
  body: Uint8Array
  timestamp: string | undefined
  signature: string | undefined
  secret: string
  now: Date
}

const isFresh = (timestamp: string, now: Date): boolean =>
  Math.abs(Math.floor(now.getTime() / 1000) - Number(timestamp)) <= WINDOW_SECONDS

const isSame = (a: string, b: string): boolean => {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}

/** Did Slack sign this request, within five minutes either way? Bolt's own check lets a time in the future pass. */
export function isFromSlack({ body, timestamp, signature, secret, now }: Signed): boolean {
  if (timestamp === undefined || signature === undefined || !/^\d{1,12}$/.test(timestamp)) return false
  if (!isFresh(timestamp, now)) return false
  const digest = createHmac('sha256', secret).update(`v0:${timestamp}:`).update(body).digest('hex')
  return isSame(signature, `v0=${digest}`)
}
