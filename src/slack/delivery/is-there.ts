import { setTimeout as sleep } from 'node:timers/promises'
import { slackFault } from '../slack-fault.ts'
import type { Office } from './office.ts'

const LOOKS = 3

/** Where Slack said that a message stands. */
type Stood = { channel: string; ts: string }

async function hasLink({ client }: Office, { channel, ts }: Stood): Promise<boolean> {
  try {
    await client.chat.getPermalink({ channel, message_ts: ts })
    return true
  } catch (error) {
    const fault = slackFault(error)
    // Whatever else is wrong says nothing of the message, which Slack said it took.
    return fault.fault !== 'no' || fault.error !== 'message_not_found'
  }
}

/**
 * Tells whether a message that Slack said it took is there, for Slack can say so and keep nothing. A link to it can be
 * asked for without a scope, so this also works where its conversation may not be read. It looks up to three times.
 */
export async function isThere(office: Office, stood: Stood): Promise<boolean> {
  let there = await hasLink(office, stood)
  for (let look = 1; !there && look < LOOKS; look++) {
    await sleep(office.lookAfterMs)
    there = await hasLink(office, stood)
  }
  return there
}
