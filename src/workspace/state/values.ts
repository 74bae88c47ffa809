import { isDeepStrictEqual } from 'node:util'
import { allBlocks, elementsIn } from './block-tree.ts'
import type { Dict, Values, View } from './model.ts'

/** How an element's state is held: the field that carries it, the field it starts from, and its kind. */
export interface StateShape {
  field: string
  initial: string
  kind: 'text' | 'number' | 'one' | 'option' | 'many' | 'options' | 'files' | 'rich'
}

const shape = (field: string, initial: string, kind: StateShape['kind']): StateShape => ({
  field,
  initial,
  kind,
})
const text = shape('value', 'initial_value', 'text')
const option = shape('selected_option', 'initial_option', 'option')
const options = shape('selected_options', 'initial_options', 'options')

/** Every element that holds a state, by its type. */
export const stateShapes: Readonly<Record<string, StateShape>> = {
  plain_text_input: text,
  number_input: text,
  email_text_input: text,
  url_text_input: text,
  rich_text_input: shape('rich_text_value', 'initial_value', 'rich'),
  static_select: option,
  external_select: option,
  radio_buttons: option,
  multi_static_select: options,
  multi_external_select: options,
  checkboxes: options,
  users_select: shape('selected_user', 'initial_user', 'one'),
  channels_select: shape('selected_channel', 'initial_channel', 'one'),
  conversations_select: shape('selected_conversation', 'initial_conversation', 'one'),
  multi_users_select: shape('selected_users', 'initial_users', 'many'),
  multi_channels_select: shape('selected_channels', 'initial_channels', 'many'),
  multi_conversations_select: shape('selected_conversations', 'initial_conversations', 'many'),
  datepicker: shape('selected_date', 'initial_date', 'one'),
  timepicker: shape('selected_time', 'initial_time', 'one'),
  datetimepicker: shape('selected_date_time', 'initial_date_time', 'number'),
  file_input: shape('files', '', 'files'),
}

const isList = (kind: StateShape['kind']) => kind === 'many' || kind === 'options' || kind === 'files'

/** An element with the id of its block. */
export interface Placed {
  blockId: string
  block: Dict
  element: Dict
}

/** All elements of some blocks, each with its block. */
export function placedElements(blocks: readonly Dict[]): Placed[] {
  return allBlocks(blocks).flatMap((block) =>
    elementsIn(block).map((element) => ({ blockId: String(block.block_id), block, element })),
  )
}

/** The element with these ids, or undefined. */
export function findElement(blocks: readonly Dict[], blockId: string, actionId: string): Placed | undefined {
  return placedElements(blocks).find((p) => p.blockId === blockId && p.element.action_id === actionId)
}

/** The state of an element that holds something, as Slack words it. */
export function stateHolding(element: Dict, { field }: StateShape, held: unknown): Dict {
  const zone = element.timezone === undefined ? {} : { timezone: element.timezone }
  return { type: element.type, [field]: held, ...zone }
}

const hereAsChoice = (element: Dict, kind: StateShape['kind'], here: string | undefined): unknown => {
  if (element.default_to_current_conversation !== true || here === undefined) return undefined
  return isList(kind) ? [here] : here
}

const startState = (element: Dict, shape: StateShape, here: string | undefined): Dict => {
  const nothing = isList(shape.kind) ? [] : null
  const held = element[shape.initial] ?? hereAsChoice(element, shape.kind, here) ?? nothing
  return stateHolding(element, shape, held)
}

const stillOffered = (element: Dict, state: Dict): boolean => {
  const offered = optionsOf(element)
  if (offered.length === 0) return true
  const chosen = [state.selected_option, ...((state.selected_options as unknown[]) ?? [])].filter(Boolean)
  return chosen.every((one) => offered.some((other) => isDeepStrictEqual(one, other)))
}

/** The options that an element lists, its groups laid flat. */
export function optionsOf(element: Dict): Dict[] {
  const groups = (element.option_groups as { options: Dict[] }[] | undefined) ?? []
  return [...((element.options as Dict[] | undefined) ?? []), ...groups.flatMap((group) => group.options)]
}

/**
 * The state of every stateful element in some blocks: what a person put in before stays where block id, action id and type
 * are as they were and the choice is still offered; everything else starts anew, where it asks so with the conversation
 * that the person has `here`.
 */
export function valuesFor(blocks: readonly Dict[], before: Values = {}, here?: string): Values {
  const values: Values = {}
  for (const { blockId, element } of placedElements(blocks)) {
    const known = stateShapes[String(element.type)]
    if (known === undefined) continue
    const actionId = String(element.action_id)
    const old = before[blockId]?.[actionId]
    const keep = old !== undefined && old.type === element.type && stillOffered(element, old)
    values[blockId] = { ...values[blockId], [actionId]: keep ? old : startState(element, known, here) }
  }
  return values
}

/** Whether a state holds nothing: no text, no choice, an empty list. */
function isEmptyState(state: Dict | undefined): boolean {
  const held = state === undefined ? undefined : state[stateShapes[String(state.type)]?.field ?? '']
  return held === undefined || held === null || held === '' || (Array.isArray(held) && held.length === 0)
}

/** The required inputs of a view that hold nothing, by block id. */
export function missingInputs(view: View, values: Values): string[] {
  return placedElements(view.blocks)
    .filter(({ block }) => block.type === 'input' && block.optional !== true)
    .filter(({ blockId, element }) => isEmptyState(values[blockId]?.[String(element.action_id)]))
    .map(({ blockId }) => blockId)
}
