import type { Core } from '../core.ts'
import { SlackError } from '../slack-error.ts'
import { fileWire } from '../state/files.ts'
import type { Dict, Values } from '../state/model.ts'
import { findElement, optionsOf, type StateShape, stateHolding, stateShapes } from '../state/values.ts'
import { isChoice } from './is-choice.ts'
import { elementOn, keepValues, type Surface } from './target.ts'

/** What a person puts into an input: text, an option's value or several, an id, a date, a time, seconds, or nothing. */
export type Filling = string | number | null | readonly string[]

/** One input of a surface and what is put into it. */
export interface Fill {
  blockId: string
  actionId: string
  value: Filling
}

const pick = (core: Core, surface: Surface, element: Dict, value: string): Dict => {
  const key = `${surface.key}/${element.action_id}`
  const earlier = [element.initial_option, ...((element.initial_options as unknown[]) ?? [])].filter(
    Boolean,
  ) as Dict[]
  const offered = [...optionsOf(element), ...(core.offered.get(key) ?? []), ...earlier]
  const held = Object.values(surface.values).flatMap((block) => heldOptions(block[String(element.action_id)]))
  const found = [...offered, ...held].find((option) => option.value === value)
  if (found === undefined) throw notOffered(value)
  return found
}

const heldOptions = (state: Dict | undefined): Dict[] =>
  [state?.selected_option, ...((state?.selected_options as unknown[]) ?? [])].filter(Boolean) as Dict[]

const strings = (value: Filling): string[] => {
  if (value === null) return []
  return typeof value === 'object' ? [...value] : [String(value)]
}

const oneOf = (value: Filling): string | null => strings(value)[0] || null

const notOffered = (value: Filling): SlackError => new SlackError('option_not_found', { value })

const ownFile = (core: Core, { user }: Surface, id: string): Dict => {
  const wire = core.store.get('files', id)?.user === user ? fileWire(core, id) : undefined
  if (wire === undefined) throw notOffered(id)
  return wire
}

const whole = (value: Filling): number | null => {
  const chosen = oneOf(value)
  if (chosen !== null && !/^\d{10}$/.test(chosen)) throw notOffered(value)
  return chosen === null ? null : Number(chosen)
}

type Reader = (core: Core, surface: Surface, element: Dict, value: Filling) => unknown

const readers: Record<StateShape['kind'], Reader> = {
  text: (_core, _surface, _element, value) => oneOf(value),
  one: (core, surface, element, value) => {
    const chosen = oneOf(value)
    return chosen === null ? null : demandChoice(core, surface, element, chosen)
  },
  number: (_core, _surface, _element, value) => whole(value),
  many: (core, surface, element, value) =>
    strings(value).map((one) => demandChoice(core, surface, element, one)),
  option: (core, surface, element, value) => {
    const chosen = oneOf(value)
    return chosen === null ? null : pick(core, surface, element, chosen)
  },
  options: (core, surface, element, value) => strings(value).map((one) => pick(core, surface, element, one)),
  files: (core, surface, _element, value) => strings(value).map((id) => ownFile(core, surface, id)),
  rich: (_core, _surface, _element, value) => richText(oneOf(value)),
}

const demandChoice = (core: Core, { user }: Surface, element: Dict, value: string): string => {
  if (isChoice(core, user, String(element.type).replace('multi_', ''), value)) return value
  throw notOffered(value)
}

const richText = (text: string | null) =>
  text === null
    ? null
    : {
        type: 'rich_text',
        elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }],
      }

const demandFew = (element: Dict, value: Filling): void => {
  if (strings(value).length > Number(element.max_selected_items ?? Number.POSITIVE_INFINITY))
    throw new SlackError('too_many_selected')
}

const stateFrom = (core: Core, surface: Surface, element: Dict, value: Filling): Dict | undefined => {
  const shape = stateShapes[String(element.type)]
  if (shape === undefined) return undefined
  demandFew(element, value)
  return stateHolding(element, shape, readers[shape.kind](core, surface, element, value))
}

/** Those fills whose input is still there: a view may have been repainted while somebody was typing. */
export const stillThere = (surface: Surface, fills: readonly Fill[]): Fill[] =>
  fills.filter(({ blockId, actionId }) => findElement(surface.blocks, blockId, actionId) !== undefined)

/** Puts something into inputs of a surface, all or none. */
export function fillIn(core: Core, surface: Surface, fills: readonly Fill[]): void {
  if (fills.length === 0) return
  const values: Values = { ...surface.values }
  for (const { blockId, actionId, value } of fills) {
    const { element } = elementOn(surface, blockId, actionId)
    const state = stateFrom(core, surface, element, value)
    if (state !== undefined) values[blockId] = { ...values[blockId], [actionId]: state }
  }
  keepValues(core, surface, values)
}
