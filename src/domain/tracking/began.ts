import { anchored } from '../case/anchors.ts'
import { windowOf } from '../case/window.ts'
import { addDays, type Day } from '../day.ts'
import { type Evidence, eventsOfType } from './evidence.ts'

/** The day on which the pathway's own period first began, which is a case's entry into Fast Track; null while it has not. */
export function began(evidence: Evidence): Day | null {
  const { pathway, state, facts } = evidence
  const window = pathway.windows[pathway.period]
  if (window === undefined || !('from' in window)) return state.openedOn
  const { from } = window
  if ('first_meeting' in from) {
    // A window ends yesterday; a period may have begun today.
    const asOf = { ...facts, today: addDays(facts.today, 1) }
    const found = windowOf(pathway, state, asOf, pathway.period)
    return 'missing' in found ? null : found.from
  }
  const days =
    'entered' in from
      ? eventsOfType(evidence, 'stage-entered').flatMap(({ stage, on }) =>
          stage === from.entered ? [on] : [],
        )
      : anchored({ pathway, state, facts }, from).map(({ day }) => day)
  const [first = null] = days.filter((day) => day <= facts.today).sort()
  return first
}
