import { putNotice } from '../../db/outbox.ts'
import { everybodyWithRoles, personWithRoles } from '../../db/queries/people.ts'
import { allSchools, type School } from '../../db/queries/schools.ts'
import { allScreeningReaders, type ScreeningReader } from '../../db/queries/screening-readers.ts'
import { type Calendar, isSchoolDay, nextSchoolDay } from '../domain/calendar.ts'
import { addDays, type Day, mondayOf } from '../domain/day.ts'
import type { ScreenedSchool } from '../domain/screening-groups.ts'
import { byItself } from './by-itself.ts'
import { calendarFor } from './facts.ts'
import { setFollowing } from './follow-screening.ts'
import type { House } from './house.ts'
import { mayOpenAt } from './in-sight.ts'
import { screenedSchool } from './screened-school.ts'
import { dayIn } from './today.ts'

/** The first day in the week of a day on which the school is open; null in a week without one. */
function firstOpenDay(calendar: Calendar, on: Day): Day | null {
  const monday = mondayOf(on)
  const first = nextSchoolDay(calendar, addDays(monday, -1))
  return first.known && first.day < addDays(monday, 7) ? first.day : null
}

/** Whoever asked before this school's week began; it comes on its first open day, or on the next one after a day when the bot was down. */
async function readersToday(house: House, school: School, readers: readonly ScreeningReader[], on: Day) {
  const calendar = await calendarFor(house.store.read, house.shelves, school.id)
  const first = firstOpenDay(calendar, on)
  if (first === null || !isSchoolDay(calendar, on)) return []
  return readers.filter(({ since }) => dayIn(new Date(since), house.timeZone) < first)
}

/** Takes from the readers whoever has left, or may no longer open cases at the school; the others remain. */
async function stillEntitled(house: House): Promise<{ school: School; readers: ScreeningReader[] }[]> {
  const { read } = house.store
  const [all, people, schools] = await Promise.all([
    allScreeningReaders(read),
    everybodyWithRoles(read),
    allSchools(read),
  ])
  const known = new Map(people.map((one) => [one.id, one]))
  const may = (school: School, { person }: ScreeningReader) => {
    const reader = known.get(person)
    return reader !== undefined && mayOpenAt(reader, school)
  }
  const entitled = schools.map((school) => ({
    school,
    readers: all.filter((one) => one.school === school.id && may(school, one)),
  }))
  const kept = new Set(entitled.flatMap(({ readers }) => readers))
  const gone = all.filter((one) => !kept.has(one))
  if (gone.length > 0)
    await house.store.write(async (tx) => {
      for (const { person, school } of gone)
        await setFollowing(house, tx, { by: byItself, key: null }, { person, school, wants: false })
    })
  return entitled.filter(({ readers }) => readers.length > 0)
}

/** Puts the weekly screenings that are to go out on a day into the outbox, one a person, school and week; tells how many are new. */
export async function putWeeklyScreenings(house: House, on: Day): Promise<number> {
  let put = 0
  for (const { school, readers } of await stillEntitled(house)) {
    const today = await readersToday(house, school, readers, on)
    put += await putFor(house, school.id, today, mondayOf(on))
  }
  if (put > 0) house.kick()
  return put
}

async function putFor(
  house: House,
  school: string,
  readers: readonly ScreeningReader[],
  week: Day,
): Promise<number> {
  if (readers.length === 0) return 0
  return house.store.write(async (tx) => {
    let put = 0
    for (const { person } of readers) {
      const key = `screening:${person}:${school}:${week}`
      const fresh = await putNotice(tx, { key, kind: 'screening', body: { person, school, on: week } })
      put += fresh ? 1 : 0
    }
    return put
  })
}

/** What a week's screening says as things stand now; null once the week is over, for who may not see it and who does not want it any more. */
export async function weeklyScreeningFor(
  house: House,
  person: string,
  school: string,
  week: Day,
): Promise<ScreenedSchool | null> {
  const asker = await personWithRoles(house.store.read, person)
  if (asker === null || mondayOf(dayIn(house.now(), house.timeZone)) !== week) return null
  const screened = await screenedSchool(house, asker, school)
  return screened?.follows ? screened : null
}
