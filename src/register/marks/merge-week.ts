import type { HeldWeek } from '../../../db/queries/held-weeks.ts'
import { packMarks, SESSIONS_A_WEEK, UNMARKED, unpackMarks } from '../../../db/schema/marks-text.ts'
import type { RegisterDetail } from '../../../db/schema/register.ts'
import type { GatheredMarks } from './gathered-marks.ts'

/** A pupil's week with what a file says of it laid over what the store holds. */
export type MergedWeek = {
  marks: string[]
  text: string
  detail: RegisterDetail | null
  /** Is it other than what the store holds? */
  changed: boolean
  /** Sessions marked for the first time. */
  added: number
  /** Sessions, 0 to 9, whose mark the file changes. */
  amended: { session: number; was: string; now: string }[]
  /** Sessions that have no code in the file and a mark in the store, which stays. */
  keptMarks: number
}

type Tally = Pick<MergedWeek, 'marks' | 'added' | 'amended' | 'keptMarks'>

function putMark(week: Tally, session: number, now: string): boolean {
  const was = week.marks[session] ?? ''
  // No mark in a file means that nobody said: it never takes away one that was made.
  if (now === '' && was !== '') {
    week.keptMarks += 1
    return false
  }
  if (was === '' && now !== '') week.added += 1
  if (was !== '' && now !== was) week.amended.push({ session, was, now })
  week.marks[session] = now
  return true
}

/** What stands beside the marks, with that of one session as a file says. */
function withDetail(
  detail: RegisterDetail | null,
  session: number,
  now: RegisterDetail[string] | undefined,
): RegisterDetail | null {
  if (now !== undefined) return { ...detail, [session]: now }
  if (detail === null || !(session in detail)) return detail
  const { [session]: _, ...others } = detail
  return Object.keys(others).length === 0 ? null : others
}

const textOf = (detail: RegisterDetail | null): string => (detail === null ? '' : JSON.stringify(detail))

const NOTHING: HeldWeek = { marks: UNMARKED, detail: null }
// Millions of weeks have none yet.
const NO_MARKS = unpackMarks(UNMARKED)

/** Lays what a file says of ten sessions from a place on over what the store holds of them. */
export function mergeWeek(said: GatheredMarks, place: number, stored: HeldWeek = NOTHING): MergedWeek {
  const marks = stored === NOTHING ? NO_MARKS.slice() : unpackMarks(stored.marks)
  const tally: Tally = { marks, added: 0, amended: [], keptMarks: 0 }
  let detail: RegisterDetail | null = stored.detail
  for (let n = 0; n < SESSIONS_A_WEEK; n++) {
    const now = said.markAt(place + n)
    if (now !== null && putMark(tally, n, now)) detail = withDetail(detail, n, said.detailAt(place + n))
  }
  const text = packMarks(tally.marks)
  const changed =
    text !== stored.marks || (detail !== stored.detail && textOf(detail) !== textOf(stored.detail))
  const { added, amended, keptMarks } = tally
  // Spreading the tally would take ten times as long as all the rest.
  return { marks, added, amended, keptMarks, text, detail, changed }
}
