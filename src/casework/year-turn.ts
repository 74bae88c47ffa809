import { casesFromBefore } from '../../db/queries/cases.ts'
import { allSchools } from '../../db/queries/schools.ts'
import { schoolYearOf } from '../domain/calendar.ts'
import type { Day } from '../domain/day.ts'
import { act } from './act.ts'
import { byItself } from './by-itself.ts'
import { calendarFor } from './facts.ts'
import type { House } from './house.ts'

async function turnAt(house: House, school: string, on: Day): Promise<number> {
  const year = schoolYearOf(await calendarFor(house.store.read, house.shelves, school), on)
  const waiting = await casesFromBefore(house.store.read, school, { began: year.from, year: year.name })
  let turned = 0
  for (const id of waiting) {
    const outcome = await act(house, id, { by: byItself, key: null }, { do: 'turn-year' })
    turned += outcome.done && outcome.events.length > 0 ? 1 : 0
  }
  return turned
}

/** Takes each case that was open before the summer into the school year that has begun at its school, once. Tells how many. */
export async function turnYears(house: House, on: Day): Promise<number> {
  let turned = 0
  for (const { id } of await allSchools(house.store.read)) turned += await turnAt(house, id, on)
  return turned
}
