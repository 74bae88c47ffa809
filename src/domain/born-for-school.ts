import { compulsorySchoolAge } from './compulsory-school-age.ts'
import { addDays, type Day } from './day.ts'
import type { Calendar } from './open-days.ts'

/** Longer than from any birth to the last day of compulsory school age. */
const EIGHTEEN_YEARS = 6575

/** The least number of days that passes, where all from there on do. */
function least(passes: (days: number) => boolean): number {
  let low = 0
  let high = EIGHTEEN_YEARS
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (passes(middle)) high = middle
    else low = middle + 1
  }
  return low
}

/** The first and the last date of birth of the children who are of compulsory school age on a day, as `compulsorySchoolAge` has it for each. */
export function bornForSchool(on: Day, calendar?: Calendar): { from: Day; to: Day } {
  const age = (days: number) => compulsorySchoolAge(addDays(on, -days), calendar)
  const youngest = least((days) => age(days).from <= on)
  const tooOld = least((days) => age(days).until < on)
  return { from: addDays(on, 1 - tooOld), to: addDays(on, -youngest) }
}
