import type { Day } from './day.ts'

/** How a register file is laid out: one row a session, one a pupil's day, one a pupil with two columns a day, or Wonde's pages of JSON. */
export const layouts = ['rows', 'days', 'wide', 'wonde'] as const

/** How a file writes its days; nothing is guessed where a file reads two ways. */
export const dateForms = ['year-month-day', 'day-month-year', 'month-day-year'] as const
export type DateForm = (typeof dateForms)[number]

/** What a column of a register file can tell. */
export const markColumns = ['upn', 'pupil_ref', 'date', 'session', 'code', 'minutes_late', 'comment'] as const
export type MarkColumn = (typeof markColumns)[number]

/** How one school's system writes its registers. */
export type Profile = {
  id: string
  title: string
  layout: (typeof layouts)[number]
  /** Other rows, such as a report's title, may stand above the headings, or these take two rows: days, and the halves of each below. */
  titled?: true | undefined
  delimiter: ',' | ';' | '\t'
  dates: DateForm
  /** Under which heading each fact stands, of a wide file only the pupil's; a day and its session may stand in one cell, under one heading. */
  columns: Partial<Record<MarkColumn, string>>
  /** The headings that are read over. */
  others: string[]
  /** The words for a.m. and p.m., which in a file of days are headings too. */
  sessions: Record<'AM' | 'PM', string[]>
  /** What the file writes for a register code where that is not the code itself, empty for a session that nobody marked. */
  codes: Record<string, string>
}

/** A profile of `templates/profiles`, with where its shape was read and what should be held against a real file first. */
export type KnownProfile = { profile: Profile; source: string; checkedOn: Day; doubt: string | null }

/** The profile of the project's own file, which every library has. */
export function canonicalProfile(profiles: ReadonlyMap<string, KnownProfile>): Profile {
  const known = profiles.get('canonical')
  if (known === undefined) throw new Error('the canonical profile is missing')
  return known.profile
}

/** The columns that a file of each layout must have, besides one that says whose marks they are. */
export const owedColumns: Record<Profile['layout'], readonly MarkColumn[]> = {
  rows: ['date', 'session', 'code'],
  days: ['date'],
  wide: [],
  wonde: ['date', 'session', 'code'],
}

const twice = (all: readonly string[]): string[] => [
  ...new Set(all.filter((one, n) => all.indexOf(one) !== n)),
]

/** Does one cell of a file say both the day and which session of it? */
export const sharesCell = ({ layout, columns: { date, session } }: Pick<Profile, 'layout' | 'columns'>) =>
  layout === 'rows' && date !== undefined && date === session

function headingFaults({ layout, columns, others }: Profile): string[] {
  const { session: _, ...apart } = columns
  const own = sharesCell({ layout, columns }) ? apart : columns
  const headings = [...Object.values(own), ...others].map((heading) => heading.toLowerCase())
  return [
    ...owedColumns[layout]
      .filter((column) => columns[column] === undefined)
      .map((column) => `has no ${column}`),
    ...(columns.upn === undefined && columns.pupil_ref === undefined
      ? ['has neither upn nor pupil_ref']
      : []),
    ...twice(headings).map((heading) => `names the heading ${heading} twice`),
  ]
}

/** What is wrong with a profile: a column that its layout needs, a heading or a word that stands for two things; empty when sound. */
export function profileFaults(profile: Profile): { at: string; says: string }[] {
  const { AM, PM } = profile.sessions
  return [
    ...headingFaults(profile).map((says) => ({ at: 'columns', says })),
    ...twice([...AM, ...PM]).map((word) => ({ at: 'sessions', says: `says the word ${word} twice` })),
  ]
}

/** The same profile, reading a school's own codes as the register codes that they stand for. */
export const withAliases = (profile: Profile, aliases: Readonly<Record<string, string>>): Profile => ({
  ...profile,
  codes: { ...aliases, ...profile.codes },
})

/** The profile by which an understood file is read, once nothing of it is in doubt. */
export const settledProfile = ({ profile, aliases }: Understood): Profile => withAliases(profile, aliases)

/** A question that a register file leaves open, told with the answers among which somebody must choose. */
export type Doubt = {
  /** `column date`, `dates`, `session Morning` or `code ILL`: by what it is answered. */
  id: string
  asks: string
  choices: readonly { value: string; title: string }[]
}

/** What was understood of a register file: complete once there is no doubt; `aliases` are local codes that were answered for. */
export type Understood = {
  profile: Profile
  aliases: Readonly<Record<string, string>>
  doubts: readonly Doubt[]
  /** What the file holds, to show beside it: some dates as it writes them and the days they are, and every code with how often. */
  dates: readonly { text: string; day: string }[]
  codes: readonly { text: string; times: number }[]
}

/** A mark that a file writes and the codes of its day don't hold, with how often and where first. */
export type UnknownCode = { code: string; times: number; row: number }

/** What a file would do, before any of it is kept: never more than whoever supplied it may see. */
export type Preview = {
  profile: Profile
  rows: number
  pupils: number
  from: string | null
  to: string | null
  added: number
  amended: number
  /** Some of the marks that would change, by the file's own name for the pupil. */
  changes: readonly { ref: string; day: string; half: 'AM' | 'PM'; was: string; now: string }[]
  unknownCodes: readonly UnknownCode[]
  /** Pupils on roll of whom the file says nothing, or nothing after a day: they may have left. */
  absent: readonly { ref: string; since: string | null }[]
}
