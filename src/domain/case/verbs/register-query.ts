import type { CommandOf } from '../command.ts'
import type { CaseEvent } from '../event.ts'
import { openQueries } from '../parts/register-query.ts'
import { done, type Result, refuse } from '../refusal.ts'
import type { Context } from '../unmet.ts'

/** Keeps what was done about queries to the register; where a mark stands, why it stands is said. */
export function answerQuery({ state }: Context, command: CommandOf<'answer-query'>): Result<CaseEvent[]> {
  const open = openQueries(state).map(({ id }) => id)
  const silent = command.answers.find((one) => one.answer === 'stands' && one.why.trim() === '')
  if (silent !== undefined) return refuse({ code: 'reason-needed', field: silent.query })
  if (command.answers.some(({ query }) => !open.includes(query))) return refuse({ code: 'no-such-query' })
  return done(
    command.answers.map(
      ({ query, answer, why }): CaseEvent => ({ type: 'register-answered', query, answer, why: why.trim() }),
    ),
  )
}
