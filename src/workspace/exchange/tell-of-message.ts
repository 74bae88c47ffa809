import type { Core } from '../core.ts'
import { kindOf } from '../state/conversations.ts'
import type { Channel, Dict } from '../state/model.ts'
import { sendEvent } from '../ways-in/send-event.ts'

/** Tells the app of what happened to a message, if it listens to this kind of conversation and is in it. */
export async function tellOfMessage(core: Core, channel: Channel, fields: Dict): Promise<void> {
  if (!channel.members.includes(core.app.botUserId)) return
  const { family, channelType } = kindOf(channel)
  const ts = core.ids.ts()
  await sendEvent(core, `message.${family}`, {
    type: 'message',
    ts,
    ...fields,
    channel: channel.id,
    channel_type: channelType,
  })
}
