import type { Unit } from '../../duration.ts'
import { simpleConditions } from '../entry-over.ts'
import type { DeadlineKind, Pathway } from '../pathway.ts'
import type { LengthOrSetting } from '../schema/length.ts'
import type { PathwayFault } from './fault.ts'
import { anchorHappens, canHold, type Happens } from './happens.ts'

/** How few and how many days one of each unit can be, holidays between counted in. */
const daysIn: Readonly<Record<Unit, readonly [fewest: number, most: number]>> = {
  session: [0, 60],
  day: [1, 1],
  week: [7, 7],
  month: [28, 31],
  'working-day': [1, 5],
  'school-day': [1, 60],
  'school-week': [7, 60],
  'school-month': [28, 90],
  'half-term': [20, 120],
  term: [50, 180],
  'school-year': [180, 430],
}

/** Units that school holidays never fall into, so that leaving them out means nothing. */
const inSchool: readonly Unit[] = ['session', 'school-day', 'school-week', 'school-month']

function lengthOf(pathway: Pathway, length: LengthOrSetting | undefined) {
  if (length === undefined || !('setting' in length)) return length
  const value = pathway.settings[length.setting]?.default
  return typeof value === 'string' ? undefined : value
}

function countFaults({ id, count, direction }: DeadlineKind): string[] {
  if (direction === 'on') return count === undefined ? [] : [`${id} is on a day and counts nothing`]
  return count === undefined ? [`${id} says ${direction} but not by how much`] : []
}

function isLonger(
  pathway: Pathway,
  one: LengthOrSetting | undefined,
  other: LengthOrSetting | undefined,
): boolean {
  const [a, b] = [lengthOf(pathway, one), lengthOf(pathway, other)]
  if (a === undefined || b === undefined) return false
  return a.unit === b.unit ? a.n > b.n : a.n * daysIn[a.unit][0] > b.n * daysIn[b.unit][1]
}

function earliestFaults(pathway: Pathway, { id, earliest, count, direction }: DeadlineKind): string[] {
  if (earliest === undefined) return []
  if (direction === 'on') return [`${id} is on a day, so it has no earliest day`]
  const [near, far] = direction === 'after' ? [earliest, count] : [count, earliest]
  return isLonger(pathway, near, far)
    ? [`${id} may not happen before the day by which it must: earliest lies behind count`]
    : []
}

// Whatever else a day is counted from has happened when it is known.
const ahead = ['planned', 'recorded', 'begins', 'ends']

function passedFaults({ id, anchor, direction }: DeadlineKind): string[] {
  const passed = direction === 'before' && !ahead.some((word) => word in anchor)
  return passed ? [`${id} would fall on a day that has passed`] : []
}

function repeatFaults({ id, every, bound }: DeadlineKind): string[] {
  return every !== undefined && bound === 'not-before'
    ? [`${id} is a day before which something may not happen: it can't be repeated`]
    : []
}

function holidayFaults(id: string, length: LengthOrSetting | undefined): string[] {
  const left = length && 'holidays' in length && length.holidays && inSchool.includes(length.unit)
  return left ? [`${id} counts in ${length.unit}s, which leave out school holidays of themselves`] : []
}

/** Counted from a meeting's day and met by that day being set: nobody would ever be asked for anything. */
function isMetAtOnce({ anchor, met }: DeadlineKind): boolean {
  if (!('planned' in anchor)) return false
  const either = 'any' in met ? met.any : [met]
  return either.some((one) => 'meeting' in one && one.meeting === anchor.planned && one.is === 'planned')
}

function metFaults(happens: Happens, deadline: DeadlineKind): string[] {
  const { id, met, every, until } = deadline
  if (isMetAtOnce(deadline)) return [`${id} is met by the day that it is counted from`]
  if (canHold(happens, met)) return []
  const ends = every === undefined || (until !== undefined && canHold(happens, until))
  return [ends ? `nothing ever meets ${id}` : `nothing ever meets ${id}, and nothing ends it`]
}

/** Where each thing is done that can meet a deadline; words that are not here may be met anywhere. */
const doneIn: Readonly<Record<string, DeadlineKind['opens']>> = {
  answered: 'checklist',
  done: 'checklist',
  meeting: 'meeting',
  sent: 'letters',
  decided: 'decision',
  recorded: 'record',
}

function opensFaults({ id, opens, met }: DeadlineKind): string[] {
  const places = simpleConditions(met).map((one) => Object.keys(one).find((word) => word in doneIn) ?? '')
  const helps = places.some((word) => word === '' || doneIn[word] === opens)
  return helps ? [] : [`${id} opens ${opens}, where nothing that meets it is done`]
}

/** Deadlines that can't be counted, that hang on something that never happens, or that nothing ever meets. */
export function deadlineFaults(pathway: Pathway, happens: Happens): PathwayFault[] {
  return pathway.deadlines.flatMap((deadline, n) => {
    const { id, anchor, count, earliest, every } = deadline
    const never = anchorHappens(happens, anchor) ? [] : [`${id} hangs on something that never happens`]
    const told: Record<string, string[]> = {
      anchor: [...passedFaults(deadline), ...never],
      direction: countFaults(deadline),
      earliest: [...earliestFaults(pathway, deadline), ...holidayFaults(id, earliest)],
      count: holidayFaults(id, count),
      every: [...repeatFaults(deadline), ...holidayFaults(id, every)],
      met: metFaults(happens, deadline),
      opens: opensFaults(deadline),
    }
    return Object.entries(told).flatMap(([word, faults]) =>
      faults.map((says) => ({ at: `deadlines.${n}.${word}`, says })),
    )
  })
}
