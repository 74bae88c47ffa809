import { Cron } from 'croner'
import type { Day } from '../domain/day.ts'
import { type Clock, dayAt } from './clock.ts'

/** What is done once a day; `late` when its hour had passed already, because the program was not running or was busy. */
export type DailyJob = (day: Day, run: { late: boolean }) => Promise<void>

/** When the job runs: `at` is a time such as `08:00` in the time zone. Failures are reported and tried again. */
export type DailyOptions = {
  at: string
  timeZone: string
  clock: Clock
  job: DailyJob
  report: (error: unknown, where: string) => void
  retryMs?: number
}

/** A running schedule; `stop` waits for the run under way. */
export type Schedule = { stop: () => Promise<void> }

// A timer can sleep through a suspended laptop, and the clock can be moved, so the time is looked at again and again.
const LOOK_MS = 30_000
const LATE_MS = 300_000

const timeAt = (now: Date, timeZone: string): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(
    now,
  )

function nextRun({ at, timeZone }: DailyOptions, after: Date): Date {
  const [hour, minute] = at.split(':').map(Number)
  const next = new Cron(`${minute} ${hour} * * *`, { timezone: timeZone, paused: true }).nextRun(after)
  if (next === null) throw new RangeError('there is no such time of day')
  return next
}

/**
 * Runs a job at its hour of each day, and at once when that hour has passed on the day of the start. It remembers
 * nothing: the job's notices have a unique key for each person and day, so a second run of a day puts nothing twice.
 * Days that the clock was moved past are left out, for a digest speaks of today.
 */
export function startDaily(options: DailyOptions): Schedule {
  const { at, timeZone, clock, job, report, retryMs = 60_000 } = options
  let due = clock.now()
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> = Promise.resolve()
  let stopped = false

  const run = async (day: Day, late: boolean) => {
    if (stopped) return
    try {
      await job(day, { late })
    } catch (error) {
      report(error, 'daily')
      due = new Date(Math.min(due.getTime(), clock.now().getTime() + retryMs))
    }
    look()
  }

  const look = () => {
    if (stopped) return
    clearTimeout(timer)
    const now = clock.now()
    if (now >= due) {
      due = nextRun(options, now)
      const late = now.getTime() - lastRun(options, now).getTime() > LATE_MS
      if (timeAt(now, timeZone) >= at) running = running.then(() => run(dayAt(now, timeZone), late))
    }
    timer = setTimeout(look, Math.min(LOOK_MS, Math.max(1, due.getTime() - now.getTime())))
  }

  const unwatch = clock.onMove?.(look)
  look()
  return {
    async stop() {
      stopped = true
      clearTimeout(timer)
      unwatch?.()
      await running
    },
  }
}

/** The latest hour of the job up to now, looked for from two days before, as days differ in length. */
function lastRun(options: DailyOptions, now: Date): Date {
  const first = nextRun(options, new Date(now.getTime() - 2 * 86_400_000))
  const later = [first]
  for (let next = nextRun(options, first); next <= now; next = nextRun(options, next)) later.push(next)
  return later.at(-1) ?? first
}
