import type { MarkColumn } from '../../domain/register-file.ts'
import { withoutWeekday } from './day-and-half.ts'

/** What schools' systems call each column; letters and digits only, so that `Minutes_Late` and `minutes late` are one. */
const called: Record<MarkColumn, readonly string[]> = {
  upn: ['upn', 'pupil upn', 'student upn', 'unique pupil number'],
  pupil_ref: [
    'pupil ref',
    'pupil reference',
    'pupil id',
    'pupil number',
    'student id',
    'student number',
    'student reference',
    'admission number',
    'admission no',
    'adm no',
    'adno',
    'mis id',
  ],
  date: ['date', 'attendance date', 'mark date', 'record date', 'register date', 'session date'],
  session: ['session', 'session name', 'am pm', 'ampm', 'am or pm', 'half day', 'roll call'],
  code: [
    'code',
    'mark',
    'attendance code',
    'attendance mark',
    'mark code',
    'register mark',
    'roll call mark',
    'session mark',
    'statutory mark',
  ],
  minutes_late: ['minutes late', 'mins late', 'late minutes', 'minutes'],
  comment: ['comment', 'comments', 'note', 'notes', 'attendance note'],
}

const plain = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** The headings of a file that are a usual name of a column. */
export function headingsFor(column: MarkColumn, headings: readonly string[]): string[] {
  return headings.filter((heading) => called[column].includes(plain(heading)))
}

const halves: Record<'AM' | 'PM', readonly string[]> = {
  AM: ['am', 'a', 'morning'],
  PM: ['pm', 'p', 'afternoon'],
}

/** The half of the day that a word can only mean; null where it might mean either, as `1` and `2` might be periods. */
export function halfMeant(word: string): 'AM' | 'PM' | null {
  const said = word
    .toLowerCase()
    .replaceAll('.', '')
    .replace(/ (?:mark|code|session|attendance)$/, '')
    .trim()
  if (halves.AM.includes(said)) return 'AM'
  return halves.PM.includes(said) ? 'PM' : null
}

const SESSION_HEADING = /^(.*\d.*?)[\s:_-]+([ap]\.?m?\.?|morning|afternoon)$/i

/** The date and the word for a half day in a heading such as `Mon 02/11/2026 AM`; null where it is none. */
export function sessionOf(heading: string): { date: string; word: string } | null {
  const [, date = '', word = ''] = SESSION_HEADING.exec(heading.trim()) ?? []
  return word === '' ? null : { date: withoutWeekday(date), word }
}
