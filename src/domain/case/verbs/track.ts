import type { CommandOf } from '../command.ts'
import type { CaseEvent } from '../event.ts'
import { done, type Result } from '../refusal.ts'
import type { Context } from '../unmet.ts'

/** Keeps what was said for the evaluation; whether it may be said, and by whom, is asked before. */
export function track(_context: Context, { answers }: CommandOf<'track'>): Result<CaseEvent[]> {
  return done(answers.map(({ field, value }): CaseEvent => ({ type: 'tracked', field, value })))
}
