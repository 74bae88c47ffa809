import { addDays, type Day } from '../domain/day.ts'
import { type Random, randomOf } from './random.ts'
import type { Habit } from './story.ts'

/** The two marks of one day. */
export type DayMarks = [morning: string, afternoon: string]

type Chances = { away: number; late: number; unauthorised: number }
/** How often in a hundred a spell of absence has a code, and how many sessions it lasts at most. */
type SpellKind = { code: string; weight: number; longest: number }
type Spell = { code: string; sessions: number }

const habits: Record<Habit, Chances> = {
  steady: { away: 0.012, late: 0.006, unauthorised: 0.08 },
  ordinary: { away: 0.035, late: 0.015, unauthorised: 0.2 },
  worrying: { away: 0.085, late: 0.05, unauthorised: 0.4 },
  severe: { away: 0.26, late: 0.06, unauthorised: 0.65 },
}

/** How long an absence is waited for a reason before it is taken to have none. */
const DAYS_TO_EXPLAIN = 7

const authorised: readonly SpellKind[] = [
  { code: 'I', weight: 66, longest: 6 },
  { code: 'M', weight: 17, longest: 1 },
  { code: 'C', weight: 4, longest: 2 },
  { code: 'R', weight: 3, longest: 2 },
  { code: 'E', weight: 3, longest: 4 },
  { code: 'J1', weight: 1, longest: 1 },
  { code: 'T', weight: 1, longest: 10 },
  { code: 'V', weight: 3, longest: 2 },
  { code: 'B', weight: 2, longest: 2 },
]
const unauthorised: readonly SpellKind[] = [
  { code: 'O', weight: 94, longest: 4 },
  { code: 'G', weight: 6, longest: 10 },
]

function spellOf(random: Random, { unauthorised: share }: Chances): Spell {
  const { code, longest } = random.weighted(random.chance(share) ? unauthorised : authorised)
  const sessions = code === 'M' && random.chance(0.3) ? 2 : 1 + random.below(longest)
  return { code, sessions: code === 'G' ? Math.max(4, sessions) : sessions }
}

function arrival(random: Random, { late }: Chances): string {
  if (!random.chance(late)) return '/'
  return random.chance(0.15) ? 'U' : 'L'
}

/** A pupil's marks for the days that a school was open, in order; the same every time, however far they go. */
export function inventedMarks(seed: string, habit: Habit, days: readonly Day[]): DayMarks[] {
  const chances = habits[habit]
  const random = randomOf(seed)
  let spell: Spell = { code: '', sessions: 0 }
  const next = (begins: number, present: () => string): string => {
    if (spell.sessions === 0 && random.chance(begins)) spell = spellOf(random, chances)
    if (spell.sessions === 0) return present()
    spell = { ...spell, sessions: spell.sessions - 1 }
    return spell.code
  }
  return days.map(() => [
    next(chances.away, () => arrival(random, chances)),
    next(chances.away / 5, () => '\\'),
  ])
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
