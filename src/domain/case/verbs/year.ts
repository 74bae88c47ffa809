import { schoolYearOf } from '../../calendar.ts'
import type { CommandOf } from '../command.ts'
import type { CaseEvent } from '../event.ts'
import { yearToReview } from '../parts/year.ts'
import { done, type Result, refuse } from '../refusal.ts'
import type { Context } from '../unmet.ts'

/** Takes a case that was open before the summer into the school year that has begun, once a year. */
export function turnYear({ state, facts }: Context): Result<CaseEvent[]> {
  const { calendar, today } = facts
  const now = schoolYearOf(calendar, today)
  const from = state.years.at(-1)?.year ?? schoolYearOf(calendar, state.openedOn).name
  if (state.status === 'closed' || from === now.name || state.openedOn >= now.from) return done([])
  return done([{ type: 'year-turned', from, to: now.name }])
}

/** Records that somebody looked at a case for the new school year and that it goes on, with why. */
export function reviewYear({ state }: Context, command: CommandOf<'review-year'>): Result<CaseEvent[]> {
  const open = yearToReview(state)
  if (open === null) return refuse({ code: 'nothing-changed' })
  if (!command.why.trim()) return refuse({ code: 'reason-needed', field: 'why' })
  return done([{ type: 'year-reviewed', year: open.year, why: command.why.trim() }])
}
