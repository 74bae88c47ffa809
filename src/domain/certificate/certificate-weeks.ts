import { whyShut } from '../calendar.ts'
import { compulsorySchoolAge } from '../compulsory-school-age.ts'
import { countsOf } from '../counts.ts'
import { addDays, type Day, mondayOf } from '../day.ts'
import type { Half, Reading, Session, SessionCategory } from '../sessions.ts'
import type { CertificateCell, CertificateWeek, MarkKind } from './certificate.ts'

const halves: readonly Half[] = ['AM', 'PM']

const kinds: Record<SessionCategory, MarkKind> = {
  present: 'present',
  elsewhere: 'present',
  authorised: 'authorised',
  unauthorised: 'unauthorised',
  'not-possible': 'not-counted',
  administrative: 'not-counted',
  unknown: 'not-counted',
  missing: 'missing',
}

/** How a session's mark stands out: what awaits its reason and who came late are told apart from the rest of their category. */
export function markKind({
  category,
  late,
  unexplained,
}: Omit<Session, 'day' | 'half' | 'mark' | 'minutesLate'>): MarkKind {
  if (unexplained) return 'unexplained'
  return late ? 'late' : kinds[category]
}

type Off = NonNullable<CertificateCell['off']>

function notTheirs({ pupil }: Reading, on: Day): string {
  if (pupil.joined !== null && on < pupil.joined) return 'Not yet on the roll'
  if (pupil.left !== null && on > pupil.left) return 'No longer on the roll'
  const { from } = compulsorySchoolAge(pupil.dateOfBirth)
  return on < from ? 'Below compulsory school age' : 'Above compulsory school age'
}

const shutWords: Readonly<Record<string, string>> = {
  'outside term': 'School holiday',
  'outside the loaded calendar': 'Dates not known',
}

const capital = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}`

function offOn(reading: Reading, on: Day): Off {
  if (on < reading.from || on > reading.to) return { how: 'outside', why: 'Outside these dates' }
  const shut = whyShut(reading.calendar, on)
  if (shut === null) return { how: 'not-theirs', why: notTheirs(reading, on) }
  return { how: 'shut', why: shutWords[shut] ?? capital(shut) }
}

const cellKey = ({ day, half }: Pick<Session, 'day' | 'half'>): string => `${day} ${half}`

function cellOf(reading: Reading, on: Day, session: Session | undefined): CertificateCell {
  if (session === undefined)
    return { mark: '', kind: 'not-counted', minutesLate: null, off: offOn(reading, on) }
  const { mark, minutesLate } = session
  return { mark, kind: markKind(session), minutesLate, off: null }
}

function totalsOf(sessions: readonly Session[]): CertificateWeek['totals'] {
  const { possible, attended, authorised, unauthorised } = countsOf(sessions)
  return { possible, attended, authorised, unauthorised }
}

/** Every week that touches a reading's days, with each session's mark or why it has none. */
export function certificateWeeks(reading: Reading, sessions: readonly Session[]): CertificateWeek[] {
  const owed = new Map(sessions.map((session) => [cellKey(session), session]))
  const weeks: CertificateWeek[] = []
  for (let monday = mondayOf(reading.from); monday <= reading.to; monday = addDays(monday, 7)) {
    const places = Array.from({ length: 10 }, (_, index) => {
      const on = addDays(monday, Math.floor(index / 2))
      return { on, session: owed.get(cellKey({ day: on, half: halves[index % 2] ?? 'AM' })) }
    })
    const cells = places.map(({ on, session }) => cellOf(reading, on, session))
    const theirs = places.flatMap(({ session }) => session ?? [])
    weeks.push({ monday, cells, totals: totalsOf(theirs) })
  }
  return weeks
}
