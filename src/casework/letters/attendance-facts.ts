import type { Facts } from '../../domain/case/facts.ts'
import { parentsAt } from '../../domain/case/owed.ts'
import { windowOf } from '../../domain/case/window.ts'
import { addDays, type Day } from '../../domain/day.ts'
import type { AttendanceFacts } from '../../domain/letter-facts.ts'
import { percentage, type Session, sessions } from '../../domain/measure.ts'
import type { Reading } from '../../domain/sessions.ts'
import type { Scene } from './scene.ts'

/** The days that a letter's figures and certificate cover. */
export type Period = { from: Day; to: Day }

const tenYears = 3652
/** The two codes that letters tell apart from the rest: illness, and arrival after the register closed. */
const illness = 'I'
const afterClose = 'U'

function confirmed({ loaded, template }: Scene): Period | null {
  const values = loaded.state.records['council-confirmation']?.values
  const [from, to] = [values?.['period-from'], values?.['period-to']]
  if (!template.needs.includes('confirmation') || !from || !to) return null
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

/** The pathway's own period. For whom the case began with a meeting of their own, it runs from that: the day on which somebody else was met is not theirs to know. */
function running(scene: Scene, addressee: string): Period | { missing: string } {
  const { pathway, state, facts } = scene.loaded.context
  const readers = readersOf(scene, addressee)
  const apart = facts.parents.some((one) => one.apart && readers.includes(one.id))
  return windowOf(pathway, state, lookingBack(scene), pathway.period, apart ? readers : undefined)
}

/**
 * The days that a letter looks at: those the council confirmed, where the letter tells of that; else the
 * pathway's own period once it has begun; before that the entry window.
 */
export function periodOf(scene: Scene, addressee: string): Period | { missing: string } {
  const { pathway, state } = scene.loaded.context
  const period = confirmed(scene) ?? running(scene, addressee)
  if ('from' in period) return period
  return windowOf(pathway, state, lookingBack(scene), pathway.entry.tests[0]?.test.over ?? 'entry')
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

function hoursOf(sessionsLost: number, hoursPerDay: unknown): number | null {
  const hours = Number(hoursPerDay)
  return Number.isFinite(hours) && hours > 0 ? Math.round(sessionsLost * hours * 5) / 10 : null
}

const share = (n: number, possible: number): number | null => {
  const told = percentage(n, possible)
  return told === null ? null : Number.parseFloat(told)
}

/** What the register says over a period, as letters tell it: an absence not yet explained stands apart from the unauthorised. */
export function attendanceFacts(scene: Scene, period: Period): AttendanceFacts {
  const all = sessions(readingOf(scene, period))
  const count = (fits: (session: Session) => boolean) => all.filter(fits).length
  const attended = count(({ category }) => category === 'present' || category === 'elsewhere')
  const authorised = count(({ category }) => category === 'authorised')
  const unexplained = count((one) => one.unexplained)
  const unauthorised = count((one) => one.category === 'unauthorised' && !one.unexplained)
  const lost = authorised + unauthorised + unexplained
  const possible = attended + lost
  return {
    ...period,
    possible,
    attended,
    authorised,
    illness: count(({ mark }) => mark === illness),
    unauthorised,
    lateAfterClose: count(({ mark }) => mark === afterClose),
    late: count((one) => one.late),
    unexplained,
    missing: count(({ category }) => category === 'missing'),
    percentage: share(attended, possible),
    unauthorisedPercentage: share(unauthorised, possible),
    daysLost: lost / 2,
    hoursLost: hoursOf(lost, scene.loaded.state.settings['hours-per-day']),
    unauthorisedDays: unauthorised / 2,
  }
}
