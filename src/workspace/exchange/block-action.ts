import type { Core } from '../core.ts'
import { SlackError } from '../slack-error.ts'
import type { Dict } from '../state/model.ts'
import { optionsOf, type Placed, stateShapes } from '../state/values.ts'
import { sendPayload } from '../ways-in/send.ts'
import { type Fill, type Filling, fillIn, stillThere } from './fill.ts'
import { done, type Outcome, trouble } from './outcome.ts'
import { payloadBase } from './payload.ts'
import { elementOn, type Surface, surfaceFields, surfaceOf, type Target } from './target.ts'

/** A click or a choice: which element, what was chosen, and what else was put in before. */
export interface Click {
  target: Target
  blockId: string
  actionId: string
  value?: Filling | undefined
  fills?: readonly Fill[]
}

const buttonPart = (element: Dict): Dict => ({
  text: element.text,
  ...(element.value === undefined ? {} : { value: element.value }),
  ...(element.url === undefined ? {} : { url: element.url }),
})

const overflowPart = (element: Dict, value: Filling): Dict => {
  const chosen = optionsOf(element).find((option) => option.value === value)
  if (chosen === undefined) throw new SlackError('option_not_found', { value })
  return { selected_option: chosen }
}

const chosenPart = (surface: Surface, placed: Placed, value: Filling): Dict => {
  const { element, blockId } = placed
  if (element.type === 'button') return buttonPart(element)
  if (element.type === 'overflow') return overflowPart(element, value)
  const state = surface.values[blockId]?.[String(element.action_id)] ?? {}
  const initial = stateShapes[String(element.type)]?.initial ?? ''
  const kept = [initial, 'placeholder', 'confirm', 'min_query_length'].filter((name) => name in element)
  return { ...state, ...Object.fromEntries(kept.map((name) => [name, element[name]])) }
}

const dispatches = ({ block }: Placed) => block.type !== 'input' || block.dispatch_action === true

/** Keeps what was put in and sends `block_actions`, unless the element only waits for Submit. */
export async function clickOn(core: Core, userId: string, click: Click): Promise<Outcome> {
  const surface = surfaceOf(core, userId, click.target)
  const placed = elementOn(surface, click.blockId, click.actionId)
  const own =
    click.value === undefined || placed.element.type === 'overflow' ? [] : [{ ...click, value: click.value }]
  fillIn(core, surface, [...stillThere(surface, click.fills ?? []), ...own])
  if (!dispatches(placed)) return done
  const action = {
    type: placed.element.type,
    action_id: click.actionId,
    block_id: click.blockId,
    ...chosenPart(surface, placed, click.value ?? null),
    action_ts: core.ids.ts(),
  }
  const answer = await sendPayload(core, {
    ...payloadBase(core, 'block_actions', userId),
    trigger_id: core.triggers.issue(userId),
    ...surfaceFields(core, userId, surface),
    actions: [action],
  })
  return answer.ok ? done : trouble()
}
