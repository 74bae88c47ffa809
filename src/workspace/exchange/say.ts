import type { Core } from '../core.ts'
import { SlackError } from '../slack-error.ts'
import { keepMessage, messageWire } from '../state/messages.ts'
import { channelFor } from '../state/people.ts'
import { sendEvent } from '../ways-in/send-event.ts'
import { done, type Outcome } from './outcome.ts'
import { runCommand } from './run-command.ts'

/** What a person types by hand is escaped as Slack's client escapes it. */
const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** Posts what a person typed; a line that begins with a slash is a command, except in a thread, where Slack has none. */
export async function say(
  core: Core,
  userId: string,
  given: { channel: string; text: string; threadTs?: string | undefined },
): Promise<Outcome> {
  if (given.text.startsWith('/') && given.threadTs === undefined)
    return runCommand(core, userId, given.channel, given.text)
  const channel = channelFor(core, userId, given.channel)
  const text = given.text.trim()
  if (text === '') throw new SlackError('no_text')
  const message = keepMessage(core, {
    channel: channel.id,
    ts: core.ids.ts(),
    user: userId,
    byApp: false,
    text: escaped(text),
    ...(given.threadTs ? { threadTs: given.threadTs } : {}),
  })
  const kind = channel.kind === 'im' ? 'im' : channel.isPrivate ? 'group' : 'channel'
  const wire = messageWire(core, message)
  await sendEvent(core, `message.${kind === 'channel' ? 'channels' : kind}`, {
    ...wire,
    channel: channel.id,
    channel_type: kind,
  })
  return done
}
