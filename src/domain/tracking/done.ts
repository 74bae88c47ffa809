import type { Day } from '../day.ts'
import { type Evidence, eventsOfType } from './evidence.ts'
import type { TrackedPeriod, TrackingChoice } from './tracking.ts'

type Known = NonNullable<TrackingChoice['known']>
type Ways = {
  [W in keyof Required<Known>]: (evidence: Evidence, known: NonNullable<Known[W]>, id: string) => Day[]
}

const held = ({ state }: Evidence) =>
  Object.values(state.meetings).filter((meeting) => meeting.state === 'held')

/** Who came to a meeting. */
const came = ({ attendees, attendance }: ReturnType<typeof held>[number]) =>
  attendees.filter(({ who }) => attendance.some((one) => one.who === who && one.came))

/** Do these words stand in a text as words of their own, in any case and also in the plural? */
const standsIn = (text: string) => (words: string) =>
  new RegExp(`(?<![\\p{L}\\p{N}])${words}s?(?![\\p{L}\\p{N}])`, 'iu').test(text)

const ways: Ways = {
  letters: ({ state, facts }) =>
    Object.values(state.letters)
      .filter(({ addressee }) => facts.parents.some(({ id }) => id === addressee))
      .flatMap(({ sentOn }) => sentOn ?? []),
  meetings: (evidence) =>
    held(evidence)
      .filter((meeting) => came(meeting).some(({ as }) => as === 'parent'))
      .map(({ on }) => on),
  contacts: ({ contacts }, kinds) =>
    contacts
      .filter(({ kind, incoming, withdrawn }) => kinds.includes(kind) && !incoming && withdrawn === null)
      .map(({ on }) => on),
  records: (evidence, ids) =>
    eventsOfType(evidence, 'recorded').flatMap(({ record, on }) => (ids.includes(record) ? [on] : [])),
  items: (evidence, _known, id) => {
    const items = evidence.pathway.stages.flatMap((stage) => stage.items)
    const ours = items.filter(({ tracks = [] }) => tracks.some((one) => one === id)).map((item) => item.id)
    const asked = eventsOfType(evidence, 'item-answered').filter(({ item }) => ours.includes(item))
    const latest = new Map(asked.map((one) => [`${one.item} ${one.visit}`, one]))
    return [...latest.values()].flatMap(({ value, on }) => (value === 'done' ? [on] : []))
  },
  attendees: (evidence, words) =>
    held(evidence)
      .filter((meeting) => came(meeting).some(({ name = '' }) => words.some(standsIn(name))))
      .map(({ on }) => on),
}

/** The days on which one of the things that a field lists is known to have been done. */
function daysOf(evidence: Evidence, { id, known = {} }: TrackingChoice): Day[] {
  return Object.entries(known).flatMap(([way, what]) => ways[way as keyof Known](evidence, what as never, id))
}

/** Which of a field's choices are known to have been done in a period; nothing while a case has not entered Fast Track but what came before. */
export function doneIn(
  evidence: Evidence,
  choices: readonly TrackingChoice[],
  period: TrackedPeriod,
  entry: Day | null,
): string[] {
  const within = (on: Day) => (entry === null || on < entry) === (period === 'before')
  return choices.filter((choice) => daysOf(evidence, choice).some(within)).map(({ id }) => id)
}
