import type { Core } from '../core.ts'
import type { Channel, Dict } from '../state/model.ts'
import { sendEvent } from '../ways-in/send-event.ts'

const kindOf = ({ kind, isPrivate }: Channel): { event: string; type: string } => {
  if (kind !== 'channel') return { event: `message.${kind}`, type: kind }
  return isPrivate
    ? { event: 'message.groups', type: 'group' }
    : { event: 'message.channels', type: 'channel' }
}

/** Tells the app of what happened to a message, if it listens to this kind of conversation and is in it. */
export async function tellOfMessage(core: Core, channel: Channel, fields: Dict): Promise<void> {
  if (!channel.members.includes(core.app.botUserId)) return
  const { event, type } = kindOf(channel)
  const ts = core.ids.ts()
  await sendEvent(core, event, { type: 'message', ts, ...fields, channel: channel.id, channel_type: type })
}
