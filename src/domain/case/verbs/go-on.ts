import type { WayKind } from '../../pathway/schema/stage.ts'
import { leavingStops } from '../care.ts'
import type { CommandOf } from '../command.ts'
import type { CaseEvent } from '../event.ts'
import { stageGates } from '../gates.ts'
import { done, type Result, refuse, type Unmet } from '../refusal.ts'
import { type Context, unmetOf } from '../unmet.ts'

/** A way that a person may take: where it leads and how, what it is called where the stage's title is not enough, and what is missing first. */
export type Way = { to: string; way: WayKind; title: string | null; leaves: string[]; needs: Unmet[] }

/** Does this way ask for a reason? Every one does that does not simply lead on. */
export const asksWhy = ({ way }: Pick<Way, 'way'>): boolean => way !== 'on'

// A case that goes back, down or out is not held up by what would be needed to go further.
const goesFurther = (way: WayKind): boolean => way === 'on' || way === 'up'

/** The ways from where the case stands, each with what is still missing first; stages that lead the same way are left together. */
export function waysOn(context: Context): Way[] {
  const { pathway, state } = context
  const ways = new Map<string, Way>()
  for (const stage of pathway.stages.filter((one) => state.open.includes(one.id))) {
    for (const { to, way = 'on', title = null, needs } of stage.next) {
      const key = `${way} ${to}`
      const found = ways.get(key) ?? { to, way, title, leaves: [], needs: [] }
      found.leaves.push(stage.id)
      found.needs.push(...needs.flatMap((need) => unmetOf(need, context)), ...stageGates(context, to))
      if (goesFurther(way)) found.needs.push(...leavingStops(context, pathway, stage.id))
      ways.set(key, found)
    }
  }
  return [...ways.values()]
}

/** Enters a stage, afresh when it was visited before. */
export function entering({ state }: Pick<Context, 'state'>, stage: string, leaves: string[]) {
  const visit = (state.visits[stage]?.visit ?? 0) + 1
  return { type: 'stage-entered', stage, visit, leaves } satisfies CaseEvent
}

/** Goes to another stage once everything it needs is there; another way than on asks for a reason, which is kept. */
export function goOn(context: Context, command: CommandOf<'go-on'>): Result<CaseEvent[]> {
  const { to, way: wanted = 'on' } = command
  const way = waysOn(context).find((one) => one.to === to && one.way === wanted)
  if (way === undefined) return refuse({ code: 'stage-not-open', stage: to })
  if (way.needs.length > 0) return refuse({ code: 'unmet', to, needs: way.needs })
  const entered = entering(context, to, way.leaves)
  if (!asksWhy(way)) return done([entered])
  const why = command.why?.trim()
  return why ? done([{ ...entered, way: way.way, why }]) : refuse({ code: 'reason-needed', field: 'why' })
}
