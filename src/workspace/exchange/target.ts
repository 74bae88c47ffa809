import type { Core } from '../core.ts'
import { SlackError } from '../slack-error.ts'
import { channelFor, toldName } from '../state/conversations.ts'
import { findMessage, messageWire } from '../state/messages.ts'
import type { Dict, Message, Values, View } from '../state/model.ts'
import type { Origin } from '../state/triggers.ts'
import { findElement, type Placed, valuesFor } from '../state/values.ts'
import { findView, valuesOf, viewWire } from '../state/views.ts'
import { makeHook } from './hooks.ts'

/** What a person acts on: a view by its id, or a message by its channel and time. */
export type Target = { viewId: string } | { channel: string; ts: string }

/** The thing itself, who acts on it, and what stands in its inputs. */
export interface Surface {
  key: string
  user: string
  blocks: Dict[]
  values: Values
  view?: View
  message?: Message
}

const viewSurface = (core: Core, userId: string, viewId: string): Surface => {
  const view = findView(core, viewId)
  if (view === undefined || view.owner !== userId) throw new SlackError('not_found')
  return { key: viewId, user: userId, blocks: view.blocks, values: valuesOf(core, viewId), view }
}

const messageSurface = (core: Core, userId: string, channel: string, ts: string): Surface => {
  channelFor(core, userId, channel)
  const message = findMessage(core, channel, ts, userId)
  if (message === undefined) throw new SlackError('message_not_found')
  const blocks = message.blocks ?? []
  const key = `${userId}:${channel}:${ts}`
  const values = valuesFor(blocks, core.store.get('values', key), channel)
  return { key, user: userId, blocks, values, message }
}

/** Finds what the person acts on; throws Slack's error where it is gone or not theirs to see. */
export function surfaceOf(core: Core, userId: string, target: Target): Surface {
  return 'viewId' in target
    ? viewSurface(core, userId, target.viewId)
    : messageSurface(core, userId, target.channel, target.ts)
}

/** The element on a surface, or `not_found`. */
export function elementOn(surface: Surface, blockId: string, actionId: string): Placed {
  const placed = findElement(surface.blocks, blockId, actionId)
  if (placed === undefined) throw new SlackError('element_not_found')
  return placed
}

/** Under which key the choices are remembered that a typeahead on a surface offered. */
export const offeredKey = (key: Surface['key'], blockId: string, actionId: string): string =>
  `${key}/${blockId}/${actionId}`

/** Keeps what stands in the inputs of a surface. */
export function keepValues(core: Core, surface: Surface, values: Values): void {
  surface.values = values
  core.store.commit(['values', surface.key, values])
}

const messagePlace = (core: Core, message: Message): Dict => {
  const ephemeral = message.visibleTo !== undefined
  const channel = core.store.get('channels', message.channel)
  return {
    container: {
      type: 'message',
      message_ts: message.ts,
      channel_id: message.channel,
      is_ephemeral: ephemeral,
      ...(message.threadTs ? { thread_ts: message.threadTs } : {}),
    },
    channel: { id: message.channel, name: channel && toldName(channel) },
    ...(ephemeral ? {} : { message: messageWire(core, message) }),
  }
}

/** The fields of an interaction that say where it happened. */
export function placeFields(core: Core, { message, view }: Surface): Dict {
  if (message !== undefined) return messagePlace(core, message)
  const shown = view as View
  return { container: { type: 'view', view_id: shown.id }, view: viewWire(core, shown) }
}

/** The same with what a message alone has: the state of its inputs, and where to answer. */
export function surfaceFields(core: Core, surface: Surface): Dict {
  const place = placeFields(core, surface)
  if (surface.message === undefined) return place
  const { channel, ts } = surface.message
  return {
    ...place,
    state: { values: surface.values },
    response_url: makeHook(core, { channel, user: surface.user, ts }),
  }
}

/** What a trigger says of where it came from. */
export function originOf({ user, message, view }: Surface): Origin {
  const modal = view?.type === 'modal' ? view.id : undefined
  return { user, modal, channel: message?.channel ?? view?.channel }
}
