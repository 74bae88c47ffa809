const SPACING_MS = 1000
const LONGEST_HOLD_MS = 3000

/** When a post may go out: in so many milliseconds, or so late that another attempt should be booked for then. */
export type Turn = { inMs: number } | { notBeforeMs: number }

type Line = { free: number; horizon: number }

/** Keeps each conversation to what Slack takes: a post a second, and silence for as long as Slack asked for. */
export function createPace({ spacingMs = SPACING_MS, now = () => performance.now() } = {}) {
  const lines = new Map<string, Line>()
  const lineOf = (channel: string): Line => lines.get(channel) ?? { free: 0, horizon: 0 }
  return {
    /** Books the next turn in a conversation. */
    book(channel: string): Turn {
      const { free, horizon } = lineOf(channel)
      const slot = Math.max(now(), free)
      if (slot - now() <= LONGEST_HOLD_MS) {
        lines.set(channel, { free: slot + spacingMs, horizon })
        return { inMs: slot - now() }
      }
      const later = Math.max(slot, horizon)
      lines.set(channel, { free, horizon: later + spacingMs })
      return { notBeforeMs: later - now() }
    },
    /** Keeps a conversation silent for some milliseconds, as Slack asked. */
    hold(channel: string, ms: number): void {
      const { free, horizon } = lineOf(channel)
      lines.set(channel, { free: Math.max(free, now() + ms), horizon })
    },
  }
}

/** The pace of every conversation. */
export type Pace = ReturnType<typeof createPace>
