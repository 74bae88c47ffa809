/** One session as a file tells it, before it is held against the roll, the calendar and the codes of its day. */
export type ToldMark = {
  /** The row as a spreadsheet numbers it, and the heading under which the mark stands. */
  row: number
  column: string
  /** How the file names the pupil; empty where it does not. */
  ref: string
  upn: string
  /** A day as 2026-11-21, whatever the file writes. */
  date: string
  session: 'AM' | 'PM'
  /** The register code, aliases already put right; empty where nobody marked. */
  code: string
  minutesLate: number | null
  comment: string | null
}

/** Takes each mark as it is told; what it keeps of one it copies, as the next may be told in its place. Of a mark of which a cell is wrong only the row and whose it is hold. */
export type TakeMark = (told: Readonly<ToldMark>, isSound: boolean) => void
