import type { Profile } from '../../domain/register-file.ts'
import type { ToldMark } from '../marks/told-mark.ts'
import type { FaultList } from '../tables/fault.ts'
import { type ReadThrough, readThrough } from '../tables/read-through.ts'
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
): AsyncGenerator<ToldMark[]> {
  const { layout } = profile
  if (layout === 'wonde') return wondeMarks(source, limits, profile, faults, counted)
  return csvMarks(source, limits, { ...profile, layout }, faults, counted)
}

/** Reads a register file as a profile says that it is written; what is wrong goes into the list, and the sound marks come out. */
export const readMarks = (file: TableFile, profile: Profile, faults: FaultList): ReadThrough<ToldMark[]> =>
  readThrough(file, MOST_BYTES, faults, (limits, counted) =>
    marksOf(file.source, limits, profile, faults, counted),
  )
