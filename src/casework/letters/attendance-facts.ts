import { attendanceFactsOf } from '../../domain/attendance-facts.ts'
import type { Facts } from '../../domain/case/facts.ts'
import { parentsAt } from '../../domain/case/owed.ts'
import { windowOf } from '../../domain/case/window.ts'
import { addDays, type Day } from '../../domain/day.ts'
import type { AttendanceFacts } from '../../domain/letter-facts.ts'
import { sessions } from '../../domain/measure.ts'
import { entryOver } from '../../domain/pathway/entry-over.ts'
import type { Reading } from '../../domain/sessions.ts'
import type { LoadedCase } from '../load-case.ts'
import { filledIn } from './forms-of.ts'
import type { Scene } from './scene.ts'

/** The days that a letter's figures and certificate cover. */
export type Period = { from: Day; to: Day }

const tenYears = 3652

function confirmed(scene: Scene): Period | null {
  const values = filledIn(scene, 'period-from', 'period-to')?.values
  const [from, to] = [values?.['period-from'], values?.['period-to']]
  if (!scene.template.needs.includes('confirmation') || !from || !to) return null
  return { from: from as Day, to: to as Day }
}

/** The parents who read a letter: the one it is to, or all who are asked to the meeting whose papers they sign. */
function readersOf({ loaded, meeting }: Scene, addressee: string): string[] {
  const { parents } = loaded.context.facts
  const asked = addressee === 'school' && meeting !== null ? parentsAt(meeting) : [addressee]
  return parents.map(({ id }) => id).filter((id) => asked.includes(id))
}

/** The rules' view on the day that a letter looks back from: of minutes, the day of their meeting, whenever they are printed. */
function lookingBack({ loaded, kind, meeting }: Scene): Facts {
  const { facts } = loaded.context
  return kind.to === 'school' && meeting?.state === 'held' ? { ...facts, today: meeting.on } : facts
}

/** The letter's own window, else the pathway's period. For whom the case began with a meeting of their own, it runs from that: the day on which somebody else was met is not theirs to know. */
function running(scene: Scene, addressee: string): Period | { missing: string } {
  const { pathway, state, facts } = scene.loaded.context
  const readers = readersOf(scene, addressee)
  const apart = facts.parents.some((one) => one.apart && readers.includes(one.id))
  return windowOf(
    pathway,
    state,
    lookingBack(scene),
    scene.kind.over ?? pathway.period,
    apart ? readers : undefined,
  )
}

/**
 * The days that a letter looks at: those the council confirmed, where the letter tells of that; else its own
 * window or the pathway's period once it has begun; before that the entry window.
 */
export function periodOf(scene: Scene, addressee: string): Period | { missing: string } {
  const { pathway, state } = scene.loaded.context
  const period = confirmed(scene) ?? running(scene, addressee)
  if ('from' in period) return period
  return windowOf(pathway, state, lookingBack(scene), entryOver(pathway))
}

/** What has to be known to read the pupil's register over a period. */
export function readingOf({ house, loaded }: Pick<Scene, 'house' | 'loaded'>, { from, to }: Period): Reading {
  const { family, context } = loaded
  const { joined, left } = family.pupil
  const dateOfBirth = family.pupil.dateOfBirth ?? addDays(context.facts.today, -tenYears)
  const pupil = { joined, left, dateOfBirth }
  const { codes: codeSets } = house.shelves
  const { calendar } = context.facts
  return { weeks: family.weeks, from, to, calendar, codeSets, nation: family.school.nation, pupil }
}

/** How many hours a school day lasts for a case, as its settings say. */
const hoursPerDayOf = ({ state }: Pick<LoadedCase, 'state'>): unknown => state.settings['hours-per-day']

/** What the register says over a period, as letters tell it. */
export function attendanceFacts(scene: Scene, period: Period): AttendanceFacts {
  return attendanceFactsOf(sessions(readingOf(scene, period)), period, hoursPerDayOf(scene.loaded))
}
