import { some } from './words.ts'

/** What the register still leaves open, in a few words; nothing where every session is explained. */
export function openClear({ unexplained, missing }: { unexplained: number; missing: number }): string[] {
  const parts = [
    ...(unexplained > 0 ? [`${some(unexplained, 'session')} marked N (no reason known yet)`] : []),
    ...(missing > 0 ? [`${some(missing, 'session')} with no mark at all`] : []),
  ]
  return parts.length === 0 ? [] : [parts.join(', ')]
}

/** The same as one field of a screen. */
export const stillUnclear = (counts: { unexplained: number; missing: number }): string[] =>
  openClear(counts).map((words) => `*To clear first*\n${words}`)
