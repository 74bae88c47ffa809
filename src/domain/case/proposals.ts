import type { Day } from '../day.ts'
import { decisionOf, decisionsAt, optionNamed } from '../pathway/options.ts'
import type { Condition, MeasureTest } from '../pathway/schema/condition.ts'
import { amount, countedFor } from './counted.ts'
import { latestAt } from './latest-at.ts'
import { stopped } from './parts/ending.ts'
import { standingBreach } from './parts/watch.ts'
import type { Decision } from './state.ts'
import type { Context } from './unmet.ts'
import { type Weighed, weigh } from './verbs/decide-option.ts'
import { watchedDays } from './watched-days.ts'

/** How much a test counts as it was on a day, by the register as it is now; null while its days have not begun. */
function amountOn(context: Context, test: MeasureTest, today: Day): number | null {
  const window = watchedDays(test, { ...context, facts: { ...context.facts, today } })
  return 'missing' in window ? null : amount(test, countedFor(test, context.facts, window))
}

/** Does a test count more of what it looks for than on a day, or less of what it misses? */
function isWorseSince(context: Context, test: MeasureTest, on: Day): boolean {
  const then = amountOn(context, test, on)
  const now = amountOn(context, test, context.facts.today)
  if (then === null || now === null) return true
  return test.at_least === undefined ? now < then : now > then
}

/** Was it decided to leave the case where it is? */
const isStay = ({ pathway }: Context, { option }: Decision): boolean =>
  'stay' in (optionNamed(pathway, option)?.effect ?? {})

/**
 * Had whoever decided here last heard of this: a breach that was raised before, or figures that got no worse since they
 * decided to stay? Nothing for what neither tells.
 */
function heardBy(context: Context, last: Decision, condition: Condition): boolean[] {
  if ('measure' in condition) return [isStay(context, last) && !isWorseSince(context, condition, last.on)]
  const raised = 'breached' in condition ? standingBreach(context.state, condition.breached)?.seq : undefined
  return raised === undefined ? [] : [raised < last.seq]
}

/** Has somebody decided here who had heard of all that this rests on? Then it waits for the next time. */
function isHeard(context: Context, { option }: Weighed): boolean {
  const { pathway, state } = context
  const last = latestAt(pathway, state, decisionOf(pathway, option.id)?.id)
  if (last === null) return false
  const heard = (option.proposed ?? []).flatMap((one) => heardBy(context, last, one))
  return heard.length > 0 && heard.every(Boolean)
}

/** What the pathway proposes now: options of which its source says that they follow, at decisions that can be made. Nobody is spared deciding. */
export function proposals(context: Context): Weighed[] {
  const { pathway, state } = context
  if (state.status === 'closed' || stopped(state) || decisionsAt(pathway, state.open).length === 0) return []
  return weigh(context).filter((one) => one.proposed && !isHeard(context, one))
}
