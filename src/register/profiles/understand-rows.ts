import type { Profile, Understood } from '../../domain/register-file.ts'
import type { FaultList } from '../tables/fault.ts'
import { dayWritten } from './date-text.ts'
import type { Answers } from './doubts.ts'
import { EXAMPLES, type KnownSchool, knownCodes, OWN } from './known-school.ts'
import { timesOf } from './observed.ts'
import { understandCodes, understandDates, understandSessions } from './understand-cells.ts'
import { withPupil } from './understand-columns.ts'
import type { Watched } from './watch-rows.ts'
import { withSharedCell } from './with-shared-cell.ts'

/** Puts together what the rows of a file show. */
export function understandRows(
  watched: Watched,
  delimiter: Profile['delimiter'],
  known: KnownSchool,
  answers: Answers,
  faults: FaultList,
): Understood {
  const { headings, found: first, observed, titled } = withSharedCell(watched)
  const found = withPupil(first, headings, observed.upns)
  const { date = 'date', session = 'session', code = 'code' } = found.columns
  const days = understandDates(observed.dates, answers, date, faults)
  const halves = understandSessions(observed.sessions, answers, session, faults)
  const marks = understandCodes(observed.codes, knownCodes(known), answers, code, faults)
  const profile: Profile = {
    id: OWN,
    title: `As ${known.name} writes its registers`.slice(0, 200),
    layout: found.layout,
    ...(titled ? { titled } : {}),
    delimiter,
    dates: days.dates,
    columns: found.columns,
    others: found.others,
    sessions: halves.sessions,
    codes: marks.codes,
  }
  // No day is read out while it is asked which one it is.
  const settled = days.doubts.length > 0 ? [] : [...observed.dates.keys()]
  const dates = settled.slice(0, EXAMPLES).flatMap((text) => {
    const day = dayWritten(text, days.dates)
    return day === null ? [] : { text, day }
  })
  const doubts = [...found.doubts, ...days.doubts, ...halves.doubts, ...marks.doubts]
  return { profile, aliases: marks.aliases, doubts, dates, codes: timesOf(observed.codes) }
}
