import type { School } from '../../db/queries/schools.ts'
import { addDays, type Day, day, weekday } from '../domain/day.ts'
import { type Span, schoolYearStart } from '../domain/open-days.ts'
import { type InsetPlan, schoolYearSpans } from './school-year-spans.ts'

/** The channels in which the two invented schools talk about their cases, and two more for company. */
export const channelIds = {
  secondary: 'C0QUILLBROOK',
  primary: 'C0MILLRACE',
  team: 'C0ATTENDTEAM',
  general: 'C0GENERAL',
} as const

const common = {
  nation: 'england',
  la: 'Fenmoor Council',
  pathway: 'school-checklist',
} as const

/** What a school prints on its letters; the numbers are from the ranges kept free for fiction. */
const letterhead = (name: string, street: string, phone: string, signOffName: string, host: string) => ({
  address: [name, street, 'Fenmoor', 'ZZ99 4FM'],
  phone,
  email: `office@${host}.example`,
  signOffName,
  signOffRole: 'Headteacher',
  head: signOffName,
})

/** The two invented schools. */
export const demonstrationSchools: readonly School[] = [
  {
    id: 'secondary',
    name: 'Quillbrook Academy',
    phase: 'secondary',
    channel: channelIds.secondary,
    settings: letterhead(
      'Quillbrook Academy',
      'Harrow Lane',
      '01632 960210',
      'Cornelius Varley',
      'quillbrook',
    ),
    ...common,
  },
  {
    id: 'primary',
    name: 'Millrace Primary School',
    phase: 'primary',
    channel: channelIds.primary,
    settings: letterhead(
      'Millrace Primary School',
      'Weir Street',
      '01632 960345',
      'Oluwaseun Thrale',
      'millrace',
    ),
    ...common,
  },
]

// The secondary keeps its training days to the ends of the year, so that most six weeks hold 60 sessions.
const insetPlans: Record<string, InsetPlan> = { secondary: 'ends', primary: 'scattered' }

function boilerDay(start: number): Span {
  const from = day(`${start + 1}-01-21`)
  const wednesday = addDays(from, (3 - weekday(from) + 7) % 7)
  return { from: wednesday, to: wednesday, kind: 'closure', name: 'Closed: the boiler failed' }
}

/** The calendar of an invented school: the school year of a day (from August on, the coming one) and the one before. */
export function demonstrationSpans(school: string, today: Day): Span[] {
  const start = schoolYearStart(today)
  const plan = insetPlans[school] ?? 'scattered'
  const closures = school === 'secondary' ? [boilerDay(start - 1)] : []
  return [...schoolYearSpans(start - 1, plan), ...closures, ...schoolYearSpans(start, plan)]
}
