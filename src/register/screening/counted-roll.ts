import { type RollPupil, rollWithCounts } from '../../../db/queries/screening.ts'
import type { Db } from '../../../db/reader.ts'
import type { ComingCounts, ComingWeek } from '../../domain/about-to.ts'
import type { Counted } from '../../domain/case/counted.ts'
import { type Day, earliest, latest } from '../../domain/day.ts'
import { type Owing, owingWithin } from './owed.ts'
import type { MarkRules } from './part-week.ts'
import { segmentsOf } from './week-plan.ts'
import { counterLater, counterNow, planned, type RollWindow } from './window-count.ts'

export type { RollWindow } from './window-count.ts'

/** Whose registers are counted over which windows, as they are known on a day. */
export type RollCount = MarkRules & {
  school: string
  pupil?: string | undefined
  on: Day
  windows: readonly RollWindow[]
  /** The week that is still to come, or under way; null where nothing is asked of it. */
  week: ComingWeek | null
  /** Is what the school's records say of each pupil asked for, beside the register? */
  records: boolean
  /** Are the stored counts of whole weeks to be left aside, because codes are read otherwise than they were counted by? */
  markByMark: boolean
}

/** A pupil on roll with the counts of each window; `later` is what is known of the later windows, and how many of their sessions are still to come. */
export type CountedPupil = { pupil: RollPupil; now: readonly Counted[]; later: ComingCounts | null }

// So many take about 15 ms, within which nobody else is answered; read mark by mark over many weeks, fewer do.
const AT_A_TIME = 1000
const FEW_AT_A_TIME = 200
const manyWeeks = 8

function owesWithin({ windows }: RollCount) {
  const days = windows.flatMap(({ now, later }) => (later === null ? [now] : [now, later]))
  const [first, ...others] = days
  if (first === undefined) throw new Error('There is no window to count over')
  const from = others.reduce((least, one) => earliest(least, one.from), first.from)
  return owingWithin(
    from,
    others.reduce((most, one) => latest(most, one.to), first.to),
  )
}

function counting(asked: RollCount) {
  const { windows, week, markByMark } = asked
  const all = windows.map((window) => planned(window, week, markByMark))
  const plans = all.flatMap(({ plan, laterPlan }) => (laterPlan === null ? [plan] : [plan, laterPlan]))
  const segments = segmentsOf(plans)
  const now = all.map((one) => counterNow(one, segments, asked))
  const later = all.flatMap((one) => counterLater(one, asked, segments, asked) ?? [])
  const laterFor = (pupil: RollPupil, owing: Owing): ComingCounts | null => {
    if (later.length < all.length) return null
    const counted = later.map((count) => count(pupil, owing))
    return {
      known: counted.map(({ known }) => known),
      left: counted.map(({ left }) => left),
      runsIf: counted.map(({ runsIf }) => runsIf),
    }
  }
  const owes = owesWithin(asked)
  const mondays = plans.flatMap(({ parts }) => parts.map(({ monday }) => monday))
  const marks = [...new Set([...mondays, ...(later.length > 0 && week !== null ? [week.monday] : [])])]
  return {
    asks: { sums: segments, marks, records: asked.records },
    count(pupil: RollPupil): CountedPupil {
      const owing = owes(pupil)
      return { pupil, now: now.map((count) => count(pupil, owing)), later: laterFor(pupil, owing) }
    },
  }
}

/** Counts a school's registers over some windows, some pupils at a time, in the order of their references: whole weeks from the store's own counts, the others mark by mark. */
export async function* countedRoll(db: Db, asked: RollCount): AsyncGenerator<CountedPupil[]> {
  const { school, on, pupil } = asked
  const { asks, count } = counting(asked)
  const limit = asks.marks.length > manyWeeks ? FEW_AT_A_TIME : AT_A_TIME
  for (let after = ''; ; ) {
    const page = await rollWithCounts(db, { school, on, pupil, after, limit }, asks)
    yield page.map(count)
    const last = page.at(-1)
    if (last === undefined || page.length < limit) return
    after = last.ref
  }
}
