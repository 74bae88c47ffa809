/** How many sessions a register week holds. */
export const SESSIONS_A_WEEK = 10

/** Ten marks as the store keeps them: two characters a session, two spaces for no mark. */
export function packMarks(marks: readonly string[]): string {
  return marks.map((mark) => mark.padEnd(2)).join('')
}

/** The ten marks that the store keeps as twenty characters; an empty one where nobody marked. */
export function unpackMarks(text: string): string[] {
  return Array.from({ length: SESSIONS_A_WEEK }, (_, n) => text.slice(2 * n, 2 * n + 2).trimEnd())
}
