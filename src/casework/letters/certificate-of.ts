import type { Certificate } from '../../documents/certificate.ts'
import { whyShut } from '../../domain/calendar.ts'
import { type Code, type CodeSet, codeIn, codeSetOn } from '../../domain/codes.ts'
import { addDays, type Day, mondayOf } from '../../domain/day.ts'
import type { AttendanceFacts, LetterFacts } from '../../domain/letter-facts.ts'
import { type Session, sessions } from '../../domain/measure.ts'
import type { Reading } from '../../domain/sessions.ts'
import { readingOf } from './attendance-facts.ts'
import type { Scene } from './scene.ts'

type Week = Certificate['weeks'][number]
type KeyLine = Certificate['codeKey'][number]

const halves = ['AM', 'PM'] as const
const notOnRoll = 'not on the register, or outside compulsory school age'
const unknownCode = 'not a code of the register'

/** A moment on the clock of a place, to the minute: 2026-06-02T09:05. */
export function clockIn(at: Date, timeZone: string): string {
  const told = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' })
  return told.format(at).replace(' ', 'T')
}

const cellOf = ({ day, half }: Pick<Session, 'day' | 'half'>) => `${day} ${half}`

// A day on which the pupil owed no attendance prints no mark at all, so that it can't be read as an absence.
function shutOn({ calendar, from, to }: Reading, on: Day, owed: boolean): string | null {
  if (on < from || on > to) return null
  const why = whyShut(calendar, on)
  return why ?? (owed ? null : notOnRoll)
}

function weekOf(reading: Reading, monday: Day, owed: ReadonlyMap<string, Session>): Week {
  const cells = Array.from({ length: 10 }, (_, index) => {
    const on = addDays(monday, Math.floor(index / 2))
    const session = owed.get(cellOf({ day: on, half: halves[index % 2] ?? 'AM' }))
    const shut = shutOn(reading, on, session !== undefined)
    return { mark: session?.mark ?? '', shut }
  })
  return { monday, marks: cells.map(({ mark }) => mark), shut: cells.map(({ shut }) => shut) }
}

function weeksOf(reading: Reading, all: readonly Session[]): Week[] {
  const owed = new Map(all.map((session) => [cellOf(session), session]))
  const weeks: Week[] = []
  for (let monday = mondayOf(reading.from); monday <= reading.to; monday = addDays(monday, 7)) {
    weeks.push(weekOf(reading, monday, owed))
  }
  return weeks
}

function kindOf({ category, late, unexplained }: Code): KeyLine['kind'] {
  if (unexplained) return 'unexplained'
  if (late) return 'late'
  if (category === 'present' || category === 'elsewhere') return 'present'
  return category === 'authorised' || category === 'unauthorised' ? category : 'not-counted'
}

function keyLine(set: CodeSet, code: string): KeyLine {
  const known = codeIn(set, code)
  if (known === undefined) return { code, meaning: unknownCode, kind: 'not-counted' }
  return { code, meaning: known.meaning, kind: kindOf(known) }
}

/** Every code used over a period with what it meant on its day; a code whose meaning changed meanwhile has its latest. */
function keyOf({ codeSets, nation }: Reading, all: readonly Session[]): KeyLine[] {
  const key = new Map<string, KeyLine>()
  for (const { day, mark } of all) {
    if (mark !== '') key.set(mark, keyLine(codeSetOn(codeSets, nation, day), mark))
  }
  return [...key.values()].sort((a, b) => (a.code < b.code ? -1 : 1))
}

/** The attendance certificate that goes with a letter: the same days and the same figures as the letter. */
export function certificateOf(
  scene: Scene,
  attendance: AttendanceFacts,
  pupil: LetterFacts['pupil'],
): Certificate {
  const { from, to, ...summary } = attendance
  const reading = readingOf(scene, { from, to })
  const all = sessions(reading)
  const { fullName, dateOfBirth, yearGroup, regGroup } = pupil
  return {
    pupil: { fullName, dateOfBirth, yearGroup, regGroup },
    school: { name: scene.loaded.family.school.name },
    from,
    to,
    weeks: weeksOf(reading, all),
    summary,
    codeKey: keyOf(reading, all),
    extractedAt: clockIn(new Date(scene.registerTaken ?? scene.at), scene.house.timeZone),
  }
}
