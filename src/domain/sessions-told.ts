import type { AmendedSession } from './case/parts/drift.ts'
import { addDays, weekday } from './day.ts'
import { stretchWords } from './stretch-words.ts'

const markWords = (mark: string) => (mark === '' ? 'no mark' : mark)

/** Does a session come right after another, over a weekend too, and was its mark changed in the same way? */
function goesOn(before: AmendedSession, { day, half, was, now }: AmendedSession): boolean {
  if (before.was !== was || before.now !== now || before.half === half) return false
  const next = half === 'PM' ? before.day : addDays(before.day, weekday(before.day) === 5 ? 3 : 1)
  return day === next
}

/** The sessions whose marks changed, those in a row that changed alike together: when they were, the old mark and the new one. */
export function sessionsTold(sessions: readonly AmendedSession[]): string[] {
  const runs: { from: string; to: string; last: AmendedSession }[] = []
  for (const last of sessions) {
    const to = `${last.day} ${last.half}`
    const run = runs.at(-1)
    if (run === undefined || !goesOn(run.last, last)) runs.push({ from: to, to, last })
    else Object.assign(run, { to, last })
  }
  return runs.map(
    ({ from, to, last }) =>
      `${stretchWords({ from, to })}: was ${markWords(last.was)}, now ${markWords(last.now)}`,
  )
}
