import type { Doubt, MarkColumn, Profile } from '../../domain/register-file.ts'
import { type Answers, answerTo, columnDoubt } from './doubts.ts'
import { headingsFor, sessionOf } from './heading-words.ts'

/** What the headings of a file mean: `sessions` are the places of a wide file's session columns. */
export type Headings = {
  layout: 'rows' | 'wide'
  columns: Profile['columns']
  others: string[]
  sessions: number[]
  doubts: Doubt[]
}

const sought: Record<Headings['layout'], readonly MarkColumn[]> = {
  rows: ['date', 'session', 'code', 'upn', 'pupil_ref', 'minutes_late', 'comment'],
  wide: ['upn', 'pupil_ref'],
}
const owed: readonly MarkColumn[] = ['date', 'session', 'code']

/** Finds one column among headings: by an answer, or by its name where only one has it; else there is a doubt. */
function findOne(
  column: MarkColumn,
  free: readonly string[],
  answers: Answers,
): { heading?: string; doubt?: Doubt } {
  const named = headingsFor(column, free)
  const doubt = columnDoubt(column, named.length > 1 ? named : free)
  const answer = answerTo(columnDoubt(column, free), answers)
  if (answer !== undefined) return { heading: answer }
  const [only] = named
  if (named.length === 1 && only !== undefined) return { heading: only }
  return owed.includes(column) || named.length > 1 ? { doubt } : {}
}

/** Understands the headings of a file as far as their names tell. */
export function understandColumns(cells: readonly string[], answers: Answers): Headings {
  const headings = cells.map((cell) => cell.trim())
  const sessions = headings.flatMap((heading, n) => (sessionOf(heading) === null ? [] : n))
  const layout = sessions.length > 1 ? 'wide' : 'rows'
  const places = layout === 'wide' ? sessions : []
  const found: Headings = { layout, columns: {}, others: [], sessions: places, doubts: [] }
  let free = headings.filter((heading, n) => heading !== '' && !places.includes(n))
  for (const column of sought[layout]) {
    const { heading, doubt } = findOne(column, free, answers)
    if (doubt !== undefined) found.doubts.push(doubt)
    if (heading === undefined) continue
    found.columns[column] = heading
    free = free.filter((other) => other !== heading)
  }
  return { ...found, others: free }
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
