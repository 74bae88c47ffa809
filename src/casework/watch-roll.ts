import { setImmediate as breathe } from 'node:timers/promises'
import type { School } from '../../db/queries/schools.ts'
import { standingAt } from '../../db/queries/watches.ts'
import { clearWatches, type PupilWatched, raiseWatches } from '../../db/raised-watches.ts'
import type { Calendar } from '../domain/calendar.ts'
import { settingsOf } from '../domain/case/verbs/open.ts'
import type { Day } from '../domain/day.ts'
import { type PupilWatch, pupilWatches, watchTrials } from '../domain/pupil-watches.ts'
import { careOn } from '../domain/rules.ts'
import { type CountedPupil, countedRoll } from '../register/screening/counted-roll.ts'
import { calendarFor } from './facts.ts'
import type { House } from './house.ts'
import { testedOf } from './judge-pupil.ts'
import { overlaysOf, pathwaysOf } from './school-pathways.ts'
import { dayIn } from './today.ts'

type Trials = ReturnType<typeof watchTrials>

const keyOf = ({ pupil, pathway, watch }: Omit<PupilWatched, 'school'>) => `${pupil}\n${pathway}\n${watch}`
const watchKey = ({ pathway, watch }: { pathway: string; watch: string }) => `${pathway}\n${watch}`

/** The watches of a school's pathways over every pupil, ready to be held against its roll today. */
async function trialsAt(house: House, school: School) {
  const { read } = house.store
  const today = dayIn(house.now(), house.timeZone)
  const calendar = await calendarFor(read, house.shelves, school.id)
  const care = careOn(house.shelves.rules, today)
  const place = { today, calendar, care, phase: school.phase }
  const settings = school.settings as Record<string, string>
  const watches = pupilWatches([...pathwaysOf(house, school), ...overlaysOf(house, school)])
  return {
    today,
    calendar,
    place,
    watches,
    ...watchTrials(watches, (one) => settingsOf(one, settings), place),
  }
}

/** A school's registers, counted over what the watches look at, some pupils at a time. */
function rollOf(house: House, school: School, { windows, asksPupil }: Trials, calendar: Calendar, on: Day) {
  const rules = { calendar, codeSets: house.shelves.codes, nation: school.nation, markByMark: false }
  const seen = windows.map(({ days: now, runs }) => ({ now, later: null, runs }))
  return countedRoll(house.store.read, {
    ...rules,
    ...{ school: school.id, on, windows: seen, week: null, records: asksPupil },
  })
}

const atOnce = 500

/** As many as one short transaction takes. */
const inTurns = <T>(all: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(all.length / atOnce) }, (_, n) => all.slice(n * atOnce, (n + 1) * atOnce))

type At = Awaited<ReturnType<typeof trialsAt>>

/** The watches that hold of some pupils. */
function holding({ trials, place }: At, school: string, page: readonly CountedPupil[]): PupilWatched[] {
  return page.flatMap(({ pupil, now: counts }) => {
    // Whoever a watch tells must not learn from it what is flagged of a pupil.
    const tried = { counts, pupil: testedOf({ place, knows: false }, pupil), said: {} }
    return trials
      .filter(({ holds }) => holds(tried))
      .map(({ pathway, watch }) => ({ school, pupil: pupil.id, pathway: pathway.id, watch: watch.id }))
  })
}

/** Every watch that holds of a pupil on roll. */
async function heldAt(house: House, school: School, at: At): Promise<PupilWatched[]> {
  const held: PupilWatched[] = []
  if (at.trials.length === 0) return held
  for await (const page of rollOf(house, school, at, at.calendar, at.today)) {
    held.push(...holding(at, school.id, page))
    // Somebody's command comes in between.
    await breathe()
  }
  return held
}

/** The watches of which nothing can be said today, as their days are not known. */
function unjudged({ watches, trials }: At): Set<string> {
  const key = ({ pathway, watch }: PupilWatch) => watchKey({ pathway: pathway.id, watch: watch.id })
  const judged = new Set(trials.map(key))
  return new Set(watches.map(key).filter((one) => !judged.has(one)))
}

/**
 * Holds the watches over every pupil against a school's roll in one pass: raises what has happened since, clears what no
 * longer holds, and gives what was raised anew. Done again it changes nothing.
 */
export async function watchRoll(house: House, school: School): Promise<PupilWatched[]> {
  const standing = await standingAt(house.store.read, school.id)
  const at = await trialsAt(house, school)
  const held = await heldAt(house, school, at)
  const [before, now] = [new Set(standing.map(keyOf)), new Set(held.map(keyOf))]
  const open = unjudged(at)
  const raised = held.filter((one) => !before.has(keyOf(one)))
  const gone = standing.filter((one) => !now.has(keyOf(one)) && !open.has(watchKey(one)))
  for (const some of inTurns(raised)) await house.store.write((tx) => raiseWatches(tx, some, at.today))
  for (const some of inTurns(gone)) await house.store.write((tx) => clearWatches(tx, some, at.today))
  return raised
}
