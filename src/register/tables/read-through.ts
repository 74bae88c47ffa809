import { createHash } from 'node:crypto'
import type { FaultList } from './fault.ts'
import type { TableFile } from './table-file.ts'
import { type ByteLimits, UnreadableFile } from './utf8-lines.ts'

/** A file being read: what is in it, some at a time, and once it is through, its SHA-256 and how many rows it had. */
export type ReadThrough<T> = {
  batches: AsyncGenerator<T>
  read(): { sha256: string; rows: number }
}

const PROGRESS_ROWS = 10_000

/** Puts what makes a file unreadable into the list, and that it has no rows. */
async function* toldFaults<T>(
  batches: AsyncGenerator<T>,
  faults: FaultList,
  rows: () => number,
): AsyncGenerator<T> {
  try {
    yield* batches
    if (rows() === 0 && faults.count() === 0)
      faults.add(1, null, 'there is only a header: the file has no rows')
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error
    faults.addFirst(error.row, error.message)
  }
}

/** Reads a file of at most so many bytes through, by a reader that says how many rows it has read; progress is told on the way. */
export function readThrough<T>(
  file: TableFile,
  mostBytes: number,
  faults: FaultList,
  reader: (limits: ByteLimits, counted: (more: number) => void) => AsyncGenerator<T>,
): ReadThrough<T> {
  const hash = createHash('sha256')
  let rows = 0
  const counted = (more: number) => {
    const before = Math.floor(rows / PROGRESS_ROWS)
    rows += more
    if (Math.floor(rows / PROGRESS_ROWS) > before) file.progress?.(rows)
  }
  const { size, most = mostBytes } = file
  const limits = { most, size, seen: (chunk: Uint8Array) => void hash.update(chunk) }
  const batches = toldFaults(reader(limits, counted), faults, () => rows)
  return { batches, read: () => ({ sha256: hash.digest('hex'), rows }) }
}
