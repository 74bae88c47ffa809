import { addDays, type Day } from '../domain/day.ts'
import { type Chance, habitShares, markChances } from './mark-chances.ts'
import { type Random, randomOf } from './random.ts'
import type { Habit } from './story.ts'

/** The two marks of one day. */
export type DayMarks = [morning: string, afternoon: string]

type Spell = { code: string; sessions: number }

/** How long an absence is waited for a reason before it is taken to have none. */
const DAYS_TO_EXPLAIN = 7

/** The minutes after which a register is shut, at most. */
const MINUTES_OPEN = 30
const LATEST = 120

/** How often a pupil of this seed is away: the same every time, and as many of each habit as there are. */
export function habitOf(seed: string): Habit {
  let chance = randomOf(`habit ${seed}`).next()
  for (const [habit, share] of Object.entries(habitShares)) {
    if (chance < share) return habit as Habit
    chance -= share
  }
  return 'severe'
}

function begun(random: Random, chances: readonly Chance[]): Spell | null {
  const at = random.next()
  const chance = chances.find(({ below }) => at < below)
  if (chance === undefined) return null
  const { code, shortest, longest } = chance
  return { code, sessions: shortest + random.below(longest - shortest + 1) }
}

/**
 * A pupil's marks for the days that a school was open, in order; the same every time, however far they go. Over many pupils the
 * codes stand as often as in the registers of England (`published-rates.ts`), more often on Fridays and in winter.
 */
export function inventedMarks(seed: string, habit: Habit, days: readonly Day[]): DayMarks[] {
  const random = randomOf(seed)
  let spell: Spell | null = null
  const next = (chances: readonly Chance[], present: string): string => {
    spell ??= begun(random, chances)
    if (spell === null) return present
    const { code, sessions } = spell
    spell = sessions > 1 ? { code, sessions: sessions - 1 } : null
    return code
  }
  return days.map((on) => {
    const [morning, afternoon] = markChances(habit, on)
    return [next(morning, '/'), next(afternoon, '\\')]
  })
}

/** How many minutes late a pupil came whose mark is L or U; null for any other mark. */
export function inventedMinutes(seed: string, on: Day, mark: string): number | null {
  const minutes = () => randomOf(`late ${seed} ${on}`).next()
  if (mark === 'L') return 1 + Math.floor(minutes() * (MINUTES_OPEN - 1))
  return mark === 'U' ? MINUTES_OPEN + 1 + Math.floor(minutes() * (LATEST - MINUTES_OPEN)) : null
}

/** The marks again as they stand on a day: reasons that have not come yet are N. */
export function stillUnexplained(
  seed: string,
  days: readonly Day[],
  marks: readonly DayMarks[],
  today: Day,
): DayMarks[] {
  const recent = addDays(today, -DAYS_TO_EXPLAIN)
  return marks.map((pair, n): DayMarks => {
    const on = days[n] ?? recent
    if (on <= recent || on >= today || randomOf(`${seed} ${on}`).chance(0.45)) return pair
    const [morning, afternoon] = pair.map((mark) => (mark === 'O' || mark === 'I' ? 'N' : mark))
    return [morning ?? '', afternoon ?? '']
  })
}
