import { weekOfMonday } from '../../../db/schema/week-number.ts'
import { isSchoolDay, whyShut } from '../../domain/calendar.ts'
import { type Code, type CodeSet, codeIn, codeSetOn, type Nation } from '../../domain/codes.ts'
import { type Day, formatDay, formatDayShort, mondayOf, weekday } from '../../domain/day.ts'
import { type Calendar, missingOn, stretchAt } from '../../domain/open-days.ts'
import { quoted } from '../tables/fault.ts'

/** What may stand in a register on one day: why no mark may, why the school is shut, and which codes are in force. */
export type DayRules = {
  day: Day
  monday: Day
  /** 1 to 5 from Monday to Friday. */
  weekday: number
  /** The number of the week that begins on its Monday. */
  week: number
  wrong: string | null
  shut: string | null
  codes: CodeSet | null
  /** The codes that were found to stand for the day: a register says them again for every pupil. */
  found: Map<string, Code>
}

/** What has to be known to read a school's register. */
export type RegisterRules = {
  calendar: Calendar
  codes: readonly CodeSet[]
  nation: Nation
  today: Day
}

const counting: readonly Code['category'][] = ['present', 'elsewhere', 'authorised', 'unauthorised']

function wrongDay(on: Day, { calendar, today }: RegisterRules): string | null {
  if (on > today) return `${on} is still to come: a register holds what was`
  if (weekday(on) > 5) return `${formatDay(on)} is a weekend: take the row out`
  if (stretchAt(calendar, on) === undefined) {
    return `lies outside the loaded calendar: load ${missingOn(calendar, on).missing} first`
  }
  return null
}

function codesOn(on: Day, { codes, nation }: RegisterRules): CodeSet | null {
  try {
    return codeSetOn(codes, nation, on)
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

/** Works out each day's rules once. */
export function dayRules(rules: RegisterRules): (on: Day) => DayRules {
  const known = new Map<Day, DayRules>()
  return (on) => {
    const before = known.get(on)
    if (before !== undefined) return before
    const codes = codesOn(on, rules)
    const none = codes === null ? `no register codes are laid down for ${formatDayShort(on)}` : null
    const shut = isSchoolDay(rules.calendar, on) ? null : whyShut(rules.calendar, on)
    const monday = mondayOf(on)
    const now = {
      day: on,
      monday,
      weekday: weekday(on),
      week: weekOfMonday(monday),
      wrong: wrongDay(on, rules) ?? none,
      shut,
      codes,
      found: new Map<string, Code>(),
    }
    known.set(on, now)
    return now
  }
}

function unknownCode(
  mark: string,
  { day: on, codes }: DayRules,
  { nation, codes: all }: RegisterRules,
): string {
  const other = all.find((set) => set.nation === nation && set.id !== codes?.id && codeIn(set, mark))
  const near = codes && codeIn(codes, mark.toUpperCase()) ? ` Did you mean ${mark.toUpperCase()}?` : ''
  const once = other === undefined ? '' : ` It stands in the codes ${datesOf(other)}.`
  return `${quoted(mark)} is not a register code on ${formatDayShort(on)}: correct it.${near}${once}`
}

const datesOf = ({ from, until }: CodeSet): string =>
  until === null ? `from ${formatDayShort(from)}` : `until ${formatDayShort(until)}`

/** What is wrong with a mark on a day, or the code that it is. */
export function readMark(mark: string, on: DayRules, rules: RegisterRules): Code | { wrong: string } {
  const found = on.found.get(mark)
  if (found !== undefined) return found
  const code = on.codes === null ? undefined : codeIn(on.codes, mark)
  if (code === undefined) return { wrong: unknownCode(mark, on, rules) }
  if (on.shut === null || !counting.includes(code.category)) {
    on.found.set(mark, code)
    return code
  }
  const why = `${quoted(mark)} stands on ${formatDay(on.day)}, when the school was shut (${on.shut})`
  return { wrong: `${why}: correct the calendar first, or take the row out` }
}

/** May this code stand for a day on which the pupil was not on roll? */
export const standsOffRoll = ({ category }: Code): boolean => !counting.includes(category)
