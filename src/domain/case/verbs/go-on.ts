import { leavingStops } from '../care.ts'
import type { CommandOf } from '../command.ts'
import type { CaseEvent } from '../event.ts'
import { done, type Result, refuse, type Unmet } from '../refusal.ts'
import { type Context, unmetOf } from '../unmet.ts'

export type Way = { to: string; leaves: string[]; needs: Unmet[] }

/** The stages a person may go on to from where the case stands, each with what is still missing first. */
export function waysOn(context: Context): Way[] {
  const { pathway, state } = context
  const ways = new Map<string, Way>()
  for (const stage of pathway.stages.filter((one) => state.open.includes(one.id))) {
    for (const { to, needs } of stage.next) {
      const way = ways.get(to) ?? { to, leaves: [], needs: [] }
      way.leaves.push(stage.id)
      way.needs.push(...needs.flatMap((need) => unmetOf(need, context)))
      way.needs.push(...leavingStops(context, pathway, stage.id))
      ways.set(to, way)
    }
  }
  return [...ways.values()]
}

/** Enters a stage, afresh when it was visited before. */
export function entering({ state }: Context, stage: string, leaves: string[]): CaseEvent {
  return { type: 'stage-entered', stage, visit: (state.visits[stage]?.visit ?? 0) + 1, leaves }
}

/** Goes on to the next stage once everything it needs is there. */
export function goOn(context: Context, command: CommandOf<'go-on'>): Result<CaseEvent[]> {
  const way = waysOn(context).find((one) => one.to === command.to)
  if (way === undefined) return refuse({ code: 'stage-not-open', stage: command.to })
  if (way.needs.length > 0) return refuse({ code: 'unmet', to: way.to, needs: way.needs })
  return done([entering(context, way.to, way.leaves)])
}
