import type { RegisterWeek as StoredWeek } from '../../../db/queries/register.ts'
import type { StagedAmendment, StagedWeek } from '../../../db/register-staging.ts'
import type { RegisterDetail } from '../../../db/schema/register.ts'
import { addDays, type Day } from '../../domain/day.ts'
import type { RegisterWeek } from '../../domain/measure.ts'
import { type Counting, countedWeeks } from './counted-weeks.ts'
import { packMarks, SESSIONS_A_WEEK, unpackMarks } from './marks-text.ts'
import type { CellMark, FileWeek } from './week-cells.ts'

/** What a file does to one pupil's weeks: how many sessions it marks for the first time, and which marks it changes. */
export type Merged = {
  weeks: StagedWeek[]
  added: number
  amendments: StagedAmendment[]
  /** Sessions that have no code in the file and a mark in the store, which stays. */
  keptMarks: number
}

type Held = RegisterWeek & { marks: string[]; detail: RegisterDetail | null }
type Tally = Omit<Merged, 'weeks'> & { pupil: number }

const halves = ['AM', 'PM'] as const

const noMarks = (): string[] => Array.from({ length: SESSIONS_A_WEEK }, () => '')

const heldOf = (monday: Day, stored: StoredWeek | undefined): Held =>
  stored === undefined
    ? { monday, marks: noMarks(), detail: null }
    : { monday, marks: unpackMarks(stored.marks), detail: stored.detail }

function detailOf({ minutesLate, comment }: CellMark): RegisterDetail[string] | undefined {
  if (minutesLate === null && comment === null) return undefined
  return { ...(minutesLate === null ? {} : { minutesLate }), ...(comment === null ? {} : { comment }) }
}

function withDetail(detail: RegisterDetail | null, n: number, cell: CellMark): RegisterDetail | null {
  const { [n]: _, ...others } = detail ?? {}
  const now = detailOf(cell)
  const all = now === undefined ? others : { ...others, [n]: now }
  return Object.keys(all).length === 0 ? null : all
}

function amendmentOf(pupil: number, monday: Day, n: number, was: string, now: string): StagedAmendment {
  return { pupil, day: addDays(monday, Math.floor(n / 2)), half: halves[n % 2] ?? 'AM', was, now }
}

function putCell(held: Held, n: number, cell: CellMark, tally: Tally): void {
  const was = held.marks[n] ?? ''
  // No mark in a file means that nobody said: it never takes away one that was made.
  if (cell.mark === '' && was !== '') {
    tally.keptMarks += 1
    return
  }
  if (was === '' && cell.mark !== '') tally.added += 1
  if (was !== '' && cell.mark !== was)
    tally.amendments.push(amendmentOf(tally.pupil, held.monday, n, was, cell.mark))
  held.marks[n] = cell.mark
  held.detail = withDetail(held.detail, n, cell)
}

function mergeOne(week: FileWeek, stored: StoredWeek | undefined, tally: Tally): Held {
  const held = heldOf(week.monday, stored)
  week.cells.forEach((cell, n) => {
    if (cell !== undefined) putCell(held, n, cell, tally)
  })
  return held
}

const isSame = (staged: StagedWeek, stored: StoredWeek | undefined): boolean =>
  stored !== undefined &&
  (Object.keys(staged) as (keyof StagedWeek)[]).every(
    (fact) => JSON.stringify(staged[fact] ?? null) === JSON.stringify(stored[fact]),
  )

/** Lays what a file says of one pupil over the weeks in the store, counts them, and leaves out those that stay the same. */
export function mergeWeeks(
  pupil: number,
  weeks: readonly FileWeek[],
  stored: readonly StoredWeek[],
  counting: Counting,
): Merged {
  const byMonday = new Map(stored.map((week) => [week.monday, week]))
  const tally: Tally = { pupil, added: 0, amendments: [], keptMarks: 0 }
  const merged = weeks.map((week) => ({
    pupil,
    ...mergeOne(week, byMonday.get(week.monday), tally),
  }))
  const staged = countedWeeks(merged, counting).map(({ marks, ...week }) => ({
    ...week,
    marks: packMarks(marks),
  }))
  const { added, amendments, keptMarks } = tally
  return {
    added,
    amendments,
    keptMarks,
    weeks: staged.filter((week) => !isSame(week, byMonday.get(week.monday))),
  }
}
