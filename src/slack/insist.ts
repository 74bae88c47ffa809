import { setTimeout as sleep } from 'node:timers/promises'
import { slackFault } from './slack-fault.ts'

const WAITS_MS = [1000, 4000]
const LONGEST_WAIT_MS = 10_000

const waitAfter = (error: unknown, otherwiseMs: number): number | null => {
  const fault = slackFault(error)
  if (fault.fault === 'no') return null
  const ms = fault.fault === 'wait' ? fault.seconds * 1000 : otherwiseMs
  return ms > LONGEST_WAIT_MS ? null : ms
}

/**
 * Tries a call to Slack up to three times, for what a person would otherwise miss: when Slack asks to wait, or gives no
 * answer. The attempt is told whether an earlier one may have been carried out. What Slack refuses is thrown at once.
 */
export async function insist<T>(
  attempt: (unsure: boolean) => Promise<T>,
  [waitMs, ...later]: readonly number[] = WAITS_MS,
  unsure = false,
): Promise<T> {
  try {
    return await attempt(unsure)
  } catch (error) {
    const ms = waitMs === undefined ? null : waitAfter(error, waitMs)
    if (ms === null) throw error
    await sleep(ms)
    return insist(attempt, later, unsure || slackFault(error).fault === 'lost')
  }
}
