import type { Code, CodeSet } from './codes.ts'
import { addDays, type Day, earliest, latest } from './day.ts'
import type { WhatIf } from './screening.ts'

function authorised({ unexplained: _, ...code }: Code): Code {
  return { ...code, category: 'authorised' }
}

function within(set: CodeSet, from: Day, until: Day | null): CodeSet[] {
  return until === null || from <= until ? [{ ...set, from, until }] : []
}

function changedOn(
  set: CodeSet,
  { from, to }: { from: Day; to: Day },
  change: (set: CodeSet) => CodeSet,
): CodeSet[] {
  if (to < set.from || (set.until !== null && set.until < from)) return [set]
  const last = set.until === null ? to : earliest(to, set.until)
  return [
    ...within(set, set.from, addDays(from, -1)),
    ...within(change(set), latest(set.from, from), last),
    ...within(set, addDays(last, 1), set.until),
  ]
}

/** The register codes as they would read, were some unauthorised sessions authorised; nothing else of them changes. */
export function ifAuthorised(sets: readonly CodeSet[], { codes, days }: WhatIf): CodeSet[] {
  const isMeant = ({ code, category }: Code) =>
    category === 'unauthorised' && (codes === undefined || codes.includes(code))
  const change = (set: CodeSet): CodeSet => ({
    ...set,
    codes: set.codes.map((code) => (isMeant(code) ? authorised(code) : code)),
  })
  if (days === undefined) return sets.map(change)
  return days.reduce<CodeSet[]>(
    (all, stretch) => all.flatMap((set) => changedOn(set, stretch, change)),
    [...sets],
  )
}
