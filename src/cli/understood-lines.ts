import { type Day, formatDay } from '../domain/day.ts'
import type { Profile, Understood } from '../domain/register-file.ts'

const layoutWords: Record<Profile['layout'], string> = {
  rows: 'a row a session',
  days: 'a row a pupil’s day',
  wide: 'a row a pupil and a column a session',
  wonde: 'pages of Wonde',
}
const delimiterWords: Record<Profile['delimiter'], string> = {
  ',': 'commas',
  ';': 'semicolons',
  '\t': 'tabs',
}

/** What was understood of a register file, line by line, for whoever supplied it. */
export function understoodLines({ profile, dates, codes, aliases }: Understood): string[] {
  const { layout, delimiter, columns, others, sessions, titled } = profile
  const divided = layout === 'wonde' ? '' : `, divided by ${delimiterWords[delimiter]}`
  const named = Object.entries(columns).map(([column, heading]) => `${column} is "${heading}"`)
  const days = dates.map(({ text, day }) => `${text} is ${formatDay(day as Day)}`)
  const marks = codes.map(({ text, times }) => `${text} ${times}`)
  const stands = Object.entries(aliases).map(
    ([alias, code]) => `${alias} is ${code === '' ? 'no mark' : code}`,
  )
  const lines: [string, readonly string[]][] = [
    ['Columns', named],
    ['Not read', others],
    ['Dates', days],
    ['Morning', sessions.AM],
    ['Afternoon', sessions.PM],
    ['Marks', marks],
    ['Own codes', stands],
  ]
  const told = lines
    .filter(([, all]) => all.length > 0)
    .map(([title, all]) => `  ${title}: ${all.join(', ')}`)
  const above = titled ? ', below rows that are not read' : ''
  return [`Understood: ${layoutWords[layout]}${divided}${above}`, ...told]
}
