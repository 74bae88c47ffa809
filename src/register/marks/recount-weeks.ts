import { eq } from 'drizzle-orm'
import { registerWeeksOf, type RegisterWeek as StoredWeek } from '../../../db/queries/register.ts'
import { landImports } from '../../../db/register-staging.ts'
import { pupils } from '../../../db/schema.ts'
import type { Store } from '../../../db/store.ts'
import { type CountedWeek, putWeekCounts } from '../../../db/week-counts.ts'
import { type Day, day } from '../../domain/day.ts'
import type { ImportDesk } from '../import-desk.ts'
import { schoolCalendar } from '../school-calendar.ts'
import { countedWeeks } from './counted-weeks.ts'
import { weekAsRead } from './register-of.ts'
import type { WeekCounts } from './week-counter.ts'

const ROWS_A_WRITE = 500
const [FIRST, LAST] = [day('1900-01-01'), day('2100-12-31')]

const countsOf = (week: WeekCounts): WeekCounts => {
  const { possible, attended, authorised, unauthorised, late, unexplained, marked } = week
  return { possible, attended, authorised, unauthorised, late, unexplained, marked }
}

const isSame = (a: WeekCounts, b: WeekCounts) => JSON.stringify(countsOf(a)) === JSON.stringify(countsOf(b))

async function saveInParts(store: Store, changed: readonly CountedWeek[]): Promise<void> {
  for (let from = 0; from < changed.length; from += ROWS_A_WRITE) {
    await store.write((tx) => putWeekCounts(tx, changed.slice(from, from + ROWS_A_WRITE)))
  }
}

function differing(
  stored: readonly StoredWeek[],
  counted: readonly (WeekCounts & { monday: Day })[],
): CountedWeek[] {
  return stored.flatMap(({ pupil, monday, import: from, ...was }, n) => {
    const now = counted[n]
    return now === undefined || isSame(was, now) ? [] : [{ pupil, monday, import: from, ...countsOf(now) }]
  })
}

/** Counts register weeks again after the calendar or a pupil's dates changed: of some pupils, or of a whole school; tells how many changed. */
export async function recountWeeks(
  { store, codes, bankHolidays }: Pick<ImportDesk, 'store' | 'codes' | 'bankHolidays'>,
  school: { id: string; nation: 'england' | 'wales' },
  only?: ReadonlySet<string>,
): Promise<number> {
  await landImports(store)
  const calendar = await schoolCalendar(store.read, bankHolidays, school.id)
  const { id, joined, left, dateOfBirth } = pupils
  const all = await store.read
    .select({ id, joined, left, dateOfBirth })
    .from(pupils)
    .where(eq(pupils.school, school.id))
  const changed: CountedWeek[] = []
  for (const pupil of all.filter((each) => only === undefined || only.has(each.id))) {
    const stored = await registerWeeksOf(store.read, pupil.id, FIRST, LAST)
    const counting = { calendar, codeSets: codes, nation: school.nation, pupil }
    changed.push(...differing(stored, countedWeeks(stored.map(weekAsRead), counting)))
  }
  await saveInParts(store, changed)
  return changed.length
}
