import { some } from './words.ts'

/** What the register still leaves open, as one field of a screen; nothing where every session is explained. */
export function stillUnclear({ unexplained, missing }: { unexplained: number; missing: number }): string[] {
  const parts = [
    ...(unexplained > 0 ? [`${some(unexplained, 'session')} marked N (no reason known yet)`] : []),
    ...(missing > 0 ? [`${some(missing, 'session')} with no mark at all`] : []),
  ]
  return parts.length === 0 ? [] : [`*To clear first*\n${parts.join(', ')}`]
}
