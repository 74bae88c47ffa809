/** How many sessions a register week holds. */
export const SESSIONS_A_WEEK = 10

/** The marks of a week in which nobody marked. */
export const UNMARKED = ' '.repeat(2 * SESSIONS_A_WEEK)

/** Ten marks as the store keeps them: two characters a session, two spaces for no mark. */
export function packMarks(marks: readonly string[]): string {
  let text = ''
  for (const mark of marks) text += mark.length === 1 ? `${mark} ` : mark.padEnd(2)
  return text
}

/** The ten marks that the store keeps as twenty characters; an empty one where nobody marked. */
export function unpackMarks(text: string): string[] {
  if (text === UNMARKED) return new Array<string>(SESSIONS_A_WEEK).fill('')
  return Array.from({ length: SESSIONS_A_WEEK }, (_, n) => text.slice(2 * n, 2 * n + 2).trimEnd())
}
