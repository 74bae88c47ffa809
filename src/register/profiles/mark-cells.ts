import type { Day } from '../../domain/day.ts'
import { nearest } from '../../domain/nearest.ts'
import { type Profile, sharesCell } from '../../domain/register-file.ts'
import { isWrong, upTo, type Wrong, words } from '../tables/cells.ts'
import { quoted } from '../tables/fault.ts'
import { oneAmong } from '../tables/one-among.ts'
import { dateFault, dayWritten } from './date-text.ts'
import { dayAndHalf, withoutWeekday } from './day-and-half.ts'

/** How the cells of one register file are read: what each says, or what is wrong with it. */
export type MarkCells = {
  date(text: string): Day | Wrong
  session(text: string): 'AM' | 'PM' | Wrong
  /** The register code, empty where nobody marked; whether it is one at all depends on its day. */
  code(text: string): string
  minutesLate(text: string): number | null | Wrong
  comment(text: string): string | null | Wrong
}

const MOST_KNOWN_DAYS = 5000
const EMPTY: Wrong = { wrong: 'is empty and may not be: fill it in' }

const minutes = upTo(600)
const comments = words(500)

// Whatever is kept here is some day opened in a spreadsheet, which would carry it out.
const FORMULA = /^[=+\-@].+/s

function readComment(text: string): string | null | Wrong {
  if (text === '') return null
  const read = comments.read(text)
  if (isWrong(read) || !FORMULA.test(read)) return read
  return {
    wrong: `${quoted(text)} begins like a formula, which a spreadsheet would carry out: begin it with a letter`,
  }
}

function dateReader({ dates }: Profile): MarkCells['date'] {
  // A register says each day again for every pupil, so that a day once read is not read again.
  const known = new Map<string, Day>()
  return (text) => {
    const before = known.get(text)
    if (before !== undefined) return before
    if (text === '') return EMPTY
    const found = dayWritten(text, dates)
    if (found === null) return dateFault(text, dates)
    if (known.size < MOST_KNOWN_DAYS) known.set(text, found)
    return found
  }
}

function sessionReader({ sessions }: Profile): MarkCells['session'] {
  const known = new Map<string, 'AM' | 'PM'>()
  for (const word of sessions.AM) known.set(word, 'AM')
  for (const word of sessions.PM) known.set(word, 'PM')
  return (text) => {
    const found = known.get(text)
    if (found !== undefined) return found
    if (text === '') return EMPTY
    const near = nearest(text, [...known.keys()])
    const meant = near === undefined ? '' : ` Did you mean ${near}?`
    return { wrong: `${quoted(text)} is not known here: write ${oneAmong(known.keys())}.${meant}` }
  }
}

/** Where one cell says both the day and its session, what it says of each. */
function ofOneCell(profile: Profile): Pick<MarkCells, 'date' | 'session'> {
  const [date, session, apart] = [dateReader(profile), sessionReader(profile), dayAndHalf(profile)]
  const words = [...profile.sessions.AM, ...profile.sessions.PM].join(' or ')
  const noSession: Wrong = { wrong: `names no session: write ${words} after the day` }
  return {
    date: (text) => date(apart(text)?.date ?? withoutWeekday(text)),
    session(text) {
      const found = apart(text)
      return found === null ? noSession : session(found.word)
    },
  }
}

/** Reads cells as a profile's system writes them. */
export function markCells(profile: Profile): MarkCells {
  const codes = new Map(Object.entries(profile.codes))
  return {
    ...(sharesCell(profile)
      ? ofOneCell(profile)
      : { date: dateReader(profile), session: sessionReader(profile) }),
    code: (text) => codes.get(text) ?? text,
    minutesLate: (text) => (text === '' ? null : minutes.read(text)),
    comment: readComment,
  }
}
