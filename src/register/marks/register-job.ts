import type { StoreAddress } from '../../../db/connection.ts'
import { readingSide } from '../../../db/reading-side.ts'
import type { BankHolidays } from '../../domain/bank-holidays.ts'
import type { CodeSet, Nation } from '../../domain/codes.ts'
import type { Day } from '../../domain/day.ts'
import type { Preview, Profile } from '../../domain/register-file.ts'
import { schoolCalendar } from '../school-calendar.ts'
import { type Fault, faultList, type Refused } from '../tables/fault.ts'
import { absentPupils, absentWarnings } from './absent-pupils.ts'
import { holdMarks } from './hold-marks.ts'
import { type ChangedMark, type MergedPart, type MergedSums, mergeFile } from './merge-file.ts'
import { type RollPupil, rollOf } from './roll.ts'

/** What a thread has to know to read a school's register file, all of it plain values. */
export type RegisterJob = {
  address: StoreAddress
  school: { id: string; nation: Nation }
  codes: readonly CodeSet[]
  bankHolidays: BankHolidays
  today: Day
  profile: Profile
  /** References of pupils of whom whoever brings the file may not be told. */
  hidden: ReadonlySet<string>
  /** Is nothing to be kept? Then marks that no code stands for are told, not faults. */
  isPreview: boolean
  most: number
  size: number | undefined
}

/** Where a job's bytes come from, who hears how many rows were read, and who keeps what changes. */
export type JobHands = {
  source: AsyncIterable<Uint8Array>
  progress: (rows: number) => void
  keep: (part: MergedPart) => Promise<void>
}

/** What a register file that can be taken says and does. */
export type ReadRegister = {
  done: true
  preview: Preview
  sums: MergedSums
  sha256: string
  warnings: Fault[]
  moreWarnings: number
}

const CHANGES_SHOWN = 50

async function keepAll(parts: AsyncGenerator<MergedPart>, keep: JobHands['keep']): Promise<void> {
  // While one part is being kept, the next is made ready.
  let kept = Promise.resolve()
  for await (const part of parts) {
    await kept
    kept = keep(part)
  }
  await kept
}

function keptWarning(keptMarks: number): Fault[] {
  if (keptMarks === 0) return []
  const says = `${keptMarks} session${keptMarks === 1 ? ' has' : 's have'} no code in the file and a mark in the store: the mark stays`
  return [{ row: 0, column: null, says }]
}

/** Reads a register file, lays it over what the store holds and hands over what changes, unless anything in it is wrong. */
export async function readRegister(job: RegisterJob, hands: JobHands): Promise<ReadRegister | Refused> {
  const { db, close } = await readingSide(job.address)
  try {
    const calendar = await schoolCalendar(db, job.bankHolidays, job.school.id)
    const rules = { calendar, codes: job.codes, nation: job.school.nation, today: job.today }
    const roll = await rollOf(db, job.school.id)
    const { most, size, profile, hidden, isPreview } = job
    const file = {
      source: hands.source,
      progress: hands.progress,
      most,
      ...(size === undefined ? {} : { size }),
    }
    const faults = faultList()
    const held = await holdMarks(file, { rules, roll, profile, gatherUnknown: isPreview }, faults)
    if (faults.count() > 0) return faults.refused()
    const pupils = new Map(
      [...roll.byRef.values()].map((pupil): [number, RollPupil] => [pupil.number, pupil]),
    )
    const changes: ChangedMark[] = []
    const isTold = (ref = '') => !hidden.has(ref)
    const onChange = (change: ChangedMark) => {
      if (changes.length < CHANGES_SHOWN && isTold(pupils.get(change.pupil)?.ref)) changes.push(change)
    }
    const merging = mergeFile(held.marks, { db, rules, pupils, onChange })
    await keepAll(merging.parts, hands.keep)
    const sums = merging.sums()
    const silent = await absentPupils(db, held.marks, pupils.values(), held.to)
    const absent = silent.filter(({ ref }) => isTold(ref))
    const { rows, from, to, sha256, unknown, warnings } = held
    const named = changes.map(({ pupil, ...change }) => ({ ref: pupils.get(pupil)?.ref ?? '', ...change }))
    return {
      done: true,
      preview: {
        ...{ profile, rows, from, to, absent, pupils: sums.pupils, added: sums.added, amended: sums.amended },
        ...{ changes: named, unknownCodes: unknown },
      },
      sums,
      sha256,
      warnings: [...keptWarning(sums.keptMarks), ...absentWarnings(absent, to), ...warnings.shown()],
      moreWarnings: warnings.count() - warnings.shown().length,
    }
  } finally {
    close()
  }
}
