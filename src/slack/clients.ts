import { WebClient, type WebClientOptions } from '@slack/web-api'
import { type Log, slackLogger } from './log.ts'

/** Who we are to Slack, and where Slack is; `slackApiUrl` ends in a slash and is Slack itself when undefined. */
export type SlackAddress = { token: string; slackApiUrl: string | undefined; log: Log }

const INTERACTIVE_MS = 2500
const DELIVERY_MS = 10_000

// Neither repeats by itself: the library would repeat a post that had arrived, and a 429 would pause every method.
const once = ({ slackApiUrl, log }: SlackAddress, timeout: number): WebClientOptions => ({
  timeout,
  retryConfig: { retries: 0 },
  rejectRateLimitedCalls: true,
  logger: slackLogger(log),
  ...(slackApiUrl === undefined ? {} : { slackApiUrl }),
})

/** What Bolt is given for its own client, so that it too waits no longer than a person does. */
export const clientOptions = (address: SlackAddress): WebClientOptions => once(address, INTERACTIVE_MS)

/** Two clients, so that a long round of deliveries never keeps a person waiting. */
export function createClients(
  address: SlackAddress,
  { deliveryMs = DELIVERY_MS }: { deliveryMs?: number } = {},
): { interactive: WebClient; delivery: WebClient } {
  return {
    interactive: new WebClient(address.token, once(address, INTERACTIVE_MS)),
    delivery: new WebClient(address.token, once(address, deliveryMs)),
  }
}

/** Finds the direct conversation with a person, asking Slack once for each. */
export function directMessages(client: WebClient): (user: string) => Promise<string> {
  const known = new Map<string, Promise<string>>()
  const open = async (user: string): Promise<string> => {
    const { channel } = await client.conversations.open({ users: user })
    if (channel?.id === undefined) throw new Error('Slack opened a conversation without an id')
    return channel.id
  }
  return (user) => {
    const found = known.get(user) ?? open(user)
    known.set(user, found)
    found.catch(() => known.delete(user))
    return found
  }
}
