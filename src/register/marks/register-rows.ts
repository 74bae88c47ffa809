import { dayCell, needed, oneOf, upTo, words } from '../tables/cells.ts'

/** The columns of a canonical register file: one row a session. */
export const registerColumns = {
  upn: words(20),
  pupil_ref: words(40),
  date: needed(dayCell),
  session: needed(oneOf(['AM', 'PM'])),
  code: words(4),
  minutes_late: upTo(600),
  comment: words(500),
}
