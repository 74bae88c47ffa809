import type { WantedWeek } from '../../../db/queries/held-weeks.ts'
import type { Day } from '../../domain/day.ts'
import type { Preview, Profile } from '../../domain/register-file.ts'
import { type Fault, faultList, type Refused } from '../tables/fault.ts'
import { absentPupils, absentWarnings } from './absent-pupils.ts'
import type { RegisterRules } from './day-rules.ts'
import { holdMarks } from './hold-marks.ts'
import { type ChangedMark, type MergedPart, type MergedSums, mergeFile } from './merge-file.ts'
import { type RollPupil, rollOf } from './roll.ts'
import { unknownCodes } from './unknown-codes.ts'

/** What a thread has to know to read a school's register file, all of it plain values. */
export type RegisterJob = {
  rules: RegisterRules
  roll: readonly RollPupil[]
  /** Does the store hold nothing of these pupils yet? */
  isFirst: boolean
  profile: Profile
  /** References of pupils of whom whoever brings the file may not be told. */
  hidden: ReadonlySet<string>
  /** Is nothing to be kept? Then marks that no code stands for are told, not faults. */
  isPreview: boolean
  most: number
  size: number | undefined
}

/** What is asked of the store while a file is read: what it holds of some weeks, or the last days marked of some pupils. */
export type Question = { held: readonly WantedWeek[] } | { lastMarked: readonly number[] }

/** Where a job's bytes come from, who hears how many rows were read, who answers questions, and who keeps what changes. */
export type JobHands = {
  source: AsyncIterable<Uint8Array>
  progress: (rows: number) => void
  /** As `heldWeeks` or `lastMarked` tells it. */
  answer: (question: Question) => Promise<unknown>
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
const PARTS_AHEAD = 1

/** Has parts kept one after another, of which a few are made ready before they are. */
async function keepAll(parts: AsyncGenerator<MergedPart>, keep: JobHands['keep']): Promise<void> {
  const ahead: Promise<void>[] = []
  for await (const part of parts) {
    ahead.push(keep(part))
    if (ahead.length > PARTS_AHEAD) await ahead.shift()
  }
  await Promise.all(ahead)
}

function keptWarning(keptMarks: number): Fault[] {
  if (keptMarks === 0) return []
  const says = `${keptMarks} session${keptMarks === 1 ? ' has' : 's have'} no code in the file and a mark in the store: the mark stays`
  return [{ row: 0, column: null, says }]
}

/** Reads a register file, lays it over what the store holds and hands over what changes, unless anything in it is wrong. */
export async function readRegister(job: RegisterJob, hands: JobHands): Promise<ReadRegister | Refused> {
  const { rules, most, size, profile, hidden, isPreview, isFirst } = job
  const roll = rollOf(job.roll)
  const file = {
    source: hands.source,
    progress: hands.progress,
    most,
    ...(size === undefined ? {} : { size }),
  }
  const faults = faultList()
  const said = await holdMarks(file, { rules, roll, profile, gatherUnknown: isPreview }, faults)
  if (faults.count() > 0) {
    for (const { row, column, says } of unknownCodes(said.unknown, profile)) faults.add(row, column, says)
    return faults.refused()
  }
  const pupils = new Map(job.roll.map((pupil): [number, RollPupil] => [pupil.number, pupil]))
  const changes: ChangedMark[] = []
  const isTold = (ref = '') => !hidden.has(ref)
  const onChange = (change: ChangedMark) => {
    if (changes.length < CHANGES_SHOWN && isTold(pupils.get(change.pupil)?.ref)) changes.push(change)
  }
  const held = async (weeks: readonly WantedWeek[]) =>
    isFirst ? '[]' : String(await hands.answer({ held: weeks }))
  const merging = mergeFile(said.marks, { held, rules, pupils, onChange })
  await keepAll(merging.parts, hands.keep)
  const sums = merging.sums()
  const silent = await absentPupils(
    said.marks,
    pupils.values(),
    said.to,
    async (numbers) => (await hands.answer({ lastMarked: numbers })) as ReadonlyMap<number, Day>,
  )
  const absent = silent.filter(({ ref }) => isTold(ref))
  const { rows, from, to, sha256, unknown, warnings } = said
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
}
