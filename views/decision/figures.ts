import type { KnownBlock } from '@slack/types'
import { periodFigures, periodOf } from '../../src/domain/case/verbs/decide-option.ts'
import { windowOf } from '../../src/domain/case/window.ts'
import { formatDay } from '../../src/domain/day.ts'
import { daysLost, hoursLost, percentage, share } from '../../src/domain/measure.ts'
import { fields, section } from '../../src/kit/blocks.ts'
import type { CaseShown } from '../case-shown.ts'
import { stillUnclear } from '../still-unclear.ts'
import { some } from '../words.ts'

/** What the figures are over, as the pathway measures. */
function overWords({ context: asked }: CaseShown, point: string | undefined): string {
  const { pathway, state, facts } = asked
  const id = periodOf(pathway, point)
  if ('missing' in windowOf(pathway, state, facts, id)) return 'The weeks of the entry test'
  const period = pathway.windows[id]
  const since = period !== undefined && 'from' in period && 'first_meeting' in period.from
  return since ? 'From the first meeting to now' : 'The period that this pathway measures'
}

/** The figures that a decision rests on, with what was lost in words. */
export function figureBlocks(looked: CaseShown, point: string | undefined): KnownBlock[] {
  const figures = periodFigures(looked.context, point)
  if (figures === null) return [section(':warning: The period to look at has not begun.')]
  const { possible, attended, authorised, unauthorised, from, to } = figures
  const hours = Number(looked.state.settings['hours-per-day'])
  const lost = daysLost(unauthorised + authorised)
  const learning =
    Number.isFinite(hours) && hours > 0
      ? `\n${hoursLost(unauthorised + authorised, hours / 2)} of learning`
      : ''
  return [
    section(`*${overWords(looked, point)}*\n${formatDay(from)} to ${formatDay(to)}`),
    fields([
      `*Lost*\n${lost}${learning}`,
      `*Attendance*\n${some(attended, 'session')} of ${possible}${possible > 0 ? ` (${percentage(attended, possible)})` : ''}`,
      `*Unauthorised*\n${share(unauthorised, possible) ?? '0'}${possible > 0 ? ` (${percentage(unauthorised, possible)})` : ''}`,
      `*Authorised*\n${some(authorised, 'session')}`,
      ...stillUnclear(figures),
    ]),
  ]
}
