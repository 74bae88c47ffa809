import type { Core } from '../core.ts'
import { SlackError } from '../slack-error.ts'
import { channelFor } from '../state/conversations.ts'
import { demandOpen } from '../state/installation.ts'
import { keepMessage, messageWire, threadAt } from '../state/messages.ts'
import { done, type Outcome } from './outcome.ts'
import { runCommand } from './run-command.ts'
import { tellOfMessage } from './tell-of-message.ts'

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
  demandOpen(core, channel)
  const text = given.text.trim()
  if (text === '') throw new SlackError('no_text')
  const thread = given.threadTs === undefined ? {} : { threadTs: threadAt(core, channel.id, given.threadTs) }
  const message = keepMessage(core, {
    channel: channel.id,
    ts: core.ids.ts(),
    user: userId,
    byApp: false,
    text: escaped(text),
    ...thread,
  })
  await tellOfMessage(core, channel, messageWire(core, message))
  return done
}
