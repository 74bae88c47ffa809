import { allSchools } from '../../db/queries/schools.ts'
import { type Asker, rolesAt } from '../domain/access.ts'
import { calendarEnd } from '../domain/calendar.ts'
import { addDays, type Day } from '../domain/day.ts'
import type { CalendarEnd } from '../domain/due.ts'
import type { Role } from '../domain/role.ts'
import { calendarFor } from './facts.ts'
import type { House } from './house.ts'

/** Who sees to a school's calendar. */
const keepers: readonly Role[] = ['attendance-officer', 'admin']
const daysAhead = 30

/** The schools whose loaded calendar ends within thirty days, or has ended. */
export async function endingCalendars(house: House, on: Day): Promise<CalendarEnd[]> {
  const { read } = house.store
  const found: CalendarEnd[] = []
  for (const { id, name } of await allSchools(read)) {
    const until = calendarEnd(await calendarFor(read, house.shelves, id))
    if (until !== null && until <= addDays(on, daysAhead)) found.push({ school: id, name, until })
  }
  return found
}

/** Of the calendars that end, those that this person sees to. */
export function calendarsOf(asker: Asker, ending: readonly CalendarEnd[]): CalendarEnd[] {
  return ending.filter(({ school }) => rolesAt(asker, school).some((role) => keepers.includes(role)))
}
