import { decisionsAt } from '../options.ts'
import type { Pathway } from '../pathway.ts'
import { happensIn, stagesOf } from './happens.ts'

function outOf(pathway: Pathway, stage: string): string[] {
  const meetings = pathway.meetings.filter(({ from }) => from.includes(stage))
  const decides = decisionsAt(pathway, [stage]).flatMap(({ options }) => options)
  const records = pathway.records.filter((record) => record.stage === stage)
  return [
    ...(pathway.stages.find(({ id }) => id === stage)?.next.map(({ to }) => to) ?? []),
    ...meetings.flatMap(({ attended, missed }) => [attended, missed]),
    ...decides.flatMap(({ effect }) => stagesOf(effect)),
    ...records.flatMap(({ leads = [] }) => leads.map(({ enter }) => enter)),
  ]
}

/** The stages that a case can come to from the first one, by any way on, meeting, decision or record. */
export function reachableStages(pathway: Pathway): ReadonlySet<string> {
  const happens = happensIn(pathway)
  return new Set(pathway.stages.map(({ id }) => id).filter((id) => happens('stage', id)))
}

/** Can a case leave this stage or end in it: a way on, a meeting, the decision, or a record kept there? */
export function hasExit(pathway: Pathway, stage: string): boolean {
  const ends =
    decisionsAt(pathway, [stage]).length > 0 || pathway.records.some((record) => record.stage === stage)
  return ends || outOf(pathway, stage).some((to) => to !== stage)
}

/** Can a case come to its end or to rest here: a decision closes it or leaves it where it is, or nothing leads on from what is recorded? */
function rests(pathway: Pathway, stage: string): boolean {
  const effects = decisionsAt(pathway, [stage]).flatMap(({ options }) => options.map(({ effect }) => effect))
  const ends = effects.some((effect) => 'close' in effect || 'stay' in effect)
  return ends || (hasExit(pathway, stage) && outOf(pathway, stage).every((to) => to === stage))
}

/** The stages from which a case goes round for ever: they can be left, but no way from them comes to an end. */
export function endlessStages(pathway: Pathway): string[] {
  const all = pathway.stages.map(({ id }) => id)
  const ending = new Set(all.filter((id) => rests(pathway, id)))
  for (let before = -1; before < ending.size; ) {
    before = ending.size
    for (const id of all) if (outOf(pathway, id).some((to) => ending.has(to))) ending.add(id)
  }
  return all.filter((id) => hasExit(pathway, id) && !ending.has(id))
}

/** The meetings that can be held: at least one of the stages they are planned from can be reached. */
export function reachableMeetings(pathway: Pathway): ReadonlySet<string> {
  const happens = happensIn(pathway)
  return new Set(pathway.meetings.map(({ id }) => id).filter((id) => happens('meeting', id)))
}
