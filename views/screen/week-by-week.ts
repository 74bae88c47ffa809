import type { KnownBlock } from '@slack/types'
import type { Closer } from '../../src/domain/closer.ts'
import { formatDayBrief } from '../../src/domain/day.ts'
import { section } from '../../src/kit/blocks.ts'
import { packed } from '../long-text.ts'

/** Draws what each week of the test's window comes to, a line a week. */
export function weekByWeek({ attendance }: Closer): KnownBlock[] {
  if (attendance === null) return []
  const lines = attendance.byWeek.map((week) => {
    const parts = [
      `${week.attended} of ${week.possible} attended`,
      ...(week.unauthorised > 0 ? [`${week.unauthorised} unauthorised`] : []),
      ...(week.authorised > 0 ? [`${week.authorised} authorised`] : []),
      ...(week.late > 0 ? [`${week.late} late`] : []),
      ...(week.missing > 0 ? [`${week.missing} without a mark`] : []),
    ]
    return `${formatDayBrief(week.monday)}: ${parts.join(' · ')}`
  })
  return [section('*Week by week*, in sessions'), ...packed(lines)]
}
