import type { Core } from '../core.ts'
import { SlackError } from '../slack-error.ts'
import type { Dict } from '../state/model.ts'
import { optionsOf, type Placed, stateShapes } from '../state/values.ts'
import { sendPayload } from '../ways-in/send.ts'
import { type Fill, type Filling, fillIn, stillThere } from './fill.ts'
import { done, type Outcome, trouble } from './outcome.ts'
import { payloadBase } from './payload.ts'
import { elementOn, originOf, type Surface, surfaceFields, surfaceOf, type Target } from './target.ts'

/** A click or a choice: which element, what was chosen, and what else was put in before. */
export interface Click {
  target: Target
  blockId: string
  actionId: string
  value?: Filling | undefined
  fills?: readonly Fill[]
}

const copied = (element: Dict, ...names: string[]): Dict =>
  Object.fromEntries(names.filter((name) => name in element).map((name) => [name, element[name]]))

const byValue = (offered: readonly Dict[], value: Filling | undefined): Dict => {
  const chosen = offered.find((one) => one.value === value)
  if (chosen === undefined) throw new SlackError('option_not_found', { value })
  return chosen
}

type Part = (element: Dict, value: Filling | undefined) => Dict

/** What is told of an element that holds no state. */
const parts: Readonly<Record<string, Part>> = {
  button: (element) => copied(element, 'text', 'value', 'url', 'style', 'confirm'),
  icon_button: (element) => copied(element, 'icon', 'text', 'value', 'confirm'),
  feedback_buttons: ({ positive_button, negative_button }, value) =>
    copied(byValue([positive_button as Dict, negative_button as Dict], value), 'text', 'value'),
  overflow: (element, value) => ({
    selected_option: byValue(optionsOf(element), value),
    ...copied(element, 'confirm'),
  }),
}

const statePart = (surface: Surface, { element, blockId }: Placed): Dict => {
  const initial = stateShapes[String(element.type)]?.initial ?? ''
  return {
    ...surface.values[blockId]?.[String(element.action_id)],
    ...copied(element, initial, 'placeholder', 'confirm', 'min_query_length'),
  }
}

// A workflow button starts a workflow, of which the app's request URL hears nothing.
const dispatches = ({ block, element }: Placed) =>
  element.type !== 'workflow_button' && (block.type !== 'input' || block.dispatch_action === true)

const actionFor = (core: Core, surface: Surface, placed: Placed, value: Filling | undefined): Dict => {
  const { blockId, element } = placed
  const { type, action_id } = element
  const part = parts[String(type)]?.(element, value) ?? statePart(surface, placed)
  return { type, action_id, block_id: blockId, ...part, action_ts: core.ids.ts() }
}

/** Keeps what was put in and sends `block_actions`, unless the element only waits for Submit. */
export async function clickOn(core: Core, userId: string, click: Click): Promise<Outcome> {
  const surface = surfaceOf(core, userId, click.target)
  const placed = elementOn(surface, click.blockId, click.actionId)
  const own = click.value === undefined ? [] : [{ ...click, value: click.value }]
  fillIn(core, surface, [...stillThere(surface, click.fills ?? []), ...own])
  if (!dispatches(placed)) return done
  const answer = await sendPayload(core, {
    ...payloadBase(core, 'block_actions', userId),
    trigger_id: core.triggers.issue(originOf(surface)),
    ...surfaceFields(core, surface),
    actions: [actionFor(core, surface, placed, click.value)],
  })
  return answer.ok ? done : trouble()
}
