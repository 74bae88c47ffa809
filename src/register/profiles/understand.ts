import { profileFaults, type Understood } from '../../domain/register-file.ts'
import { csvRows } from '../tables/csv-rows.ts'
import { type FaultList, faultList, type Refused } from '../tables/fault.ts'
import type { TableFile } from '../tables/table-file.ts'
import { UnreadableFile } from '../tables/utf8-lines.ts'
import type { Answers } from './doubts.ts'
import { delimiterOf, headOf, isJson } from './head-of.ts'
import type { KnownSchool } from './known-school.ts'
import { understandPages } from './understand-pages.ts'
import { understandRows } from './understand-rows.ts'
import { watchRows } from './watch-rows.ts'

/** The file was understood, with the doubts that are left; or it can't be, with what is wrong. */
export type Understanding = ({ done: true } & Understood) | Refused

/** As much as an import takes. */
const MOST_BYTES = 800_000_000

const EMPTY = 'the file is empty: make it again, with the headings and a row for each pupil or session'
const NO_ROWS = 'nothing stands below the headings, so the file holds no marks: choose days that have some'

async function found(
  file: TableFile,
  known: KnownSchool,
  answers: Answers,
  faults: FaultList,
): Promise<Understood | null> {
  const { head, all } = await headOf(file.source)
  if (isJson(head) && known.wonde !== undefined)
    return understandPages({ ...file, source: all }, known.wonde, known, answers, faults)
  const delimiter = delimiterOf(head)
  const limits = { most: file.most ?? MOST_BYTES, size: file.size, seen: () => {} }
  const watched = await watchRows(csvRows(all, limits, delimiter), answers)
  if (watched !== null && watched.observed.rows > 0)
    return understandRows(watched, delimiter, known, answers, faults)
  faults.add(1, null, watched === null ? EMPTY : NO_ROWS)
  return null
}

function unsound(understood: Understood, faults: FaultList): void {
  if (understood.doubts.length > 0) return
  for (const { says } of profileFaults(understood.profile)) faults.add(1, null, says)
}

/**
 * Understands a register file that no profile describes: how it is laid out and divided, which heading is what, how it writes
 * dates, sessions and codes. What can be read two ways is a doubt, never a guess; asked again with the answers, it goes on from there.
 */
export async function understand(
  file: TableFile,
  known: KnownSchool,
  answers: Answers = {},
): Promise<Understanding> {
  const faults = faultList()
  try {
    const understood = await found(file, known, answers, faults)
    if (understood !== null) unsound(understood, faults)
    if (understood !== null && faults.count() === 0) return { done: true, ...understood }
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error
    faults.addFirst(error.row, error.message)
  }
  return faults.refused()
}
