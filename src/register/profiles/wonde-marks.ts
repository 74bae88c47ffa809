import { markColumns, type Profile } from '../../domain/register-file.ts'
import type { TakeMark } from '../marks/told-mark.ts'
import type { FaultList } from '../tables/fault.ts'
import type { ByteLimits } from '../tables/utf8-lines.ts'
import { markCells } from './mark-cells.ts'
import { type MarkTexts, toldFrom } from './told-cells.ts'
import { type WondePart, wondePages } from './wonde-pages.ts'

const fieldOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined

// Wonde lays what a record was asked to include into `data`, and some dates into `date`.
const within = (value: unknown, wrapper: string): unknown => fieldOf(value, wrapper) ?? value

function textAt(record: unknown, path: readonly string[]): string {
  const found = path.reduce((value, step) => within(fieldOf(value, step), 'data'), record)
  const value = within(found, 'date')
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : ''
}

const MIDNIGHT = /[T ]00:00:00(?:\.0+)?(?:Z|\+00:00)?$/

type Pagination = { page: number | null; more: boolean }

function paginationOf(value: unknown): Pagination {
  const page = Number(fieldOf(value, 'current_page') ?? Number.NaN)
  const more = fieldOf(value, 'more') === true || typeof fieldOf(value, 'next') === 'string'
  return { page: Number.isInteger(page) ? page : null, more }
}

/** What the pages say of pages that are not in the file; nothing where they have no numbers. */
function missingPages(pages: readonly Pagination[]): string | null {
  const numbers = pages.flatMap(({ page }) => page ?? [])
  const last = Math.max(0, ...numbers)
  const gap = Array.from({ length: last }, (_, n) => n + 1).find((page) => !numbers.includes(page))
  if (gap !== undefined) return `page ${gap} is missing: put all pages into one file, one after another`
  const end = pages.find(({ page }) => page === last) ?? pages.at(-1)
  return end?.more ? 'the last page says that more follow: fetch them all into one file' : null
}

function recordReader(profile: Profile, faults: FaultList) {
  const paths = markColumns.map((column) => [column, profile.columns[column]?.split('.') ?? null] as const)
  const told = toldFrom(profile, markCells(profile), faults)
  const texts = Object.fromEntries(markColumns.map((column) => [column, ''])) as MarkTexts
  return (row: number, record: unknown, take: TakeMark): void => {
    for (const [column, path] of paths) texts[column] = path === null ? '' : textAt(record, path)
    texts.date = texts.date.replace(MIDNIGHT, '')
    told(row, texts, take)
  }
}

/** Tells the marks of Wonde's pages, some at a time, a row being a record counted from 1; `counted` hears how many were read. */
export async function* wondeMarks(
  source: AsyncIterable<Uint8Array>,
  limits: ByteLimits,
  profile: Profile,
  faults: FaultList,
  counted: (rows: number) => void,
  take: TakeMark,
): AsyncGenerator<void> {
  const read = recordReader(profile, faults)
  const pages: Pagination[] = []
  let row = 0
  const tell = (part: WondePart): void => {
    if ('pagination' in part) {
      pages.push(paginationOf(part.pagination))
      return
    }
    row += 1
    counted(1)
    read(row, part.record, take)
  }
  for await (const parts of wondePages(source, limits)) {
    yield parts.forEach(tell)
    if (faults.enough()) return
  }
  const missing = missingPages(pages)
  if (missing !== null) faults.add(0, null, missing)
}
