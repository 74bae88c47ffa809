import type { CsvRow } from '../tables/csv-row.ts'
import type { Answers } from './doubts.ts'
import { findHeader } from './find-header.ts'
import { fromHeader } from './header-row.ts'
import { sessionOf } from './heading-words.ts'
import { type Observed, observer, type Seen } from './observed.ts'
import { type Headings, understandColumns } from './understand-columns.ts'

/** A file as it was looked at: its headings as written, what they mean, what stands below them, and whether they take more than the first row. */
export type Watched = { headings: string[]; found: Headings; observed: Observed; titled: boolean }

const seenIn = (texts: readonly string[], row: number): Seen =>
  new Map(texts.map((text) => [text, { times: 1, row }]))

/** Begins with the headings of a file; those of a wide one hold its dates and sessions. */
function begin({ row, cells }: CsvRow, answers: Answers) {
  const titled = row > 1
  const headings = cells.map((cell) => cell.trim())
  const found = understandColumns(headings, answers)
  const at = (heading: string | undefined) => (heading === undefined ? -1 : headings.indexOf(heading))
  const { date, session, code } = found.columns
  const places = found.layout === 'rows' ? [at(code)].filter((n) => n >= 0) : found.sessions
  const eye = observer({ date: at(date), session: at(session), codes: places, width: headings.length })
  const watched = (): Watched => {
    const observed = eye.observed()
    if (found.layout === 'rows') return { headings, found, observed, titled }
    const marked = seenIn(
      found.sessions.map((n) => headings[n] ?? ''),
      row,
    )
    if (found.layout === 'days')
      return { headings, found, observed: { ...observed, sessions: marked }, titled }
    const parts = found.sessions.flatMap((n) => sessionOf(headings[n] ?? '') ?? [])
    const dates = seenIn(
      parts.map((part) => part.date),
      row,
    )
    const sessions = seenIn(
      parts.map((part) => part.word),
      row,
    )
    return { headings, found, observed: { ...observed, dates, sessions }, titled }
  }
  return { look: eye.look, watched }
}

/** Looks at every row of a file, once its headings are understood as far as they go; null where it has none. */
export async function watchRows(rows: AsyncIterable<CsvRow[]>, answers: Answers): Promise<Watched | null> {
  let began: ReturnType<typeof begin> | undefined
  for await (const some of fromHeader(rows, (all) => findHeader(all, answers))) {
    const [first, ...rest] = some
    if (first === undefined) continue
    const below = began === undefined ? rest : some
    began ??= begin(first, answers)
    for (const row of below) began.look(row)
  }
  return began?.watched() ?? null
}
