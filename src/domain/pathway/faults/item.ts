import type { ChecklistItem, Pathway } from '../pathway.ts'
import type { PathwayFault } from './fault.ts'

/** Checklist items and prompts with an id of their own each, and a letter named wherever a letter is the proof. */
export function itemFaults(pathway: Pathway): PathwayFault[] {
  // Items are answered by their id alone, so one may not stand in two stages either.
  const seen = new Set<string>()
  const once = (at: string, what: string, id: string): PathwayFault[] => {
    if (seen.has(id)) return [{ at, says: `two ${what}s are called ${id}` }]
    seen.add(id)
    return []
  }
  return pathway.stages.flatMap(({ items }, s) =>
    items.flatMap((item, i) => [
      ...once(`stages.${s}.items.${i}.id`, 'item', item.id),
      ...item.prompts.flatMap((prompt, p) => {
        const at = `stages.${s}.items.${i}.prompts.${p}.id`
        if (prompt.id.startsWith(`${item.id}.`)) return once(at, 'prompt', prompt.id)
        return [{ at, says: `the prompt ${prompt.id} stands under ${item.id}` }]
      }),
      ...proofFaults(item, `stages.${s}.items.${i}`),
    ]),
  )
}

function proofFaults(item: ChecklistItem, at: string): PathwayFault[] {
  const isLetter = item.proof === 'letter'
  if (isLetter && item.letter === undefined)
    return [{ at: `${at}.proof`, says: `${item.id} wants a letter as proof but names none` }]
  if (!isLetter && (item.letter ?? item.or_letters) !== undefined)
    return [{ at: `${at}.proof`, says: `${item.id} names a letter as proof but doesn't ask for it` }]
  return []
}
