import { isWorkingDay } from './calendar.ts'
import { addDays, type Day, daysBetween } from './day.ts'
import { type Calendar, type Counted, missingOn, stretchAt } from './open-days.ts'
import { periodsOf } from './school-periods.ts'

/**
 * The day on which a length of time ends that runs on only in term: as many days as lie between `anchor` and `plain`, where
 * it would end with the holidays counted, those of holidays passed over: the days between one half term's last school day and the
 * next one's first. With `working`, only working days make it up.
 */
export function inTermTime(calendar: Calendar, anchor: Day, plain: Day, working: boolean): Counted {
  const stretch = stretchAt(calendar, anchor)
  if (!stretch) return missingOn(calendar, anchor)
  const step = plain < anchor ? -1 : 1
  const counts = (on: Day) => !working || isWorkingDay(calendar, on)
  const terms = periodsOf(stretch, 'half-term')
  const isTerm = (on: Day) => terms.some(({ first, last }) => first <= on && on <= last)
  const apart = Math.abs(daysBetween(anchor, plain))
  let left = Array.from({ length: apart }, (_, n) => addDays(anchor, step * (n + 1))).filter(counts).length
  let on = anchor
  while (left > 0) {
    on = addDays(on, step)
    if (on < stretch.from || on > stretch.to) return missingOn(calendar, on)
    if (isTerm(on) && counts(on)) left -= 1
  }
  return { known: true, day: on }
}
