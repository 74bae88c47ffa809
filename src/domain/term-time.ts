import { isWorkingDay } from './calendar.ts'
import { addDays, type Day } from './day.ts'
import { type Calendar, type Counted, daysFrom, missingOn, stretchAt } from './open-days.ts'
import { periodsOf } from './school-periods.ts'

/**
 * The day on which a length of time ends that runs on only in term: as many days as lie between `anchor` and `plain`, where
 * it would end with the holidays counted, those of holidays passed over: the days between one half term's last school day and the
 * next one's first. With `working`, only working days make it up.
 */
export function inTermTime(calendar: Calendar, anchor: Day, plain: Day, working: boolean): Counted {
  const stretch = stretchAt(calendar, anchor)
  if (!stretch) return missingOn(calendar, anchor)
  const isBack = plain < anchor
  const counts = (on: Day) => !working || isWorkingDay(calendar, on)
  const terms = periodsOf(stretch, 'half-term')
  const isTerm = (on: Day) => terms.some(({ first, last }) => first <= on && on <= last)
  const length = daysBetweenIn(anchor, plain).filter(counts).length
  const edge = isBack ? stretch.from : stretch.to
  const on = daysBetweenIn(anchor, edge).filter((on) => isTerm(on) && counts(on))[length - 1]
  return on === undefined ? missingOn(calendar, addDays(edge, isBack ? -1 : 1)) : { known: true, day: on }
}

/** The days from after one to another, in the order in which they are counted. */
const daysBetweenIn = (from: Day, to: Day): Day[] =>
  to < from ? daysFrom(to, addDays(from, -1)).reverse() : daysFrom(addDays(from, 1), to)
