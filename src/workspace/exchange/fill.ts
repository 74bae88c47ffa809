import type { Core } from '../core.ts'
import { SlackError } from '../slack-error.ts'
import { fileWire } from '../state/files.ts'
import type { Dict, Values } from '../state/model.ts'
import {
  findElement,
  optionsOf,
  type Placed,
  type StateShape,
  stateHolding,
  stateShapes,
} from '../state/values.ts'
import { isChoice } from './is-choice.ts'
import { elementOn, keepValues, offeredKey, type Surface } from './target.ts'

/** What a person puts into an input: text, an option's value or several, an id, a date, a time, seconds, or nothing. */
export type Filling = string | number | null | readonly string[]

/** One input of a surface and what is put into it. */
export interface Fill {
  blockId: string
  actionId: string
  value: Filling
}

const pick = (core: Core, surface: Surface, { blockId, element }: Placed, value: string): Dict => {
  const earlier = [element.initial_option, ...((element.initial_options as unknown[]) ?? [])].filter(
    Boolean,
  ) as Dict[]
  const actionId = String(element.action_id)
  const offered = core.offered.get(offeredKey(surface.key, blockId, actionId)) ?? []
  const held = heldOptions(surface.values[blockId]?.[actionId])
  const found = [...optionsOf(element), ...offered, ...earlier, ...held].find(
    (option) => option.value === value,
  )
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

type Reader = (core: Core, surface: Surface, placed: Placed, value: Filling) => unknown

const readers: Record<StateShape['kind'], Reader> = {
  text: (_core, _surface, _placed, value) => oneOf(value),
  one: (core, surface, { element }, value) => {
    const chosen = oneOf(value)
    return chosen === null ? null : demandChoice(core, surface, element, chosen)
  },
  number: (_core, _surface, _placed, value) => whole(value),
  many: (core, surface, { element }, value) =>
    strings(value).map((one) => demandChoice(core, surface, element, one)),
  option: (core, surface, placed, value) => {
    const chosen = oneOf(value)
    return chosen === null ? null : pick(core, surface, placed, chosen)
  },
  options: (core, surface, placed, value) => strings(value).map((one) => pick(core, surface, placed, one)),
  files: (core, surface, _placed, value) => strings(value).map((id) => ownFile(core, surface, id)),
  rich: (_core, _surface, _placed, value) => richText(oneOf(value)),
}

const demandChoice = (core: Core, { user }: Surface, element: Dict, value: string): string => {
  if (isChoice(core, user, element, value)) return value
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

const stateFrom = (core: Core, surface: Surface, placed: Placed, value: Filling): Dict | undefined => {
  const { element } = placed
  const shape = stateShapes[String(element.type)]
  if (shape === undefined) return undefined
  demandFew(element, value)
  return stateHolding(element, shape, readers[shape.kind](core, surface, placed, value))
}

/** Those fills whose input is still there: a view may have been repainted while somebody was typing. */
export const stillThere = (surface: Surface, fills: readonly Fill[]): Fill[] =>
  fills.filter(({ blockId, actionId }) => findElement(surface.blocks, blockId, actionId) !== undefined)

/** Puts something into inputs of a surface, all or none. */
export function fillIn(core: Core, surface: Surface, fills: readonly Fill[]): void {
  if (fills.length === 0) return
  const values: Values = { ...surface.values }
  for (const { blockId, actionId, value } of fills) {
    const state = stateFrom(core, surface, elementOn(surface, blockId, actionId), value)
    if (state !== undefined) values[blockId] = { ...values[blockId], [actionId]: state }
  }
  keepValues(core, surface, values)
}
