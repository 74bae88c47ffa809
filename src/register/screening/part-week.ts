import { type CodeSet, codeSetOn, type Nation } from '../../domain/codes.ts'
import { daysBetween } from '../../domain/day.ts'
import { type Calendar, daysFrom, openDays } from '../../domain/open-days.ts'
import { readMark, type Session } from '../../domain/sessions.ts'
import { unpackMarks } from '../marks/marks-text.ts'
import type { Owing } from './owed.ts'
import type { Part } from './week-plan.ts'

/** What has to be known to read marks at a school. */
export type MarkRules = { calendar: Calendar; codeSets: readonly CodeSet[]; nation: Nation }

/** One session of a part of a register week, as the marks of one pupil read. */
export type ReadSession = Pick<Session, 'day' | 'category' | 'late' | 'unexplained'>

const known = new WeakMap<CodeSet, Map<string, Omit<ReadSession, 'day'>>>()

function read(set: CodeSet, mark: string): Omit<ReadSession, 'day'> {
  const marks = known.get(set) ?? new Map<string, Omit<ReadSession, 'day'>>()
  known.set(set, marks)
  const before = marks.get(mark) ?? readMark(set, mark)
  marks.set(mark, before)
  return before
}

/** Reads the marks of a part of a register week, for any pupil of a school: the sessions on open days that the pupil owed. */
export function partReader(part: Part, { calendar, codeSets, nation }: MarkRules) {
  const days = daysFrom(part.from, part.to)
    .filter((on) => openDays(calendar).open.has(on))
    .map((day) => ({ day, at: 2 * daysBetween(part.monday, day), set: codeSetOn(codeSets, nation, day) }))
  return (marks: string | undefined, { first, last }: Owing): ReadSession[] => {
    const cells = marks === undefined ? [] : unpackMarks(marks)
    return days
      .filter(({ day }) => first <= day && day <= last)
      .flatMap(({ day, at, set }) =>
        [cells[at] ?? '', cells[at + 1] ?? ''].map((mark) => ({ day, ...read(set, mark) })),
      )
  }
}
