import type { HeldRow, HeldWeek, WantedWeek } from '../../../db/queries/held-weeks.ts'
import { mondayOfWeek } from '../../../db/schema/week-number.ts'
import { type StagedRows, stagedRow, stagedRows } from '../../../db/staged-row.ts'
import { addDays, type Day } from '../../domain/day.ts'
import type { Half } from '../../domain/sessions.ts'
import type { RegisterRules } from './day-rules.ts'
import type { GatheredMarks, GatheredWeek } from './gathered-marks.ts'
import { type MergedWeek, mergeWeek } from './merge-week.ts'
import type { RollPupil } from './roll.ts'
import { weekCounter } from './week-counter.ts'

/** A mark that a file changes, of a pupil by number. */
export type ChangedMark = { pupil: number; day: Day; half: Half; was: string; now: string }

/** Some changed weeks and marks on their way into the store. */
export type MergedPart = { weeks: StagedRows; amended: StagedRows }

/** What a whole file does to the register. */
export type MergedSums = { weeks: number; added: number; amended: number; keptMarks: number; pupils: number }

/** What the file is laid over, and by what its weeks are counted. */
export type Merging = {
  /** What the store holds of some weeks, as `heldWeeks` tells it. */
  held: (weeks: readonly WantedWeek[]) => Promise<string>
  rules: RegisterRules
  pupils: ReadonlyMap<number, RollPupil>
  /** Hears of each mark that changes. */
  onChange: (change: ChangedMark) => void
}

type Part = { weeks: unknown[][]; amended: unknown[][] }
type Count = ReturnType<ReturnType<typeof weekCounter>>

const WEEKS_A_PART = 500

/** Some weeks at a time, those of one pupil together as far as they fit. */
function* parts(weeks: Iterable<GatheredWeek>): Generator<GatheredWeek[]> {
  let some: GatheredWeek[] = []
  for (const week of weeks) {
    some.push(week)
    if (some.length < WEEKS_A_PART) continue
    yield some
    some = []
  }
  if (some.length > 0) yield some
}

function heldIn(text: string): (at: WantedWeek) => HeldWeek | undefined {
  const found = JSON.parse(text) as HeldRow[]
  const held = new Map(found.map(([pupil, week, marks, detail]) => [`${pupil} ${week}`, { marks, detail }]))
  return ({ pupil, week }) => (held.size === 0 ? undefined : held.get(`${pupil} ${week}`))
}

/** Lays what a file says over what the store holds, a part at a time, and counts each week that changes. */
export function mergeFile(said: GatheredMarks, { held, rules, pupils, onChange }: Merging) {
  const counter = weekCounter({ calendar: rules.calendar, codeSets: rules.codes, nation: rules.nation })
  const sums: MergedSums = { weeks: 0, added: 0, amended: 0, keptMarks: 0, pupils: 0 }
  let before: number | null = null
  let last: { pupil: number; count: Count } | null = null

  function countOf(pupil: number): Count {
    if (last?.pupil !== pupil) last = { pupil, count: counter(pupils.get(pupil) as RollPupil) }
    return last.count
  }

  function amend(
    pupil: number,
    monday: Day,
    { session, was, now }: MergedWeek['amended'][number],
  ): unknown[] {
    const half: Half = session % 2 === 0 ? 'AM' : 'PM'
    const day = addDays(monday, Math.floor(session / 2))
    onChange({ pupil, day, half, was, now })
    return [pupil, day, half, was, now]
  }

  function mergeOne({ pupil, week, place }: GatheredWeek, held: HeldWeek | undefined, part: Part): void {
    const merged = mergeWeek(said, place, held)
    if (pupil !== before) sums.pupils += 1
    before = pupil
    sums.added += merged.added
    sums.keptMarks += merged.keptMarks
    if (!merged.changed) return
    const monday = mondayOfWeek(week)
    const counts = countOf(pupil)(monday, merged.marks)
    for (const one of merged.amended) part.amended.push(amend(pupil, monday, one))
    part.weeks.push(stagedRow({ pupil, monday, marks: merged.text, detail: merged.detail }, counts))
  }

  async function* all(): AsyncGenerator<MergedPart> {
    for (const some of parts(said.weeks())) {
      const heldOf = heldIn(await held(some))
      const part: Part = { weeks: [], amended: [] }
      for (const at of some) mergeOne(at, heldOf(at), part)
      sums.weeks += part.weeks.length
      sums.amended += part.amended.length
      if (part.weeks.length > 0) yield { weeks: stagedRows(part.weeks), amended: stagedRows(part.amended) }
    }
  }

  return { parts: all(), sums: (): MergedSums => sums }
}
