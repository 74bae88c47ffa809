import { setImmediate as breathe } from 'node:timers/promises'
import { type School, school as schoolById } from '../../db/queries/schools.ts'
import { openCasesAt } from '../../db/queries/screening.ts'
import { comingWeek, fewestToMeet } from '../domain/about-to.ts'
import { type Asker, seesSafeguarding } from '../domain/access.ts'
import { barring } from '../domain/barring.ts'
import type { Calendar } from '../domain/calendar.ts'
import { counted } from '../domain/case/counted.ts'
import { entryTrial, entryWindow, settingsOf } from '../domain/case/verbs/open.ts'
import type { Counts } from '../domain/counts.ts'
import { type Day, mondayOf } from '../domain/day.ts'
import type { Duration } from '../domain/duration.ts'
import { ifAuthorised } from '../domain/if-authorised.ts'
import { daysFrom, openDays } from '../domain/open-days.ts'
import type { Pathway } from '../domain/pathway/pathway.ts'
import { type Barred, type Screened, type Screening, usuallyClose, type WhatIf } from '../domain/screening.ts'
import { type CountedPupil, countedRoll, type RollCount } from '../register/screening/counted-roll.ts'
import { calendarFor } from './facts.ts'
import type { House } from './house.ts'
import { mayOpenFor } from './in-sight.ts'
import { pathwayOf } from './school-pathways.ts'
import { dayIn } from './today.ts'

/** What to screen for: the school's own pathway, today, everybody on roll and the register as it is, unless said. */
export type Screens = {
  pathway?: Pathway | undefined
  on?: Day | undefined
  /** One pupil's id. */
  pupil?: string | undefined
  whatIf?: WhatIf | undefined
  /** How many further unauthorised sessions are few enough to be about to meet the test. */
  within?: number | undefined
}

/** Whose pupils somebody sees, and whether they may know what only the safeguarding lead and few others do. */
export type ScreeningViewer = { sees: (pupil: string) => boolean; knows: boolean }

type Tests = { pathway: Pathway; settings: Record<string, Duration | string>; on: Day; calendar: Calendar }

type Coming = NonNullable<RollCount['later']>

/** The window as it will be when the school week that is under way, or the next one, is over; null beyond the loaded calendar. */
function comingWindow({ pathway, calendar, on }: Tests): Coming | null {
  const week = comingWeek(calendar, on)
  if (week === null) return null
  const window = entryWindow(pathway, { calendar, today: week.over })
  return 'missing' in window ? null : { ...window, week }
}

function judged(
  { pathway, settings }: Tests,
  coming: Coming | null,
  within: number,
  barredOf: (pupil: CountedPupil['pupil']) => readonly Barred[],
) {
  const trial = entryTrial(pathway, settings)
  const isUnclear = (now: Counts) =>
    now.missing > 0 || (pathway.entry?.clear_first ?? []).some((measure) => counted({ measure }, now) !== '0')
  const aboutTo = ({ later }: CountedPupil) => {
    if (later === null || coming === null) return null
    const sessions = fewestToMeet(trial.meets, later.known, later.left, within)
    return sessions === null ? null : { sessions, left: later.left, on: coming.week.last }
  }
  return (one: CountedPupil): Screened => {
    const { pupil, now } = one
    const { tests, meets, unmet } = trial.tried(now)
    // Spread into so many other fields, these counts alone would take longer than all the rest.
    const { possible, attended, authorised, unauthorised, late, unexplained, missing } = now
    return {
      pupil: pupil.id,
      ref: pupil.ref,
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
      unclear: isUnclear(now),
      barred: barredOf(pupil),
      aboutTo: meets ? null : aboutTo(one),
    }
  }
}

function schoolWeeks(calendar: Calendar, from: Day, to: Day): number {
  const { open } = openDays(calendar)
  return new Set(
    daysFrom(from, to)
      .filter((on) => open.has(on))
      .map(mondayOf),
  ).size
}

/** Screens a school for somebody whose rights are known: the pupils on roll whom they see, against a pathway's entry test; or what has to be loaded first. */
export async function screenRoll(
  house: House,
  viewer: ScreeningViewer,
  school: School,
  {
    on = dayIn(house.now(), house.timeZone),
    pathway = pathwayOf(house, school),
    pupil,
    whatIf,
    within = usuallyClose,
  }: Screens = {},
): Promise<Screening | { missing: string }> {
  const { read } = house.store
  const calendar = await calendarFor(read, house.shelves, school.id)
  const window = entryWindow(pathway, { calendar, today: on })
  if ('missing' in window) return window
  const tests = {
    pathway,
    settings: settingsOf(pathway, school.settings as Record<string, string>),
    on,
    calendar,
  }
  const later = comingWindow(tests)
  const cases = await openCasesAt(read, school.id)
  const why = barring(tests, viewer.knows)
  const judge = judged(tests, later, within, (pupil) => why(pupil, cases.get(pupil.id)))
  const codeSets = whatIf === undefined ? house.shelves.codes : ifAuthorised(house.shelves.codes, whatIf)
  const rules = { calendar, codeSets, nation: school.nation, markByMark: whatIf !== undefined }
  const pupils: Screened[] = []
  for await (const page of countedRoll(read, {
    ...rules,
    school: school.id,
    pupil,
    on,
    now: window,
    later,
  })) {
    pupils.push(...page.filter(({ pupil }) => viewer.sees(pupil.id)).map(judge))
    // Somebody's command comes in between.
    await breathe()
  }
  const weeks = schoolWeeks(calendar, window.from, window.to)
  return { on, school: school.id, pathway: pathway.id, window: { ...window, weeks }, pupils }
}

/** Screens a school for somebody: every pupil on roll for whom they may open a case, against its pathway's entry test; or what has to be loaded first. */
export async function screenSchool(
  house: House,
  asker: Asker,
  id: string,
  screens: Screens = {},
): Promise<Screening | { missing: string }> {
  const school = await schoolById(house.store.read, id)
  if (school === null) throw new Error(`There is no school ${id}.`)
  const sees = (pupil: string) => mayOpenFor(asker, pupil, school)
  return screenRoll(house, { sees, knows: seesSafeguarding(asker, id) }, school, screens)
}
