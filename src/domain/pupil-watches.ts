import type { Calendar } from './calendar.ts'
import { isRun } from './case/counted.ts'
import { isPupilTest, type TestPlace } from './case/pupil-test.ts'
import { type Tried, trialOf } from './case/trial.ts'
import { dayWindow, type Window } from './case/window.ts'
import { addDays, type Day } from './day.ts'
import type { Duration } from './duration.ts'
import { simpleConditions } from './pathway/entry-over.ts'
import type { Pathway, Watch } from './pathway/pathway.ts'
import type { MeasureTest } from './pathway/schema/condition.ts'

/** A watch over every pupil of a school, and the pathway that keeps it. */
export type PupilWatch = { pathway: Pathway; watch: Watch }

/** The days that a watch counts, and whether days missed in a row are asked for. */
export type WatchedWindow = { days: { from: Day; to: Day }; runs: boolean }

/** The watches over every pupil that some pathways keep. */
export const pupilWatches = (pathways: readonly Pathway[]): PupilWatch[] =>
  pathways.flatMap((pathway) =>
    pathway.watches.filter(({ of }) => of === 'pupil').map((watch) => ({ pathway, watch })),
  )

/** A day at a school, with what the school has set of each pathway. */
type Place = {
  calendar: Calendar
  today: Day
  settingsOf: (pathway: Pathway) => Record<string, Duration | string>
}

const testsOf = ({ watch }: PupilWatch): MeasureTest[] =>
  simpleConditions(watch.when).filter((one) => 'measure' in one)

/** As for a case: a run of days goes on to today, as far as the register is marked, all else to yesterday. */
function daysOf(
  { pathway }: PupilWatch,
  { measure, over }: MeasureTest,
  { calendar, today, settingsOf }: Place,
): Window {
  const window = pathway.windows[over]
  if (window === undefined || 'from' in window) return { missing: over }
  const seen = { calendar, today: isRun(measure) ? addDays(today, 1) : today }
  return dayWindow(window, seen, settingsOf(pathway))
}

const keyOf = ({ pathway }: PupilWatch, { measure, over }: MeasureTest) =>
  [pathway.id, over, isRun(measure)].join(' ')

/** The windows of some watches, each once; null for a watch of which one is not known yet. */
function windowsOf(watches: readonly PupilWatch[], place: Place) {
  const found = new Map<string, WatchedWindow>()
  const known = watches.filter((one) => {
    const windows = testsOf(one).map((test) => [test, daysOf(one, test, place)] as const)
    if (windows.some(([, days]) => 'missing' in days)) return false
    for (const [test, days] of windows)
      if (!('missing' in days)) found.set(keyOf(one, test), { days, runs: isRun(test.measure) })
    return true
  })
  return { found, known }
}

/**
 * Makes the watches over a school's pupils ready to be held against any number of them: the windows to count over, in order,
 * and for each watch whether it holds of a pupil. A watch whose days the calendar does not tell is left out, and stays as it was.
 */
export function watchTrials(
  watches: readonly PupilWatch[],
  settingsOf: Place['settingsOf'],
  place: TestPlace,
) {
  const { found, known } = windowsOf(watches, { ...place, settingsOf })
  const keys = [...found.keys()]
  const trials = known.map((one) => {
    const at = (test: MeasureTest) => keys.indexOf(keyOf(one, test))
    const tries = trialOf(one.watch.when, { at, settings: settingsOf(one.pathway), place }, 'lean')
    return { ...one, holds: (tried: Tried): boolean => tries(tried) === true }
  })
  return {
    windows: [...found.values()],
    trials,
    asksPupil: known.some(({ watch }) => simpleConditions(watch.when).some(isPupilTest)),
  }
}
