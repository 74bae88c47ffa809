import { simpleConditions } from '../pathway/entry-over.ts'
import type { Pathway } from '../pathway/pathway.ts'
import type { Condition } from '../pathway/schema/condition.ts'
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

/** Does a condition count over days that the calendar does not tell? Then nobody knows whether it holds, and what stands raised stays so. */
function isNotKnown(context: Context, when: Condition): boolean {
  const { windows } = context.pathway
  return simpleConditions(when).some((test) => {
    const window = 'measure' in test ? windows[test.over] : undefined
    if (!('measure' in test) || window === undefined || 'from' in window) return false
    return 'missing' in watchedDays(test, { ...context, watching: true })
  })
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
 * but none twice. What asks for days that the calendar does not tell yet stays as it was.
 * While the case stands still or is closed nothing is looked at.
 */
export function watchEvents(context: Context): CaseEvent[] {
  const { pathway, state } = context
  if (state.status === 'closed' || stopped(state)) return []
  const watches = watchedFor(pathway)
  const gone = raisedWatches(state).filter((raised) => watches.every(({ id }) => id !== raised))
  return [
    ...watches.flatMap(({ id: watch, when }): CaseEvent[] => {
      if (isNotKnown(context, when)) return []
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
