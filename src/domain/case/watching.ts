import type { Condition } from '../pathway/condition.ts'
import { simpleConditions } from '../pathway/entry-over.ts'
import type { Pathway } from '../pathway/pathway.ts'
import type { CaseEvent } from './event.ts'
import { type Figures, figuresOf } from './figures.ts'
import { stopped } from './parts/ending.ts'
import { raisedWatches, standingBreach } from './parts/watch.ts'
import { type Context, unmetOf } from './unmet.ts'
import { watchedDays } from './watched-days.ts'

/** What the register said where a condition first counts something in it. */
function figuresFor(context: Context, when: Condition): { figures?: Figures } {
  const test = simpleConditions(when).find((one) => 'measure' in one)
  const window = test && watchedDays(test, { ...context, watching: true })
  if (window === undefined || 'missing' in window) return {}
  return { figures: figuresOf(context.facts.measure(window.from, window.to)) }
}

/** What is watched for in a case: that of pupils too, but for what a watch of cases says of the same already. */
function watchedFor({ watches }: Pathway): Pathway['watches'] {
  const same = ({ when }: Pathway['watches'][number]) => JSON.stringify(when)
  const ofCases = watches.filter((watch) => watch.of === 'case')
  return watches.filter((watch) => watch.of === 'case' || !ofCases.some((own) => same(own) === same(watch)))
}

/**
 * What follows from looking again at what a case's pathway watches for: a watch is raised where its condition holds and it
 * does not stand raised, and cleared where it no longer holds; those of pupils too, as what a case owes may begin with them,
 * but none twice.
 * While the case stands still or is closed nothing is looked at.
 */
export function watchEvents(context: Context): CaseEvent[] {
  const { pathway, state } = context
  if (state.status === 'closed' || stopped(state)) return []
  const watches = watchedFor(pathway)
  const gone = raisedWatches(state).filter((raised) => watches.every(({ id }) => id !== raised))
  return [
    ...watches.flatMap(({ id: watch, when }): CaseEvent[] => {
      const holds = unmetOf(when, { ...context, watching: true }).length === 0
      const stands = standingBreach(state, watch) !== undefined
      if (holds === stands) return []
      return [
        holds
          ? { type: 'watch-raised', watch, ...figuresFor(context, when) }
          : { type: 'watch-cleared', watch },
      ]
    }),
    ...gone.map((watch): CaseEvent => ({ type: 'watch-cleared', watch })),
  ]
}
