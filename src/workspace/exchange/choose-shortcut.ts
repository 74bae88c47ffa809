import type { Core } from '../core.ts'
import { SlackError } from '../slack-error.ts'
import { channelFor, toldName } from '../state/conversations.ts'
import { findMessage, messageWire } from '../state/messages.ts'
import type { Dict } from '../state/model.ts'
import { sendPayload } from '../ways-in/send.ts'
import { makeHook } from './hooks.ts'
import { done, type Outcome, trouble } from './outcome.ts'
import { payloadBase } from './payload.ts'

/** A shortcut that a person chose from a message's menu. */
export interface Chosen {
  channel: string
  ts: string
  callbackId: string
}

const demandShortcut = (core: Core, callbackId: string, global: boolean): void => {
  const { shortcuts = [] } = core.app
  const known = shortcuts.some((one) => one.callbackId === callbackId && (one.global ?? false) === global)
  if (!known) throw new SlackError('shortcut_not_found')
}

/** Shortcuts are the only interactions that do not name the app. */
const shortcutBase = (core: Core, type: string, userId: string): Dict => {
  const { api_app_id: _app, ...base } = payloadBase(core, type, userId)
  return { ...base, action_ts: core.ids.ts() }
}

/** Sends `message_action` for a message that the person can see and that everybody sees, as Slack offers no others. */
export async function chooseShortcut(core: Core, userId: string, chosen: Chosen): Promise<Outcome> {
  const { channel: channelId, ts, callbackId } = chosen
  const channel = channelFor(core, userId, channelId)
  const message = findMessage(core, channelId, ts)
  if (message === undefined) throw new SlackError('message_not_found')
  demandShortcut(core, callbackId, false)
  const answer = await sendPayload(core, {
    ...shortcutBase(core, 'message_action', userId),
    callback_id: callbackId,
    trigger_id: core.triggers.issue({ user: userId, channel: channelId }),
    response_url: makeHook(core, { channel: channelId, user: userId, ts: null }),
    message_ts: ts,
    channel: { id: channelId, name: toldName(channel) },
    message: messageWire(core, message),
  })
  return answer.ok ? done : trouble()
}

/** Sends `shortcut`, which says nothing of where the person was, so that it can only be answered by a modal or a message. */
export async function chooseGlobalShortcut(core: Core, userId: string, callbackId: string): Promise<Outcome> {
  demandShortcut(core, callbackId, true)
  const answer = await sendPayload(core, {
    ...shortcutBase(core, 'shortcut', userId),
    callback_id: callbackId,
    trigger_id: core.triggers.issue({ user: userId }),
  })
  return answer.ok ? done : trouble()
}
