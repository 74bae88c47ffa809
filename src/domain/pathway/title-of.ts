import { optionsOf } from './options.ts'
import { series } from './page/sentence.ts'
import type { Pathway } from './pathway.ts'

/** The title of anything in a pathway that has an id of its own: a stage, meeting, letter, record, option, deadline, decision or watch; the id where it has none. */
export function titleOf(pathway: Pathway, id: string): string {
  const { stages, letters, meetings, records, deadlines, decisions, watches } = pathway
  const all = [stages, letters, meetings, records, optionsOf(pathway), deadlines, decisions, watches].flat()
  return all.find((one) => one.id === id)?.title ?? id
}

/** The same between quotation marks, as a sentence names it. */
export const quoted = (pathway: Pathway, id: string): string => `“${titleOf(pathway, id)}”`

/** Several of them, any of which will do; those of one title are named once. */
export const anyQuoted = (pathway: Pathway, ids: readonly string[]): string =>
  series([...new Set(ids.map((id) => quoted(pathway, id)))], 'or')
