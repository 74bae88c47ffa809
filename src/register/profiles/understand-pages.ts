import type { Profile, Understood } from '../../domain/register-file.ts'
import type { ToldMark } from '../marks/told-mark.ts'
import type { FaultList } from '../tables/fault.ts'
import type { TableFile } from '../tables/table-file.ts'
import type { Answers } from './doubts.ts'
import { EXAMPLES, type KnownSchool, knownCodes, OWN } from './known-school.ts'
import { type Seen, timesOf } from './observed.ts'
import { readMarks } from './read-marks.ts'
import { understandCodes } from './understand-cells.ts'

function seeCode(codes: Seen, { code, row }: ToldMark): void {
  const before = codes.get(code)
  if (code !== '') codes.set(code, { row: before?.row ?? row, times: (before?.times ?? 0) + 1 })
}

/** Wonde's pages are written in one way, so that only codes can be in doubt. */
export async function understandPages(
  file: TableFile,
  wonde: Profile,
  known: KnownSchool,
  answers: Answers,
  faults: FaultList,
): Promise<Understood> {
  const codes: Seen = new Map()
  const days = new Set<string>()
  await readMarks(file, wonde, faults, (mark, isSound) => {
    if (!isSound) return
    seeCode(codes, mark)
    if (days.size < EXAMPLES) days.add(mark.date)
  })
  const { aliases, doubts } = understandCodes(
    codes,
    knownCodes(known),
    answers,
    wonde.columns.code ?? 'code',
    faults,
  )
  const dates = [...days].map((day) => ({ text: day, day }))
  return { profile: { ...wonde, id: OWN }, aliases, doubts, dates, codes: timesOf(codes) }
}
