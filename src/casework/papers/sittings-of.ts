import { attendeeWords } from '../../domain/attendee-words.ts'
import type { Attendee } from '../../domain/case/event.ts'
import type { Meeting } from '../../domain/case/state.ts'
import type { PaperFacts } from '../../domain/paper-facts.ts'
import type { LookedAt } from '../look-at-case.ts'

type Person = PaperFacts['sitting'][number]

function personOf({ names, people }: LookedAt, { who, as, name }: Attendee): Person {
  const parent = names.parents.find((one) => one.id === who)
  if (parent !== undefined) return { name: parent.name, role: parent.relationship ?? attendeeWords.parent }
  if (as === 'pupil') return { name: names.pupil.name, role: attendeeWords.pupil }
  return { name: name ?? people[who] ?? who, role: as === 'other' ? 'other adult' : attendeeWords[as] }
}

/** Who is asked: to a meeting, or before one is set, every parent on record. */
const askedTo = ({ names }: LookedAt, meeting: Meeting | null): readonly Attendee[] =>
  meeting?.attendees ?? names.parents.map(({ id }) => ({ who: id, as: 'parent' as const }))

function interpretersFor({ state }: LookedAt, meeting: Meeting | null, parents: readonly string[]): Person[] {
  return Object.values(state.interpreters)
    .filter((one) => one.meeting === meeting?.id && parents.includes(one.parent))
    .map(({ name, agency, language }) => ({ name: name ?? agency, role: `interpreter, ${language}` }))
}

/**
 * Who signs which sheet: a parent who lives apart or is met separately has a sheet of their own, so that nobody reads
 * another adult's name off it.
 */
export function sittingsOf(looked: LookedAt, meeting: Meeting | null): Person[][] {
  const asked = askedTo(looked, meeting)
  const isApart = (who: string) => looked.context.facts.parents.some((one) => one.id === who && one.apart)
  const parents = asked.filter(({ as }) => as === 'parent').map(({ who }) => who)
  const together = parents.filter((who) => !isApart(who))
  const groups = [...(together.length > 0 ? [together] : []), ...parents.filter(isApart).map((who) => [who])]
  const others = asked.filter(({ as }) => as !== 'parent')
  return (groups.length > 0 ? groups : [[]]).map((group) => [
    ...asked.filter(({ who }) => group.includes(who)).map((one) => personOf(looked, one)),
    ...others.map((one) => personOf(looked, one)),
    ...interpretersFor(looked, meeting, group),
  ])
}
