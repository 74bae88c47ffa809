import type { Core } from '../core.ts'
import { SlackError } from '../slack-error.ts'
import { findMessage, messageWire } from '../state/messages.ts'
import type { Dict, Message, Values, View } from '../state/model.ts'
import { channelFor } from '../state/people.ts'
import { findElement, type Placed, valuesFor } from '../state/values.ts'
import { findView, valuesOf, viewWire } from '../state/views.ts'
import { makeHook } from './hooks.ts'

/** What a person acts on: a view by its id, or a message by its channel and time. */
export type Target = { viewId: string } | { channel: string; ts: string }

/** The thing itself, with what stands in its inputs. */
export interface Surface {
  key: string
  blocks: Dict[]
  values: Values
  view?: View
  message?: Message
}

const viewSurface = (core: Core, userId: string, viewId: string): Surface => {
  const view = findView(core, viewId)
  if (view === undefined || view.owner !== userId) throw new SlackError('not_found')
  return { key: viewId, blocks: view.blocks, values: valuesOf(core, viewId), view }
}

const messageSurface = (core: Core, userId: string, channel: string, ts: string): Surface => {
  channelFor(core, userId, channel)
  const message = findMessage(core, channel, ts)
  const hidden = message?.visibleTo !== undefined && message.visibleTo !== userId
  if (message === undefined || hidden) throw new SlackError('message_not_found')
  const blocks = message.blocks ?? []
  const key = `${userId}:${channel}:${ts}`
  return { key, blocks, values: valuesFor(blocks, core.store.get('values', key)), message }
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

/** Keeps what stands in the inputs of a surface. */
export function keepValues(core: Core, surface: Surface, values: Values): void {
  surface.values = values
  core.store.commit(['values', surface.key, values])
}

const messageFields = (core: Core, userId: string, message: Message, values: Values): Dict => {
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
    channel: { id: message.channel, name: channel?.kind === 'im' ? 'directmessage' : channel?.name },
    ...(ephemeral ? {} : { message: messageWire(core, message) }),
    state: { values },
    response_url: makeHook(core, { channel: message.channel, user: userId, ts: message.ts }),
  }
}

/** The fields of an interaction that say where it happened. */
export function surfaceFields(core: Core, userId: string, surface: Surface): Dict {
  if (surface.message !== undefined) return messageFields(core, userId, surface.message, surface.values)
  const view = surface.view as View
  return { container: { type: 'view', view_id: view.id }, view: viewWire(core, view) }
}
