import { afterEach, describe, expect, it } from 'vitest'
import { type DailyJob, type Schedule, startDaily } from '../../src/slack/scheduler.ts'

const wait = (ms = 30) => new Promise((resolve) => setTimeout(resolve, ms))

/** A clock that stands still until it is moved. */
function stillClock(start: string) {
  let now = new Date(start)
  const listeners = new Set<() => void>()
  return {
    now: () => now,
    onMove: (listener: () => void) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async to(instant: string) {
      now = new Date(instant)
      for (const listener of listeners) listener()
      await wait()
    },
  }
}

let schedule: Schedule | undefined
afterEach(() => schedule?.stop())

function daily(start: string, { at = '08:00', job }: { at?: string; job?: DailyJob } = {}) {
  const clock = stillClock(start)
  const runs: string[] = []
  const faults: unknown[] = []
  schedule = startDaily({
    at,
    timeZone: 'Europe/London',
    clock,
    retryMs: 40,
    report: (error) => faults.push(error),
    async job(day, run) {
      runs.push(run.late ? `${day} late` : day)
      await job?.(day, run)
    },
  })
  return { clock, runs, faults }
}

describe('the daily job', () => {
  it('runs at its hour of each day', async () => {
    const { clock, runs } = daily('2026-11-23T07:00:00Z')
    await wait()
    expect(runs).toEqual([])
    await clock.to('2026-11-23T08:00:00Z')
    await clock.to('2026-11-23T12:00:00Z')
    await clock.to('2026-11-24T07:59:59Z')
    await clock.to('2026-11-24T08:00:01Z')
    expect(runs).toEqual(['2026-11-23', '2026-11-24'])
  })

  it('runs at once, as late, when the program starts after its hour', async () => {
    const { runs } = daily('2026-11-23T15:00:00Z')
    await wait()
    expect(runs).toEqual(['2026-11-23 late'])
  })

  it('leaves out the days that the clock was moved past, for a digest speaks of today', async () => {
    const { clock, runs } = daily('2026-11-23T07:00:00Z')
    await clock.to('2026-11-26T07:00:00Z')
    expect(runs).toEqual([])
    await clock.to('2026-12-01T09:30:00Z')
    expect(runs).toEqual(['2026-12-01 late'])
  })

  it.each([
    ['08:00', '2026-03-28T08:00:00Z', '2026-03-29T07:00:00Z', 'the clocks go forward'],
    ['08:00', '2026-10-24T07:00:00Z', '2026-10-25T08:00:00Z', 'the clocks go back'],
    ['01:30', '2026-03-28T01:30:00Z', '2026-03-29T01:00:00Z', 'the hour is left out'],
  ])('keeps to %s on the wall over the night of %s to %s, when %s', async (at, before, after) => {
    const hourBefore = (instant: string) => new Date(Date.parse(instant) - 60_000).toISOString()
    const { clock, runs } = daily(hourBefore(before), { at })
    await clock.to(before)
    await clock.to(hourBefore(after))
    expect(runs).toHaveLength(1)
    await clock.to(after)
    expect(runs).toHaveLength(2)
  })

  it('runs once in the hour that comes twice', async () => {
    const { clock, runs } = daily('2026-10-25T00:00:00Z', { at: '01:30' })
    await clock.to('2026-10-25T00:30:00Z')
    await clock.to('2026-10-25T01:30:00Z')
    await clock.to('2026-10-25T02:00:00Z')
    expect(runs).toEqual(['2026-10-25'])
  })

  it('is tried again when it fails, and not after it is stopped', async () => {
    let fails = 2
    const clock = {
      ...stillClock('2026-11-23T09:00:00Z'),
      now: () => new Date(Date.parse('2026-11-23T09:00:00Z') + performance.now()),
    }
    const runs: string[] = []
    const faults: unknown[] = []
    schedule = startDaily({
      at: '08:00',
      timeZone: 'Europe/London',
      clock,
      retryMs: 40,
      report: (error) => faults.push(error),
      async job(day) {
        runs.push(day)
        if (fails-- > 0) throw new Error('locked')
      },
    })
    await wait(250)
    expect([runs.length, faults.length]).toEqual([3, 2])
    await schedule.stop()
    await wait(60)
    expect(runs).toHaveLength(3)
  })
})
