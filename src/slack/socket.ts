import { type App, type ReceiverEvent, ReceiverMultipleAckError, SocketModeReceiver } from '@slack/bolt'
import { type Log, slackLogger } from './log.ts'

type Processing = Pick<App, 'processEvent'>

const once = (ack: ReceiverEvent['ack']): ReceiverEvent['ack'] => {
  let acknowledged = false
  return async (said?: unknown) => {
    if (acknowledged) throw new ReceiverMultipleAckError()
    acknowledged = true
    await ack(said)
  }
}

// A second acknowledgement must fail here as it does over HTTP, or only one of the two ways would show the fault.
class StrictSocketReceiver extends SocketModeReceiver {
  override init(app: App): void {
    const strict: Processing = {
      processEvent: (event) => app.processEvent({ ...event, ack: once(event.ack) }),
    }
    super.init(strict as App)
  }
}

/**
 * Takes Slack's requests over a socket that this program opens. It has its own client options: with few retries an
 * outage would end the program, so asking for a new socket goes on for ever, a minute apart at most.
 */
export function createSocketReceiver(options: {
  appToken: string
  slackApiUrl: string | undefined
  log: Log
}): SocketModeReceiver {
  const { appToken, slackApiUrl, log } = options
  const logger = slackLogger(log)
  return new StrictSocketReceiver({
    appToken,
    logger,
    installerOptions: {
      clientOptions: {
        timeout: 10_000,
        retryConfig: { forever: true, factor: 2, minTimeout: 1000, maxTimeout: 60_000, randomize: true },
        ...(slackApiUrl === undefined ? {} : { slackApiUrl }),
      },
    },
  })
}
