import { registerWeeksOf, type RegisterWeek as StoredWeek } from '../../../db/queries/register.ts'
import type { Db } from '../../../db/reader.ts'
import { SESSIONS_A_WEEK, unpackMarks } from '../../../db/schema/marks-text.ts'
import type { NotedMark } from '../../domain/certificate/noted-mark.ts'
import { addDays, type Day, mondayOf } from '../../domain/day.ts'
import type { RegisterWeek } from '../../domain/measure.ts'

/** A stored week as the domain reads it. */
export function weekAsRead({
  monday,
  marks,
  detail,
}: Pick<StoredWeek, 'monday' | 'marks' | 'detail'>): RegisterWeek {
  const read = { monday, marks: unpackMarks(marks) }
  if (detail === null) return read
  const minutesLate = Array.from({ length: SESSIONS_A_WEEK }, (_, cell) => detail[cell]?.minutesLate ?? null)
  return { ...read, minutesLate }
}

/** What was noted beside the marks of a stored week, in the order of its sessions. */
export function notedIn({
  monday,
  marks,
  detail,
}: Pick<StoredWeek, 'monday' | 'marks' | 'detail'>): NotedMark[] {
  const read = unpackMarks(marks)
  return Array.from({ length: SESSIONS_A_WEEK }, (_, place) => place).flatMap((place): NotedMark[] => {
    const comment = detail?.[place]?.comment?.trim() ?? ''
    const half = place % 2 === 0 ? 'AM' : 'PM'
    const day = addDays(monday, Math.floor(place / 2))
    return comment === '' ? [] : [{ day, half, mark: read[place] ?? '', comment }]
  })
}

/** A pupil's register weeks that touch some days, both ends included, as the domain measures them. */
export async function registerOf(db: Db, pupil: string, from: Day, to: Day): Promise<RegisterWeek[]> {
  return (await registerWeeksOf(db, pupil, mondayOf(from), to)).map(weekAsRead)
}
