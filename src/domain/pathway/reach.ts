import { decisionsAt } from './options.ts'
import type { Pathway } from './pathway.ts'

function outOf(pathway: Pathway, stage: string): string[] {
  const meetings = pathway.meetings.filter(({ from }) => from.includes(stage))
  const decides = decisionsAt(pathway, [stage]).flatMap(({ options }) => options)
  const records = pathway.records.filter((record) => record.stage === stage)
  return [
    ...(pathway.stages.find(({ id }) => id === stage)?.next.map(({ to }) => to) ?? []),
    ...meetings.flatMap(({ attended, missed }) => [attended, missed]),
    ...decides.flatMap(({ effect }) => {
      if ('enter' in effect) return [effect.enter]
      return 'review' in effect ? [effect.review.meeting, effect.review.internal] : []
    }),
    ...records.flatMap(({ leads = [] }) => leads.map(({ enter }) => enter)),
  ]
}

/** The stages that a case can come to from the first one, by any way on, meeting, decision or record. */
export function reachableStages(pathway: Pathway): ReadonlySet<string> {
  const reached = new Set<string>()
  const waiting = pathway.stages.slice(0, 1).map(({ id }) => id)
  for (let stage = waiting.pop(); stage !== undefined; stage = waiting.pop()) {
    if (reached.has(stage)) continue
    reached.add(stage)
    waiting.push(...outOf(pathway, stage))
  }
  return reached
}

/** Can a case leave this stage or end in it: a way on, a meeting, the decision, or a record kept there? */
export function hasExit(pathway: Pathway, stage: string): boolean {
  const ends =
    decisionsAt(pathway, [stage]).length > 0 || pathway.records.some((record) => record.stage === stage)
  return ends || outOf(pathway, stage).some((to) => to !== stage)
}

/** The meetings that can be held: at least one of the stages they are planned from can be reached. */
export function reachableMeetings(pathway: Pathway): ReadonlySet<string> {
  const reached = reachableStages(pathway)
  const held = pathway.meetings.filter(({ from }) => from.some((stage) => reached.has(stage)))
  return new Set(held.map(({ id }) => id))
}
