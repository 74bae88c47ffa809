import type { Doubt, MarkColumn, Profile } from '../../domain/register-file.ts'
import { type Answers, answerTo, columnDoubt } from './doubts.ts'
import { halfMeant, headingsFor, sessionOf } from './heading-words.ts'

/** What the headings of a file mean: `sessions` are the places of the columns that are sessions themselves. */
export type Headings = {
  layout: 'rows' | 'days' | 'wide'
  columns: Profile['columns']
  others: string[]
  sessions: number[]
  doubts: Doubt[]
}

const sought: Record<Headings['layout'], readonly MarkColumn[]> = {
  rows: ['date', 'session', 'code', 'upn', 'pupil_ref', 'minutes_late', 'comment'],
  days: ['date', 'upn', 'pupil_ref'],
  wide: ['upn', 'pupil_ref'],
}
const owed: readonly MarkColumn[] = ['date', 'session', 'code']

/** The heading of one column: the one that was answered, or the only one that has its name. */
function headingOf(column: MarkColumn, free: readonly string[], answers: Answers): string | undefined {
  const answer = answerTo(columnDoubt(column, free), answers)
  const [only, another] = headingsFor(column, free)
  return answer ?? (another === undefined ? only : undefined)
}

/** What is left to ask of a column that no heading stands for: which of those that might, or of all that are free. */
function doubtOf(column: MarkColumn, free: readonly string[]): Doubt[] {
  const named = headingsFor(column, free)
  if (named.length > 1) return [columnDoubt(column, named)]
  return owed.includes(column) ? [columnDoubt(column, free)] : []
}

/** How a file is laid out, as its headings tell: those that name a day's session, or the morning and the afternoon, hold marks. */
function layoutOf(headings: readonly string[]): { layout: Headings['layout']; places: number[] } {
  const wide = headings.flatMap((heading, n) => (sessionOf(heading) === null ? [] : n))
  if (wide.length > 1) return { layout: 'wide', places: wide }
  const halves = headings.flatMap((heading, n) => (halfMeant(heading) === null ? [] : n))
  const isDays = halves.length === 2 && new Set(halves.map((n) => halfMeant(headings[n] ?? ''))).size === 2
  return isDays ? { layout: 'days', places: halves } : { layout: 'rows', places: [] }
}

/** Understands the headings of a file as far as their names tell. */
export function understandColumns(cells: readonly string[], answers: Answers): Headings {
  const headings = cells.map((cell) => cell.trim())
  const { layout, places } = layoutOf(headings)
  const columns: Headings['columns'] = {}
  let free = headings.filter((heading, n) => heading !== '' && !places.includes(n))
  for (const column of sought[layout]) {
    const heading = headingOf(column, free, answers)
    if (heading === undefined) continue
    columns[column] = heading
    free = free.filter((other) => other !== heading)
  }
  const open = sought[layout].filter((column) => columns[column] === undefined)
  const doubts = open.flatMap((column) => doubtOf(column, free))
  return { layout, columns, others: free, sessions: places, doubts }
}

/** Settles whose marks they are once the cells were seen: a column of UPNs is known by their check letters; else somebody must say. */
export function withPupil(found: Headings, headings: readonly string[], upns: readonly number[]): Headings {
  const { columns, others, doubts } = found
  const upn = upns.map((n) => headings[n]?.trim() ?? '').find((heading) => others.includes(heading))
  const isSaid = columns.upn !== undefined || columns.pupil_ref !== undefined
  if (isSaid || doubts.some(({ id }) => id === 'column upn' || id === 'column pupil_ref')) return found
  if (upn === undefined) return { ...found, doubts: [...doubts, columnDoubt('pupil_ref', others)] }
  return { ...found, columns: { ...columns, upn }, others: others.filter((other) => other !== upn) }
}
