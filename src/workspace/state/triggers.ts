import { SlackError } from '../slack-error.ts'

/** What a trigger came from: whose doing, in which modal if in one, and with which conversation before their eyes. */
export interface Origin {
  user: string
  modal?: string | undefined
  channel?: string | undefined
}

interface Trigger {
  origin: Origin
  issued: number
  used: boolean
}

const LIFE_MS = 3000

/** Issues trigger ids and takes each back once, within three seconds of real time. */
export interface Triggers {
  issue(origin: Origin): string
  /** Answers where the trigger came from; throws Slack's error when it is unknown, used or too old. */
  redeem(id: string): Origin
}

/** Makes the register of trigger ids; it lives in memory, since no trigger outlives a restart. */
export function createTriggers(realNow: () => number): Triggers {
  const issued = new Map<string, Trigger>()
  let count = 0
  const sweep = () => {
    const now = realNow()
    // The oldest come first, and there may be thousands.
    for (const [id, trigger] of issued) {
      if (now - trigger.issued <= 60_000) return
      issued.delete(id)
    }
  }
  return {
    issue(origin) {
      sweep()
      count += 1
      const id = `${Math.floor(realNow())}.${count}.${crypto.randomUUID().replaceAll('-', '')}`
      issued.set(id, { origin, issued: realNow(), used: false })
      return id
    },
    redeem(id) {
      const trigger = issued.get(id)
      if (trigger === undefined) throw new SlackError('invalid_trigger_id')
      if (trigger.used) throw new SlackError('exchanged_trigger_id')
      if (realNow() - trigger.issued > LIFE_MS) throw new SlackError('expired_trigger_id')
      trigger.used = true
      return trigger.origin
    },
  }
}
