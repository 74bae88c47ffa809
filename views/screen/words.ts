import type { GoverningTests } from '../../src/domain/case/entry.ts'
import { formatDay } from '../../src/domain/day.ts'
import { daysLost, percentage } from '../../src/domain/measure.ts'
import { asksRegister } from '../../src/domain/pathway/entry-over.ts'
import type { Barred, Screened } from '../../src/domain/screening.ts'
import {
  type GroupedScreening,
  type ScreeningGroup,
  screeningGroups,
} from '../../src/domain/screening-groups.ts'
import { name } from '../../src/kit/text.ts'
import { some } from '../words.ts'

type Headed = { title: string; count: string; says: string }

/** What stands over each heading's pupils, and what it is called among the counts. */
export const screeningHeadings: Readonly<Record<ScreeningGroup, Headed>> = {
  meets: {
    title: 'Meet the test now',
    count: 'Meet the test now',
    says: 'Look closer, clear the register first, then open a case.',
  },
  'about-to': {
    title: 'About to',
    count: 'About to',
    says: 'With so much more absence they would meet it when this school week is over. Talk to the family now.',
  },
  barred: {
    title: 'Meet it, but barred',
    count: 'Barred',
    says: 'Something stands in the way of a case.',
  },
  unclear: {
    title: 'Figures not reliable yet',
    count: 'Not reliable yet',
    says: 'They would meet it if every session without a mark were unauthorised. Put the marks into the register, then screen again.',
  },
}

const barredWords: Partial<Record<Barred, string>> = {
  'already-open': 'Has an open case already',
  held: 'Has a case on hold',
  'not-on-roll': 'Is not on roll',
  'no-date-of-birth': 'No date of birth on record, so compulsory school age cannot be checked',
  'outside-compulsory-age': 'Is not of compulsory school age',
  'past-school-age': 'Is past compulsory school age',
  'looked-after': 'Looked after: ask the virtual school head and the social worker first',
  'ask-safeguarding': 'Speak to the safeguarding lead before going on',
  'safety-flag': 'Only some colleagues see this: the school’s own system has a safety flag',
  'social-care': 'Only some colleagues see this: social care is involved',
}

const whyBarred = ({ barred }: Screened): string[] =>
  barred.map((one) => `:no_entry: ${barredWords[one] ?? 'Look closer to see why'}`)

/** What it takes to meet the test when the school week is over: “2 more unauthorised sessions by Friday 27 November 2026”. */
function takes({ aboutTo }: Screened): string {
  if (aboutTo === null) return ''
  const { sessions, left, on, inARow } = aboutTo
  if (sessions === 0)
    return `Meets it on ${formatDay(on)} without any further absence, as earlier weeks drop out`
  const together = inARow ? ', one after another,' : ''
  return `${some(sessions, 'more unauthorised session')}${together} by ${formatDay(on)}, of ${left} still to come`
}

/** What is said of a pupil because of the heading they stand under. */
export const screeningReasons: Readonly<Record<ScreeningGroup, (one: Screened) => string[]>> = {
  meets: ({ turns, ask }) => [
    ...(turns ? [':warning: Clearing these could change the answer'] : []),
    ...(ask.length > 0
      ? [`:grey_question: ${some(ask.length, 'question')} still to answer when a case is opened`]
      : []),
  ],
  'about-to': (one) => [takes(one), ...whyBarred(one)],
  barred: whyBarred,
  unclear: () => [],
}

/** Unauthorised absence in plain words, days before percentages: “4½ days unauthorised: 9 of 60 sessions (15.0%)”. */
export function unauthorisedWords({
  unauthorised,
  possible,
}: Pick<Screened, 'unauthorised' | 'possible'>): string {
  const percent = percentage(unauthorised, possible)
  const share = percent === null ? '' : ` (${percent})`
  return `${daysLost(unauthorised)} unauthorised: ${unauthorised} of ${some(possible, 'session')}${share}`
}

/** What stands in place of pupils, and what to do where nothing could be screened. */
export const emptyScreening = (
  { onRoll, marked }: { onRoll: number; marked: boolean },
  { tests }: GoverningTests,
): string => {
  if (onRoll === 0)
    return 'No pupil is on roll here yet. Ask whoever looks after Fast Track to import the pupils.'
  if (!tests.some(({ test }) => asksRegister(test)))
    return 'Nobody can be told from the register alone: the test asks what only a person can say. Type /fasttrack new to open a case.'
  if (!marked) return 'No register has come in for these weeks yet. Type /fasttrack import to bring one in.'
  return 'Nobody meets the test, and nobody is about to.'
}

/** How many meet the test of each pathway now, barred ones too, where a school uses several: “Meet the test, barred or not, of “A”: 3 · “B”: 2”. */
export function countsByPathway({ meets, barred }: GroupedScreening): string[] {
  const all = [...meets, ...barred].flatMap(({ on = [] }) => on)
  const names = [...new Map(all.map((one) => [one.id, one.name]))]
  if (names.length === 0) return []
  const counts = names.map(([id, title]) => `“${name(title)}”: ${all.filter((one) => one.id === id).length}`)
  return [`Meet the test, barred or not, of ${counts.join(' · ')}`]
}

/** How many stand under each heading: “Meet the test now: 3 · About to: 2”. */
export const screeningCounts = (groups: GroupedScreening): string =>
  screeningGroups.map((group) => `${screeningHeadings[group].count}: ${groups[group].length}`).join(' · ')
