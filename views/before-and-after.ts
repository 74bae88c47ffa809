import type { KnownBlock } from '@slack/types'
import type { Meeting } from '../src/domain/case/state.ts'
import { beginsWith, windowOf } from '../src/domain/case/window.ts'
import { type BeforeAndAfter, beforeAndAfter, type Side } from '../src/domain/certificate/before-and-after.ts'
import { addDays, formatDayShort } from '../src/domain/day.ts'
import { daysLost, hoursLost } from '../src/domain/measure.ts'
import { context, section } from '../src/kit/blocks.ts'
import { metApart } from './aloud.ts'
import type { CaseShown } from './case-shown.ts'
import { some } from './words.ts'

function parts({ authorised, unauthorised, illness, late, missing }: Side): string {
  const told = [
    ...(unauthorised > 0 ? [`${daysLost(unauthorised)} unauthorised`] : []),
    ...(authorised > 0 ? [`${daysLost(authorised)} authorised`] : []),
    ...(illness !== undefined && illness > 0 ? [`${daysLost(illness)} of them illness`] : []),
    ...(late > 0 ? [`late ${some(late, 'time')}`] : []),
    ...(missing > 0 ? [`${some(missing, 'session')} without a mark`] : []),
  ]
  return told.length === 0 ? '' : `\n${told.join(' · ')}`
}

function sideWords(title: string, side: Side, hoursPerDay: number | null): string {
  const hours =
    hoursPerDay === null || side.missed === 0 ? '' : ` (${hoursLost(side.missed, hoursPerDay / 2)})`
  const missed = side.missed === 0 ? 'no day missed' : `*${daysLost(side.missed)}* missed${hours}`
  return `*${title}:* ${missed} in ${some(side.schoolDays, 'school day')}${parts(side)}`
}

const spanOf = ({ from, to }: Side): string => `${formatDayShort(from)} to ${formatDayShort(to)}`

/** What was missed before the first meeting and since, in days and hours, and which days are compared; nothing before there is anything to compare. */
export function beforeAndAfterBlocks(
  compared: BeforeAndAfter | null,
  hoursPerDay: number | null,
): KnownBlock[] {
  if (compared === null) return []
  const { before, since } = compared
  return [
    section(
      [
        '*Before the first meeting and since*',
        sideWords('Before', before, hoursPerDay),
        sideWords('Since', since, hoursPerDay),
      ].join('\n'),
    ),
    context(
      `Compared: as many school days on both sides, ${spanOf(before)} and ${spanOf(since)}. Holidays are left out.`,
    ),
  ]
}

/** How far before a case was opened its register is read with it. */
const readBefore = 133

/** The comparison for a case as it stands; nothing before its first meeting, and before anything can be compared. */
export function comparedBlocks({ state, context: { pathway, facts } }: CaseShown): KnownBlock[] {
  const since = windowOf(pathway, state, facts, pathway.period)
  if (!('from' in since)) return []
  const knownFrom = addDays(state.openedOn, -readBefore)
  const compared = beforeAndAfter(facts.calendar, since, facts.measure, knownFrom)
  const hours = Number(state.settings['hours-per-day'])
  return beforeAndAfterBlocks(compared, hours > 0 ? hours : null)
}

/** The same at a meeting that follows the first; where parents are met apart, nothing that would tell when another was. */
export const comparedAt = (looked: CaseShown, { kind }: Meeting): KnownBlock[] => {
  const { pathway } = looked.context
  const isFirst = beginsWith(pathway, pathway.period) === kind
  return isFirst || metApart(looked) ? [] : comparedBlocks(looked)
}
