import { partWith } from '../pathway/laid-over.ts'
import { decisionOfDeadline, decisionsAt } from '../pathway/options.ts'
import type { DecisionPoint } from '../pathway/pathway.ts'
import type { Role } from '../role.ts'
import type { Context } from './unmet.ts'

/** Does somebody of these roles make this decision themselves? */
export const isTheirs = ({ by }: Pick<DecisionPoint, 'by'>, roles: readonly Role[]): boolean =>
  by.some((role) => roles.includes(role))

/** A day after every other. */
const never = '9999'

/** The day by which a decision is to be made, by the deadlines that wait for it; never where none does. */
function dueBy({ pathway, state }: Context, { id }: DecisionPoint): string {
  const asking = pathway.deadlines.filter(
    (kind) => kind.bound !== 'not-before' && decisionOfDeadline(pathway, kind)?.id === id,
  )
  const days = Object.values(state.deadlines)
    .filter(({ kind, state: is }) => is === 'open' && asking.some((one) => one.id === kind))
    .flatMap(({ due }) => due ?? [])
  return days.sort()[0] ?? never
}

/** The decisions that can be made in a case now: first what is overdue or due today, then what these roles decide, the soonest first, and last what others decide beside its own pathway. */
export function decisionsByDay(context: Context, roles: readonly Role[]): DecisionPoint[] {
  const { pathway, state, facts } = context
  const ranked = decisionsAt(pathway, state.open).map((point) => {
    const due = dueBy(context, point)
    const own = isTheirs(point, roles)
    const aside = !own && partWith(pathway, 'decisions', point.id).overlay === true
    const now = due <= facts.today ? due : never
    return { point, rank: [aside ? 1 : 0, now, own ? 0 : 1, due].join(' ') }
  })
  return ranked.sort((a, b) => a.rank.localeCompare(b.rank)).map(({ point }) => point)
}
