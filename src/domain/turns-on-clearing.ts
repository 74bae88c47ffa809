import type { Counted } from './case/counted.ts'

/** Counts as clearing could leave them: all unexplained and unmarked sessions attended. */
function attended(counts: Counted): Counted {
  const { unauthorised, unexplained, missing, possible } = counts
  return {
    ...counts,
    ...{ unexplained: 0, missing: 0, possible: possible + missing },
    ...{ attended: counts.attended + unexplained + missing, unauthorised: unauthorised - unexplained },
  }
}

/** The other way: every unmarked session missed without leave. */
function missed(counts: Counted): Counted {
  const { unauthorised, missing, possible } = counts
  return {
    ...counts,
    unexplained: 0,
    missing: 0,
    possible: possible + missing,
    unauthorised: unauthorised + missing,
  }
}

/** Could clearing the unexplained and unmarked sessions of some windows change whether a test is met? */
export function turnsOnClearing(
  counts: readonly Counted[],
  meets: (counts: readonly Counted[]) => boolean,
): boolean {
  if (counts.every(({ unexplained, missing }) => unexplained + missing === 0)) return false
  const now = meets(counts)
  return meets(counts.map(attended)) !== now || meets(counts.map(missed)) !== now
}
