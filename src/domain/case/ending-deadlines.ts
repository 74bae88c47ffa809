import { count, type Duration } from '../duration.ts'
import type { CaseState } from './state.ts'
import type { Context } from './unmet.ts'

/** The kinds under which a stopped case's own days are kept; no pathway declares them. */
const closeDeadline = 'close-case'
const missingDeadline = 'missing-referral'

/** What a stopped case's own days are called. */
export const endingTitles: Readonly<Record<string, string>> = {
  [closeDeadline]: 'Close the case with its reason',
  [missingDeadline]: 'Tell the council that this child is missing education',
}

/** House rules, for cases on a pathway that sets nothing of its own. */
const houseRule = {
  'close-within': { n: 5, unit: 'school-day' },
  'refer-missing-within': { n: 1, unit: 'school-day' },
} as const satisfies Record<string, Duration>

// A case keeps the settings it was opened with, and may be older than these.
function lengthOf({ state, pathway }: Context, id: keyof typeof houseRule): Duration {
  const value = state.settings[id] ?? pathway.settings[id]?.default
  return value === undefined || typeof value === 'string' ? houseRule[id] : value
}

type Own = {
  kind: string
  within: keyof typeof houseRule
  from: NonNullable<CaseState['closedOn']>
  met: boolean
}

function own({ ending, status }: CaseState): Own[] {
  const closing = ending.leftRoll && {
    kind: closeDeadline,
    within: 'close-within' as const,
    from: ending.leftRoll.on,
    met: status === 'closed',
  }
  const telling = ending.unfound && {
    kind: missingDeadline,
    within: 'refer-missing-within' as const,
    from: ending.unfound.on,
    met: ending.referral !== null,
  }
  return [closing, telling].filter((one) => one !== null)
}

/** The days that run while a case stands still: to close it once the pupil has left, and to tell the council of a missing child. */
export function endingDays(context: Context) {
  return own(context.state).map(({ kind, within, from, met }) => {
    const due = count(context.facts.calendar, from, 'after', lengthOf(context, within))
    return {
      id: `${kind}:${from}`,
      kind,
      subject: from as string,
      due: due.known ? due.day : null,
      missing: due.known ? null : due.missing,
      met,
      moot: context.state.status === 'closed',
    }
  })
}
