import type { Core } from '../core.ts'
import type { Dict } from '../state/model.ts'
import { knownChannel } from './channel-arg.ts'
import type { Tier } from './method-rules.ts'

interface Pace {
  perMinute: number
  /** How many may come at once after a rest. */
  burst: number
}

interface Bucket {
  left: number
  real: number
  shown: number
}

// A minute's worth may come at once; Slack only speaks of occasional bursts, so how large they are is a choice.
const worth = (perMinute: number): Pace => ({ perMinute, burst: Math.max(perMinute, 10) })

const PACES: Readonly<Record<Tier, Pace>> = {
  1: worth(1),
  2: worth(20),
  3: worth(50),
  4: worth(100),
  special: worth(600),
  posting: worth(300),
}

const CHANNEL: Pace = { perMinute: 60, burst: 5 }

/** Counts the calls of a method; `wait` answers the seconds that a call is too early by, and 0 counts it. */
export interface RateLimits {
  wait(method: string, tier: Tier, args: Dict): number
}

/** Makes full buckets, which drip by real time and by the workspace's clock, whichever went further. */
export function createRateLimits(core: Core): RateLimits {
  const buckets = new Map<string, Bucket>()
  const look = (key: string, { perMinute, burst }: Pace): Bucket => {
    const now = { real: core.realNow(), shown: core.clock.now().getTime() }
    const bucket = buckets.get(key) ?? { left: burst, ...now }
    const elapsed = Math.max(now.real - bucket.real, now.shown - bucket.shown, 0)
    const fresh = { left: Math.min(burst, bucket.left + (elapsed * perMinute) / 60_000), ...now }
    buckets.set(key, fresh)
    return fresh
  }
  const seconds = (key: string, pace: Pace) => ((1 - look(key, pace).left) * 60) / pace.perMinute
  return {
    wait(method, tier, args) {
      const channel = tier === 'posting' ? knownChannel(core, String(args.channel)) : undefined
      const keys: [string, Pace][] = [
        [method, PACES[tier]],
        ...(channel === undefined ? [] : [[`${method}/${channel.id}`, CHANNEL] satisfies [string, Pace]]),
      ]
      const longest = Math.max(...keys.map(([key, pace]) => seconds(key, pace)))
      if (longest > 0) return Math.ceil(longest)
      for (const [key, pace] of keys) look(key, pace).left -= 1
      return 0
    },
  }
}
