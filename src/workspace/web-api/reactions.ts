import { SlackError } from '../slack-error.ts'
import { findMessage, keepMessage } from '../state/messages.ts'
import { memberChannel } from './channel-arg.ts'
import type { Method, MethodTable } from './method.ts'

const react: Method = (args, core) => {
  const { id, archived } = memberChannel(core, args)
  if (archived) throw new SlackError('is_archived')
  const message = findMessage(core, id, args.need('timestamp'))
  if (message === undefined || message.tombstone) throw new SlackError('message_not_found')
  const name = args.need('name')
  const others = (message.reactions ?? []).filter((one) => one.name !== name)
  const users = message.reactions?.find((one) => one.name === name)?.users ?? []
  if (users.includes(core.app.botUserId)) throw new SlackError('already_reacted')
  keepMessage(core, { ...message, reactions: [...others, { name, users: [...users, core.app.botUserId] }] })
  return {}
}

/** Reactions: add one. */
export const reactions: MethodTable = { 'reactions.add': react }
