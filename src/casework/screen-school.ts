import { setImmediate as breathe } from 'node:timers/promises'
import { type School, school as schoolById } from '../../db/queries/schools.ts'
import { openCasesAt } from '../../db/queries/screening.ts'
import { type Asker, seesSafeguarding } from '../domain/access.ts'
import { barring } from '../domain/barring.ts'
import type { Calendar } from '../domain/calendar.ts'
import { settingsOf } from '../domain/case/verbs/open.ts'
import { type Day, mondayOf } from '../domain/day.ts'
import { ifAuthorised } from '../domain/if-authorised.ts'
import { daysFrom, openDays } from '../domain/open-days.ts'
import type { Pathway } from '../domain/pathway/pathway.ts'
import { careOn } from '../domain/rules.ts'
import { type Screened, type Screening, usuallyClose, type WhatIf } from '../domain/screening.ts'
import { countedRoll } from '../register/screening/counted-roll.ts'
import { calendarFor } from './facts.ts'
import type { House } from './house.ts'
import { mayOpenFor } from './in-sight.ts'
import { judging, lookedAt } from './judge-pupil.ts'
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
  const settings = settingsOf(pathway, school.settings as Record<string, string>)
  const looked = lookedAt(pathway, settings, { calendar, today: on })
  if ('missing' in looked) return looked
  const cases = await openCasesAt(read, school.id)
  const why = barring({ on, calendar }, viewer.knows)
  const { asksPupil, judge } = judging({
    pathway,
    settings,
    place: { today: on, calendar, care: careOn(house.shelves.rules, on), phase: school.phase },
    week: looked.week,
    within,
    knows: viewer.knows,
    barred: (pupil) => why(pupil, cases.get(pupil.id)),
  })
  const codeSets = whatIf === undefined ? house.shelves.codes : ifAuthorised(house.shelves.codes, whatIf)
  const rules = { calendar, codeSets, nation: school.nation, markByMark: whatIf !== undefined }
  const roll = { ...rules, ...looked, school: school.id, pupil, on, records: asksPupil }
  const pupils: Screened[] = []
  for await (const page of countedRoll(read, roll)) {
    pupils.push(...page.filter(({ pupil }) => viewer.sees(pupil.id)).map(judge))
    // Somebody's command comes in between.
    await breathe()
  }
  const window = looked.windows[0].now
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
