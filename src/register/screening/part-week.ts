import type { RollPupil } from '../../../db/queries/screening.ts'
import { unpackMarks } from '../../../db/schema/marks-text.ts'
import { weekOfMonday } from '../../../db/schema/week-number.ts'
import { type CodeSet, codeSetOn, type Nation } from '../../domain/codes.ts'
import { daysBetween } from '../../domain/day.ts'
import { type Calendar, daysFrom, openDays } from '../../domain/open-days.ts'
import { readMark, type Session } from '../../domain/sessions.ts'
import type { Owing } from './owed.ts'
import type { Part } from './week-plan.ts'

/** What has to be known to read marks at a school. */
export type MarkRules = { calendar: Calendar; codeSets: readonly CodeSet[]; nation: Nation }

/** One session of a part of a register week, as the marks of one pupil read. */
export type ReadSession = Pick<Session, 'day' | 'category' | 'late' | 'unexplained' | 'came'>

const known = new WeakMap<CodeSet, Map<string, Omit<ReadSession, 'day'>>>()

function read(set: CodeSet, mark: string): Omit<ReadSession, 'day'> {
  const marks = known.get(set) ?? new Map<string, Omit<ReadSession, 'day'>>()
  known.set(set, marks)
  const before = marks.get(mark) ?? readMark(set, mark)
  marks.set(mark, before)
  return before
}

function readerOf(part: Part, { calendar, codeSets, nation }: MarkRules) {
  const days = daysFrom(part.from, part.to)
    .filter((on) => openDays(calendar).open.has(on))
    .map((day) => ({ day, at: 2 * daysBetween(part.monday, day), set: codeSetOn(codeSets, nation, day) }))
  return (marks: string, { first, last }: Owing): ReadSession[] => {
    const cells = unpackMarks(marks)
    return days
      .filter(({ day }) => first <= day && day <= last)
      .flatMap(({ day, at, set }) =>
        [cells[at] ?? '', cells[at + 1] ?? ''].map((mark) => ({ day, ...read(set, mark) })),
      )
  }
}

/**
 * Says something of a part of a register week, for any pupil of a school: of its sessions on open days that the pupil
 * owed. The same marks are read once.
 */
export function partCounter<Said>(part: Part, rules: MarkRules, say: (sessions: ReadSession[]) => Said) {
  const readSessions = readerOf(part, rules)
  const week = weekOfMonday(part.monday)
  const said = new Map<string, Said>()
  return (weeks: RollPupil['marks'], owing: Owing): Said => {
    const [, marks = ''] = weeks.find(([number]) => number === week) ?? []
    if (owing.first > part.from || owing.last < part.to) return say(readSessions(marks, owing))
    const before = said.get(marks)
    if (before !== undefined) return before
    const now = say(readSessions(marks, owing))
    said.set(marks, now)
    return now
  }
}
