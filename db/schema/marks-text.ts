/** How many sessions a register week holds. */
export const SESSIONS_A_WEEK = 10

/** The marks of a week in which nobody marked. */
export const UNMARKED = ' '.repeat(SESSIONS_A_WEEK)

/** Ten marks as the store keeps them: a character a session, or two where any mark has two; blank where nobody marked. */
export function packMarks(marks: readonly string[]): string {
  const width = marks.some((mark) => mark.length > 1) ? 2 : 1
  let text = ''
  for (const mark of marks) text += mark.length === width ? mark : mark.padEnd(width)
  return text
}

/** The ten marks that the store keeps as text; an empty one where nobody marked. */
export function unpackMarks(text: string): string[] {
  const width = text.length / SESSIONS_A_WEEK
  const marks: string[] = []
  for (let at = 0; at < text.length; at += width) marks.push(text.slice(at, at + width).trimEnd())
  return marks
}
