import type { Profile } from '../../domain/register-file.ts'
import type { TakeMark } from '../marks/told-mark.ts'
import type { FaultList } from '../tables/fault.ts'
import { readThrough } from '../tables/read-through.ts'
import type { TableFile } from '../tables/table-file.ts'
import type { ByteLimits } from '../tables/utf8-lines.ts'
import { csvMarks } from './csv-marks.ts'
import { wondeMarks } from './wonde-marks.ts'

const MOST_BYTES = 96_000_000

function marksOf(
  source: TableFile['source'],
  limits: ByteLimits,
  profile: Profile,
  faults: FaultList,
  counted: (rows: number) => void,
  take: TakeMark,
): AsyncGenerator<void> {
  const { layout } = profile
  if (layout === 'wonde') return wondeMarks(source, limits, profile, faults, counted, take)
  return csvMarks(source, limits, { ...profile, layout }, faults, counted, take)
}

/** Reads a register file as a profile says that it is written: what is wrong goes into the list, the sound marks are told; gives its SHA-256 and how many rows it had. */
export async function readMarks(
  file: TableFile,
  profile: Profile,
  faults: FaultList,
  take: TakeMark,
): Promise<{ sha256: string; rows: number }> {
  const { batches, read } = readThrough(file, MOST_BYTES, faults, (limits, counted) =>
    marksOf(file.source, limits, profile, faults, counted, take),
  )
  for await (const _ of batches);
  return read()
}
