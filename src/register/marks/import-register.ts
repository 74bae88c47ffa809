import { ChainMoved, lastSeq } from '../../../db/events.ts'
import { registerWeeksOf } from '../../../db/queries/register.ts'
import type { School } from '../../../db/queries/schools.ts'
import {
  beginImport,
  landImport,
  landImports,
  promoteImport,
  type StagedWeek,
  StagingLost,
  stageAmendments,
  stageWeeks,
  sweepStaging,
} from '../../../db/register-staging.ts'
import { earliest, latest } from '../../domain/day.ts'
import {
  appendImported,
  type ImportDesk,
  type ImportRecord,
  importChain,
  newImportId,
  type Taken,
} from '../import-desk.ts'
import { schoolCalendar } from '../school-calendar.ts'
import { type Fault, faultList, type Refused, refusedFor } from '../tables/fault.ts'
import type { TableFile } from '../tables/table.ts'
import type { RegisterRules } from './day-rules.ts'
import { type Merged, mergeWeeks } from './merge-week.ts'
import { type ReadRegister, readRegisterFile } from './read-register.ts'
import { type Roll, type RollPupil, rollOf } from './roll.ts'
import type { FileWeek } from './week-cells.ts'

/** What a register file did: sessions marked for the first time and sessions whose mark it changed. */
export type RegisterTaken = Taken<{ added: number; amended: number; weeks: number }>

type Sums = { weeks: number; added: number; amended: number; keptMarks: number }

const MOST_BYTES = 96_000_000
const WEEKS_A_STAGING = 2000

async function mergedOf(
  { store }: ImportDesk,
  weeks: readonly FileWeek[],
  pupil: RollPupil,
  rules: RegisterRules,
): Promise<Merged> {
  const [first, ...rest] = weeks.map(({ monday }) => monday)
  if (first === undefined) return { weeks: [], added: 0, amendments: [], keptMarks: 0 }
  const stored = await registerWeeksOf(store.read, pupil.id, earliest(first, ...rest), latest(first, ...rest))
  const { calendar, codes: codeSets, nation } = rules
  return mergeWeeks(pupil.number, weeks, stored, { calendar, codeSets, nation, pupil })
}

/** Puts a file's changed weeks and marks where nobody sees them yet, some pupils at a time. */
async function stage(
  desk: ImportDesk,
  number: number,
  read: ReadRegister,
  roll: Roll,
  rules: RegisterRules,
): Promise<Sums> {
  const pupils = new Map([...roll.byRef.values()].map((pupil) => [pupil.id, pupil]))
  const sums: Sums = { weeks: 0, added: 0, amended: 0, keptMarks: 0 }
  let waiting: StagedWeek[] = []
  for (const [pupil, weeks] of read.weeks.byPupil()) {
    const merged = await mergedOf(desk, weeks, pupils.get(pupil) as RollPupil, rules)
    waiting.push(...merged.weeks)
    await stageAmendments(desk.store, number, merged.amendments)
    sums.weeks += merged.weeks.length
    sums.added += merged.added
    sums.amended += merged.amendments.length
    sums.keptMarks += merged.keptMarks
    if (waiting.length < WEEKS_A_STAGING) continue
    await stageWeeks(desk.store, number, waiting)
    waiting = []
  }
  await stageWeeks(desk.store, number, waiting)
  return sums
}

function warningsOf(read: ReadRegister, keptMarks: number): Fault[] {
  if (keptMarks === 0) return read.warnings.shown()
  const says = `${keptMarks} session${keptMarks === 1 ? ' has' : 's have'} no code in the file and a mark in the store: the mark stays`
  return [{ row: 0, column: null, says }, ...read.warnings.shown()]
}

/** Makes the staged weeks visible in one short transaction, unless something else was imported or swept meanwhile. */
async function promote(
  desk: ImportDesk,
  number: number,
  record: ImportRecord,
  expectedSeq: number,
): Promise<boolean> {
  const { rows, sha256, counts } = record
  try {
    await desk.store.write(async (tx) => {
      await promoteImport(tx, number, { rows, sha256, weeks: counts.weeks ?? 0 })
      await appendImported(tx, desk, record, expectedSeq)
    })
  } catch (error) {
    if (error instanceof ChainMoved || error instanceof StagingLost) return false
    throw error
  }
  await landImport(desk.store, number)
  return true
}

const MEANWHILE =
  'something else was imported for this school meanwhile, and nothing of this file was kept: import it again'

/** Takes a register file in: only the sessions in it change, all of them or none. */
export async function importRegister(
  desk: ImportDesk,
  school: School,
  file: TableFile,
): Promise<RegisterTaken | Refused> {
  const { store } = desk
  await landImports(store)
  const faults = faultList()
  const expectedSeq = await store.write((tx) => lastSeq(tx, importChain(school.id)))
  const calendar = await schoolCalendar(store.read, desk.bankHolidays, school.id)
  const rules = { calendar, codes: desk.codes, nation: school.nation, today: desk.today }
  const roll = await rollOf(store.read, school.id)
  const read = await readRegisterFile({ most: MOST_BYTES, ...file }, rules, roll, faults)
  if (faults.count() > 0) return faults.refused()
  const { sha256, rows } = read
  const id = newImportId()
  const about = { school: school.id, kind: 'register' } as const
  const number = await beginImport(store, { ...about, id, recordedBy: desk.by, recordedAt: desk.at })
  try {
    const { keptMarks, ...counts } = await stage(desk, number, read, roll, rules)
    const record: ImportRecord = { ...about, id, rows, sha256, counts }
    const changed = counts.weeks > 0
    if (changed && !(await promote(desk, number, record, expectedSeq))) return refusedFor(MEANWHILE)
    const warnings = warningsOf(read, keptMarks)
    const moreWarnings = read.warnings.count() - read.warnings.shown().length
    return { done: true, changed, rows, warnings, moreWarnings, ...counts }
  } finally {
    // What a lost store leaves staged is seen by nobody, and swept when the program next starts.
    await sweepStaging(store, number).catch(() => {})
  }
}
