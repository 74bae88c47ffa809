import { type ComingWeek, comingWeek, fewestToMeet, type ToMeet } from '../domain/about-to.ts'
import { type Counted, counted } from '../domain/case/counted.ts'
import { entryTrial, entryWindow, entryWindows } from '../domain/case/entry.ts'
import type { TestedPupil, TestPlace } from '../domain/case/pupil-test.ts'
import { countsOf } from '../domain/counts.ts'
import type { Duration } from '../domain/duration.ts'
import type { Pathway } from '../domain/pathway/pathway.ts'
import type { Barred, Screened } from '../domain/screening.ts'
import { turnsOnClearing } from '../domain/turns-on-clearing.ts'
import type { CountedPupil, RollWindow } from '../register/screening/counted-roll.ts'
import { isKeptBack } from './kept-back.ts'
import { needsOnRecord } from './needs-on-record.ts'

/** The windows that a pathway's entry tests look at, each as it is now and when the coming week is over. */
export type LookedAt = { windows: readonly [RollWindow, ...RollWindow[]]; week: ComingWeek | null }

/** Tells over which days a pathway's entry tests look on a day, the one of the figures first; what has to be loaded where these are not known. */
export function lookedAt(
  pathway: Pathway,
  settings: Judging['settings'],
  { calendar, today }: Pick<TestPlace, 'calendar' | 'today'>,
): LookedAt | { missing: string } {
  const week = comingWeek(calendar, today)
  const windows: RollWindow[] = []
  for (const { id, runs } of entryWindows(pathway)) {
    const now = entryWindow(pathway, { calendar, today }, settings, id)
    if ('missing' in now) return now
    const later = week && entryWindow(pathway, { calendar, today: week.over }, settings, id)
    windows.push({ now, later: later === null || 'missing' in later ? null : later, runs })
  }
  const [first, ...others] = windows
  if (first === undefined) throw new Error(`${pathway.id} has no window to look at`)
  return { windows: [first, ...others], week }
}

type Judging = {
  pathway: Pathway
  settings: Record<string, Duration | string>
  place: TestPlace
  week: ComingWeek | null
  /** How many further unauthorised sessions are few enough to be about to meet the test. */
  within: number
  /** May whoever asks know what only the safeguarding lead and few others do? */
  knows: boolean
  barred: (pupil: CountedPupil['pupil']) => readonly Barred[]
}

const said = {}
const nothing = countsOf([])

type Roll = CountedPupil['pupil']

/** A pupil on roll as a test looks at them; without records where nobody asks for these. */
export function testedOf({ place, knows }: Pick<Judging, 'place' | 'knows'>, pupil: Roll): TestedPupil {
  const { records, socialCare, lookedAfter, dateOfBirth } = pupil
  if (records === null) return pupil
  const needs = needsOnRecord({ pupil: { ...records, socialCare }, weeks: [] }, place.care)
  const { yearGroup } = records
  return { lookedAfter, dateOfBirth, needs, yearGroup, keptBack: isKeptBack(pupil, knows) }
}

function isUnclear({ entry }: Pathway, now: readonly Counted[]): boolean {
  const first = entry?.clear_first ?? []
  return now.some((one) => one.missing > 0 || first.some((measure) => counted({ measure }, one) !== '0'))
}

function aboutTo({ week, within }: Judging, later: CountedPupil['later'], test: ToMeet) {
  if (later === null || week === null) return null
  const fewest = fewestToMeet(test, later, within)
  if (fewest === null) return null
  const { sessions, inARow } = fewest
  const told = { sessions, left: Math.max(...later.left), on: week.last }
  return inARow ? { ...told, inARow } : told
}

/** Makes a pathway's entry test ready to judge pupils on roll; `asksPupil` where that needs what the school's records say of them. */
export function judging(asked: Judging) {
  const { pathway, settings, place, barred } = asked
  const trial = entryTrial(pathway, settings, place)
  const wouldMeet = (pupil: TestedPupil) => (counts: readonly Counted[]) =>
    trial.meets({ counts, pupil, said })
  const judge = ({ pupil: one, now, later }: CountedPupil): Screened => {
    const pupil = testedOf(asked, one)
    const { tests, meets, unmet, ask } = trial.tried({ counts: now, pupil, said })
    const would = wouldMeet(pupil)
    // Spread into so many other fields, these counts alone would take longer than all the rest.
    const { possible, attended, authorised, unauthorised, late, unexplained, missing } = now[0] ?? nothing
    return {
      pupil: one.id,
      ref: one.ref,
      possible,
      attended,
      authorised,
      unauthorised,
      late,
      unexplained,
      missing,
      tests,
      meets,
      unmet,
      ask,
      turns: turnsOnClearing(now, would),
      unclear: isUnclear(pathway, now),
      barred: barred(one),
      aboutTo: meets ? null : aboutTo(asked, later, { meets: would, rises: trial.rises }),
    }
  }
  return { asksPupil: trial.asksPupil, judge }
}
