import { codeIn } from '../../domain/codes.ts'
import { type Day, formatDayShort } from '../../domain/day.ts'
import type { Profile, UnknownCode } from '../../domain/register-file.ts'
import { readMarks } from '../profiles/read-marks.ts'
import { type FaultList, faultList, quoted } from '../tables/fault.ts'
import type { TableFile } from '../tables/table-file.ts'
import { type DayRules, dayRules, type RegisterRules, readMark, standsOffRoll } from './day-rules.ts'
import { type CellDetail, type GatheredMarks, gatheredMarks } from './gathered-marks.ts'
import { offRoll, pupilNamed, type Roll, type RollPupil } from './roll.ts'
import type { ToldMark } from './told-mark.ts'

/** What a register file says once each mark was held against the roll, the calendar and the codes of its day. */
export type HeldFile = {
  marks: GatheredMarks
  /** What to look at though the file can be taken. */
  warnings: FaultList
  /** Marks that no code stands for; where they were not asked for they are faults instead. */
  unknown: UnknownCode[]
  /** The first and the last day that the file tells of. */
  from: Day | null
  to: Day | null
  sha256: string
  rows: number
}

/** By what a file is read, and whether marks that no code stands for are gathered rather than faults. */
export type Holding = { rules: RegisterRules; roll: Roll; profile: Profile; gatherUnknown: boolean }

type Holder = Holding & {
  on: (day: Day) => DayRules
  marks: GatheredMarks
  faults: FaultList
  warnings: FaultList
  unknown: Map<string, UnknownCode>
  /** Rows of one pupil mostly stand together, so that who was named last is not looked for again. */
  last: (Pick<ToldMark, 'ref' | 'upn' | 'date'> & { pupil: RollPupil }) | null
  from: Day | null
  to: Day | null
}

const MOST_UNKNOWN = 200

/** Whom a mark names; null where that is wrong, which is then in the list. */
function named({ roll, profile, faults }: Holder, told: ToldMark, on: Day): RollPupil | null {
  const found = pupilNamed(roll, told, on)
  if (!('wrong' in found)) return found
  faults.add(told.row, profile.columns[found.column] ?? found.column, found.wrong)
  return null
}

function pupilOf(holder: Holder, told: ToldMark, on: Day): RollPupil | null {
  const { last } = holder
  if (last?.ref === told.ref && last.upn === told.upn && last.date === told.date) return last.pupil
  const pupil = named(holder, told, on)
  if (pupil !== null) holder.last = { ref: told.ref, upn: told.upn, date: told.date, pupil }
  return pupil
}

function isUnknown(
  { gatherUnknown, unknown }: Holder,
  { code, row }: ToldMark,
  { codes }: DayRules,
): boolean {
  if (!gatherUnknown || codes === null || codeIn(codes, code) !== undefined) return false
  const before = unknown.get(code)
  if (before !== undefined || unknown.size < MOST_UNKNOWN)
    unknown.set(code, { code, row, ...before, times: (before?.times ?? 0) + 1 })
  return true
}

/** The mark as its codes write it, empty where there is none; null when it may not stand there. */
function markOf(holder: Holder, told: ToldMark, pupil: RollPupil, on: DayRules): string | null {
  if (told.code === '') return ''
  if (isUnknown(holder, told, on)) return null
  const { rules, faults, warnings, profile } = holder
  const code = readMark(told.code, on, rules)
  if ('wrong' in code) {
    faults.add(told.row, told.column, code.wrong)
    return null
  }
  const off = offRoll(pupil, on.day)
  if (off !== null && !standsOffRoll(code)) {
    const says = `${on.day} ${off}: correct the pupil's dates first, or take the row out`
    faults.add(told.row, profile.columns.date ?? told.column, says)
    return null
  }
  if (code.half !== undefined && code.half !== told.session) {
    const says = `${quoted(told.code)} is the mark for ${code.half}, and this session is ${told.session}`
    warnings.add(told.row, told.column, says)
  }
  return code.code
}

// A part of a file's text keeps all of it in memory, and a few comments would so keep the whole file.
const apart = (text: string): string => Buffer.from(text).toString()

const lateness = new Map<number, CellDetail>()

// Hundreds of thousands of marks say no more than how late somebody came, in a few hundred ways.
function lateBy(minutesLate: number): CellDetail {
  const detail = lateness.get(minutesLate) ?? { minutesLate }
  lateness.set(minutesLate, detail)
  return detail
}

function detailOf({ minutesLate, comment }: ToldMark): CellDetail | null {
  if (comment === null) return minutesLate === null ? null : lateBy(minutesLate)
  return minutesLate === null ? { comment: apart(comment) } : { minutesLate, comment: apart(comment) }
}

function keep(holder: Holder, told: ToldMark, place: number, mark: string): void {
  const { marks, faults, warnings } = holder
  const before = marks.markAt(place)
  if (before === null) {
    marks.put(place, mark, told.row, detailOf(told))
    return
  }
  const which = `${formatDayShort(told.date as Day)} ${told.session}`
  const at = marks.rowAt(place)
  const row = at === null ? 'an earlier row' : `row ${at}`
  if (before === mark) warnings.add(told.row, null, `says the same of ${which} as ${row}`)
  else
    faults.add(told.row, told.column, `${row} gives this pupil another mark for ${which}: keep one of them`)
}

/** Whose mark it is and the rules of its day; null when either is wrong, which is then in the list. */
function wholeOf(holder: Holder, told: ToldMark): { pupil: RollPupil; on: DayRules } | null {
  const on = holder.on(told.date as Day)
  if (on.wrong !== null) holder.faults.add(told.row, holder.profile.columns.date ?? told.column, on.wrong)
  const pupil = pupilOf(holder, told, on.day)
  return pupil === null || on.wrong !== null ? null : { pupil, on }
}

function hold(holder: Holder, told: ToldMark): void {
  const whole = wholeOf(holder, told)
  if (whole === null) return
  const { pupil, on } = whole
  const mark = markOf(holder, told, pupil, on)
  if (mark === null) return
  if (holder.from === null || on.day < holder.from) holder.from = on.day
  if (holder.to === null || on.day > holder.to) holder.to = on.day
  const session = 2 * (on.weekday - 1) + (told.session === 'AM' ? 0 : 1)
  keep(holder, told, holder.marks.placeOf(pupil.number, on.week, session), mark)
}

/** Reads a register file and holds each of its marks against the roll, the calendar and the codes of its day. */
export async function holdMarks(file: TableFile, holding: Holding, faults: FaultList): Promise<HeldFile> {
  const holder: Holder = {
    ...holding,
    on: dayRules(holding.rules),
    marks: gatheredMarks(),
    faults,
    warnings: faultList(),
    unknown: new Map(),
    last: null,
    from: null,
    to: null,
  }
  const read = await readMarks(file, holding.profile, faults, (told, isSound) => {
    if (isSound) hold(holder, told)
    else named(holder, told, holding.rules.today)
  })
  const { marks, warnings, unknown, from, to } = holder
  return { marks, warnings, unknown: [...unknown.values()], from, to, ...read }
}
