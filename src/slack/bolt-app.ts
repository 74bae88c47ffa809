import { App, type Receiver } from '@slack/bolt'
import { clientOptions, type SlackAddress } from './clients.ts'
import { slackLogger } from './log.ts'

/** Makes the Bolt app; it asks Slack who it is only on `await app.init()`, so that a fault there can be told. */
export function createBoltApp(options: SlackAddress & { receiver: Receiver }): App {
  const { receiver, token, log } = options
  return new App({
    receiver,
    token,
    logger: slackLogger(log),
    clientOptions: clientOptions(options),
    deferInitialization: true,
    extendedErrorHandler: true,
    processBeforeResponse: false,
    convoStore: false,
  })
}
