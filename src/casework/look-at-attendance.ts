import { importsOf } from '../../db/queries/register.ts'
import type { Asker } from '../domain/access.ts'
import { seesSafeguarding } from '../domain/access.ts'
import { attendanceFactsOf } from '../domain/attendance-facts.ts'
import type { Calendar } from '../domain/calendar.ts'
import type { Context } from '../domain/case/unmet.ts'
import { windowOf } from '../domain/case/window.ts'
import type { AttendanceShown } from '../domain/certificate/attendance-shown.ts'
import { type BeforeAndAfter, beforeAndAfter } from '../domain/certificate/before-and-after.ts'
import type { Certificate } from '../domain/certificate/certificate.ts'
import { drawUp } from '../domain/certificate/draw-up.ts'
import {
  canBeShown,
  currentPeriods,
  type NamedPeriods,
  type Period,
  type PeriodId,
} from '../domain/certificate/periods.ts'
import { addDays, type Day, earliest } from '../domain/day.ts'
import type { FamilyNames } from '../domain/family.ts'
import { entryOver } from '../domain/pathway/entry-over.ts'
import { type Reading, sessions } from '../domain/sessions.ts'
import { registerOf } from '../register/marks/register-of.ts'
import { type Family, readableRegister } from './facts.ts'
import type { House } from './house.ts'
import { clockIn, registerTaken } from './letters/certificate-of.ts'
import { yearOf } from './letters/frame-of.ts'
import { logLook } from './log-look.ts'
import { lookAtCase, namesOf } from './look-at-case.ts'
import { candidateOf } from './look-at-pupil.ts'

/** Whose attendance: that of a case's pupil, or of a pupil for whom there is no case. */
export type AboutPupil = { case: string | null; pupil: string }

/** The days that are asked for: by name, or from one to another. */
export type Wanted = { chosen: PeriodId; own: Period | null }

type Base = {
  case: string | null
  family: Family
  names: FamilyNames
  calendar: Calendar
  today: Day
  periods: NamedPeriods
  hoursPerDay: unknown
}

const windowed = (
  context: Pick<Context, 'pathway' | 'facts'>,
  state: Context['state'] | null,
  id: string,
) => {
  const window = windowOf(context.pathway, state, context.facts, id)
  return 'from' in window && window.from <= window.to ? { from: window.from, to: window.to } : null
}

/** The screen's title, under which looking is written down. */
export const attendanceTitle = 'Attendance'

async function baseOfCase(house: House, asker: Asker, id: string): Promise<Base | null> {
  const looked = await lookAtCase(house, asker, id, attendanceTitle)
  if (looked === null) return null
  const { context, state, family, names } = looked
  const { calendar, today } = context.facts
  const { from, to } = state.entry.figures
  const since = windowed(context, state, context.pathway.period)
  const periods = {
    ...currentPeriods(calendar, today),
    entry: { from, to },
    ...(since === null ? {} : { since }),
  }
  return { case: id, family, names, calendar, today, periods, hoursPerDay: state.settings['hours-per-day'] }
}

async function baseOfPupil(house: House, asker: Asker, id: string): Promise<Base | null> {
  const candidate = await candidateOf(house, asker, id)
  if (candidate === null) return null
  await logLook(house, { person: asker.id, case: ofPupil(id), what: attendanceTitle })
  const { family, pathway, facts, settings } = candidate
  const { calendar, today } = facts
  const apart = (parent: string) => facts.parents.some((one) => one.id === parent && one.apart)
  const entry = windowed({ pathway, facts }, null, entryOver(pathway))
  const periods = { ...currentPeriods(calendar, today), ...(entry === null ? {} : { entry }) }
  const names = namesOf(family, apart, seesSafeguarding(asker, family.school.id))
  return { case: null, family, names, calendar, today, periods, hoursPerDay: settings['hours-per-day'] }
}

/** Under what looks at a pupil are written down for whom there is no case. */
export const ofPupil = (id: string): string => `pupil:${id}`

async function readingFor(house: House, base: Base, { from, to }: Period): Promise<Reading> {
  const weeks = await registerOf(house.store.read, base.family.pupil.id, from, to)
  const { calendar, today } = base
  return { ...readableRegister(house, { ...base.family, weeks }, calendar, today), from, to }
}

async function certificateFor(house: House, base: Base, period: Period): Promise<Certificate> {
  const reading = await readingFor(house, base, period)
  const { pupil, school } = base.family
  const [taken] = await importsOf(house.store.read, school.id, 'register', 1)
  const { dateOfBirth, regGroup } = pupil
  return drawUp(reading, {
    pupil: { fullName: base.names.pupil.name, dateOfBirth, yearGroup: yearOf(pupil.yearGroup), regGroup },
    school: { name: school.name },
    summary: attendanceFactsOf(sessions(reading), period, base.hoursPerDay),
    extractedAt: clockIn(house.now(), house.timeZone),
    register: registerTaken(taken ?? null, house.timeZone),
  })
}

/** How far back the register is read to compare: as far as a certificate may reach. */
const compareDays = 550

async function comparedFor(house: House, base: Base): Promise<BeforeAndAfter | null> {
  const { since } = base.periods
  if (since === undefined) return null
  const knownFrom = addDays(since.from, -compareDays)
  const reading = await readingFor(house, base, { from: knownFrom, to: since.to })
  const count = (from: Day, to: Day) => attendanceTold(reading, from, to, base.hoursPerDay)
  return beforeAndAfter(base.calendar, since, count, knownFrom)
}

function attendanceTold(reading: Reading, from: Day, to: Day, hoursPerDay: unknown) {
  const told = attendanceFactsOf(sessions({ ...reading, from, to }), { from, to }, hoursPerDay)
  const { authorised, unauthorised, unexplained, illness, late, missing } = told
  return { authorised, unauthorised: unauthorised + unexplained, illness, late, missing }
}

function periodFor({ periods, today }: Base, { chosen, own }: Wanted): [PeriodId, Period | undefined] {
  const first = periods.term ?? periods.entry
  if (chosen === 'own')
    return [chosen, own && canBeShown(own, today) ? { from: own.from, to: earliest(own.to, today) } : first]
  return periods[chosen] === undefined ? ['term', first] : [chosen, periods[chosen]]
}

const hoursOf = (given: unknown): number | null => (Number(given) > 0 ? Number(given) : null)

/**
 * A pupil's attendance over some days, for whoever may open their case, or might open one; who looked is written down
 * first. Null where it is not theirs to see.
 */
export async function lookAtAttendance(
  house: House,
  asker: Asker,
  about: AboutPupil,
  wanted: Wanted,
): Promise<AttendanceShown | null> {
  const base =
    about.case === null
      ? await baseOfPupil(house, asker, about.pupil)
      : await baseOfCase(house, asker, about.case)
  if (base === null) return null
  const [chosen, period] = periodFor(base, wanted)
  return {
    pupil: base.family.pupil.id,
    case: base.case,
    names: base.names,
    periods: base.periods,
    chosen,
    certificate: period === undefined ? null : await certificateFor(house, base, period),
    compared: await comparedFor(house, base),
    hoursPerDay: hoursOf(base.hoursPerDay),
  }
}
