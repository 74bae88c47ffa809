/**
 * How a call goes wrong: refused for now (429), broken (500), never answered, cut off before or after it was done, answered ok
 * but not done, or answered by a proxy's page with 200 or 502.
 */
export const FAIL_MODES = [
  '429',
  '500',
  'timeout',
  'drop-before',
  'drop-after',
  'lost',
  'html-200',
  'html-502',
] as const

/** One of the ways in which a call goes wrong. */
export type FailMode = (typeof FAIL_MODES)[number]

/** What is to happen to the next calls of a method: `upload` and `response_url` are methods too, and `*` is any. */
export interface Trouble {
  method: string
  mode?: FailMode
  /** What a 429 asks to wait, in seconds. */
  seconds: number
  /** How long the call is held back, in milliseconds. */
  delayMs: number
  /** How many calls it meets. */
  times: number
}

/** The line between the app and the workspace, which can be made to fail. */
export interface Wire {
  /** Lets the next call of a method go wrong; several calls queue up. */
  failNext(method: string, mode: FailMode, options?: { seconds?: number; times?: number }): void
  /** Holds the next call of a method back, or with `times: Infinity` every one from now on. */
  delay(method: string, ms: number, options?: { times?: number }): void
  /** Everything that is still to happen. */
  planned(): readonly Trouble[]
  /** Lets everything go well again. */
  clear(): void
}

/** What the routes ask of the line. */
export interface WireEnd extends Wire {
  /** What happens to this call. */
  take(method: string): Pick<Trouble, 'mode' | 'seconds' | 'delayMs'>
  /** Waits, but not longer than the workspace lives. */
  pause(ms: number): Promise<void>
  /** Lets whoever waits go on at once. */
  close(): void
}

const meets = (method: string) => (one: Trouble) => one.method === method || one.method === '*'

/** Makes a line on which all goes well. */
export function createWire(): WireEnd {
  let plans: Trouble[] = []
  const waiting = new Set<() => void>()
  const use = (plan: Trouble | undefined): Trouble | undefined => {
    if (plan === undefined) return undefined
    plan.times -= 1
    if (plan.times <= 0) plans = plans.filter((one) => one !== plan)
    return plan
  }
  return {
    failNext: (method, mode, { seconds = 1, times = 1 } = {}) =>
      void plans.push({ method, mode, seconds, delayMs: 0, times }),
    delay: (method, ms, { times = 1 } = {}) => void plans.push({ method, seconds: 0, delayMs: ms, times }),
    planned: () => plans,
    clear() {
      plans = []
    },
    take(method) {
      const some = plans.filter(meets(method))
      const { mode, seconds = 0 } = use(some.find((one) => one.mode !== undefined)) ?? {}
      const { delayMs = 0 } = use(some.find((one) => one.mode === undefined)) ?? {}
      return { ...(mode === undefined ? {} : { mode }), seconds, delayMs }
    },
    pause: (ms) =>
      new Promise((resolve) => {
        const go = () => {
          clearTimeout(timer)
          waiting.delete(go)
          resolve()
        }
        const timer = setTimeout(go, ms)
        timer.unref()
        waiting.add(go)
      }),
    close() {
      for (const go of [...waiting]) go()
    },
  }
}
