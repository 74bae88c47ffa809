import { addDays, type Day, daysBetween, earliest, latest, mondayOf } from '../../domain/day.ts'

/** Some whole register weeks by their first and last Monday. */
export type Weeks = { from: Day; to: Day }

/** The days of one register week that a window covers. */
export type Part = { monday: Day; from: Day; to: Day }

/** A window as the register is read for it: whole weeks by what they count to, the others mark by mark. */
export type Plan = { whole: Weeks | null; parts: Part[] }

/** What a stretch of days covers of one week, Monday to Friday; nothing where `from` comes after `to`. */
export function partOf(monday: Day, from: Day, to: Day): Part {
  return { monday, from: latest(from, monday), to: earliest(to, addDays(monday, 4)) }
}

function partsOf(from: Day, to: Day): Part[] {
  const first = mondayOf(from)
  const weeks = Math.max(0, Math.floor(daysBetween(first, to) / 7) + 1)
  return Array.from({ length: weeks }, (_, n) => addDays(first, 7 * n))
    .map((monday) => partOf(monday, from, to))
    .filter((part) => part.from <= part.to)
}

const isWhole = ({ monday, from, to }: Part) => from === monday && to === addDays(monday, 4)

/** How a window is read, both days included; no week by its counts where `markByMark`. */
export function planOf(from: Day, to: Day, markByMark: boolean): Plan {
  const all = partsOf(from, to)
  const whole = markByMark ? [] : all.filter(isWhole)
  const [first] = whole
  const last = whole.at(-1)
  return {
    whole: first === undefined || last === undefined ? null : { from: first.monday, to: last.monday },
    parts: all.filter((part) => !whole.includes(part)),
  }
}

/** The whole weeks of some plans without overlaps, earliest first, so that each is summed up once. */
export function segmentsOf(plans: readonly Plan[]): Weeks[] {
  const whole = plans.flatMap((plan) => plan.whole ?? [])
  const cuts = [...new Set(whole.flatMap(({ from, to }) => [from, addDays(to, 7)]))].sort()
  return cuts.slice(1).flatMap((next, n) => {
    const from = cuts[n] ?? next
    return whole.some((weeks) => weeks.from <= from && from <= weeks.to)
      ? [{ from, to: addDays(next, -7) }]
      : []
  })
}
