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

type Born = { from: Day; to: Day }

const usual = new Map<Day, Born>()

function search(on: Day, calendar?: Calendar): Born {
  const age = (days: number) => compulsorySchoolAge(addDays(on, -days), calendar)
  const youngest = least((days) => age(days).from <= on)
  const tooOld = least((days) => age(days).until < on)
  return { from: addDays(on, 1 - tooOld), to: addDays(on, -youngest) }
}

function usually(on: Day): Born {
  const born = usual.get(on) ?? search(on)
  usual.set(on, born)
  return born
}

// A school's own terms move only who is the oldest, and seldom do.
function holds(born: Born, on: Day, calendar: Calendar): boolean {
  const isOfAge = (dateOfBirth: Day) => on <= compulsorySchoolAge(dateOfBirth, calendar).until
  return isOfAge(born.from) && !isOfAge(addDays(born.from, -1))
}

/** The first and the last date of birth of the children who are of compulsory school age on a day, as `compulsorySchoolAge` has it for each. */
export function bornForSchool(on: Day, calendar?: Calendar): Born {
  const born = usually(on)
  return calendar === undefined || holds(born, on, calendar) ? born : search(on, calendar)
}
