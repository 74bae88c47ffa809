import type { Core } from '../core.ts'
import { SlackError } from '../slack-error.ts'
import { findMessage, messageWire } from '../state/messages.ts'
import { channelFor } from '../state/people.ts'
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

/** Sends `message_action` for a message that the person can see and that everybody sees, as Slack offers no others. */
export async function chooseShortcut(core: Core, userId: string, chosen: Chosen): Promise<Outcome> {
  const { channel: channelId, ts, callbackId } = chosen
  const channel = channelFor(core, userId, channelId)
  const message = findMessage(core, channelId, ts)
  if (message === undefined || message.visibleTo !== undefined) throw new SlackError('message_not_found')
  const known = core.app.shortcuts?.some((one) => one.callbackId === callbackId)
  if (!known) throw new SlackError('shortcut_not_found')
  const answer = await sendPayload(core, {
    ...payloadBase(core, 'message_action', userId),
    callback_id: callbackId,
    trigger_id: core.triggers.issue(userId),
    response_url: makeHook(core, { channel: channelId, user: userId, ts: null }),
    action_ts: core.ids.ts(),
    message_ts: ts,
    channel: { id: channelId, name: channel.kind === 'im' ? 'directmessage' : channel.name },
    message: messageWire(core, message),
  })
  return answer.ok ? done : trouble()
}
