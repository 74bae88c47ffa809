import { createHash } from 'node:crypto'
import type { Profile } from '../../domain/register-file.ts'
import type { ToldMark } from '../marks/told-mark.ts'
import type { FaultList } from '../tables/fault.ts'
import type { TableFile } from '../tables/table.ts'
import { type ByteLimits, UnreadableFile } from '../tables/utf8-lines.ts'
import { csvMarks } from './csv-marks.ts'
import { wondeMarks } from './wonde-marks.ts'

/** A register file being read: its marks, many at a time, and once they are through, its SHA-256 and how many rows it had. */
export type ReadMarks = {
  batches: AsyncGenerator<ToldMark[]>
  read(): { sha256: string; rows: number }
}

const MOST_BYTES = 96_000_000
const PROGRESS_ROWS = 10_000

function marksOf(
  source: TableFile['source'],
  limits: ByteLimits,
  profile: Profile,
  faults: FaultList,
  counted: (rows: number) => void,
): AsyncGenerator<ToldMark[]> {
  const { layout } = profile
  if (layout === 'wonde') return wondeMarks(source, limits, profile, faults, counted)
  return csvMarks(source, limits, { ...profile, layout }, faults, counted)
}

async function* toldFaults(
  batches: AsyncGenerator<ToldMark[]>,
  faults: FaultList,
  count: () => number,
): AsyncGenerator<ToldMark[]> {
  try {
    yield* batches
    if (count() === 0 && faults.count() === 0)
      faults.add(1, null, 'there is only a header: the file has no rows')
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error
    faults.addFirst(error.row, error.message)
  }
}

/** Reads a register file as a profile says that it is written; what is wrong goes into the list, and the sound marks come out. */
export function readMarks(file: TableFile, profile: Profile, faults: FaultList): ReadMarks {
  const hash = createHash('sha256')
  let rows = 0
  const counted = (more: number) => {
    const before = Math.floor(rows / PROGRESS_ROWS)
    rows += more
    if (Math.floor(rows / PROGRESS_ROWS) > before) file.progress?.(rows)
  }
  const limits = {
    most: file.most ?? MOST_BYTES,
    size: file.size,
    seen: (chunk: Uint8Array) => void hash.update(chunk),
  }
  const batches = toldFaults(marksOf(file.source, limits, profile, faults, counted), faults, () => rows)
  return { batches, read: () => ({ sha256: hash.digest('hex'), rows }) }
}
