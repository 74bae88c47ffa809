import { SlackError } from '../slack-error.ts'
import { findMessage, keepMessage } from '../state/messages.ts'
import { memberChannel } from './channel-arg.ts'
import type { Method, MethodTable } from './method.ts'

const react: Method = (args, core) => {
  const { id } = memberChannel(core, args)
  const message = findMessage(core, id, args.need('timestamp'))
  if (message === undefined) throw new SlackError('message_not_found')
  const name = args.need('name')
  const others = (message.reactions ?? []).filter((one) => one.name !== name)
  const users = message.reactions?.find((one) => one.name === name)?.users ?? []
  if (users.includes(core.app.botUserId)) throw new SlackError('already_reacted')
  keepMessage(core, { ...message, reactions: [...others, { name, users: [...users, core.app.botUserId] }] })
  return {}
}

/** The rest: who am I, does it answer, a reaction. */
export const misc: MethodTable = {
  'api.test': (args) => ({ args: args.raw }),
  'auth.test': (_args, core) => ({
    url: `${core.origin()}/`,
    team: core.team.name,
    team_id: core.team.id,
    user: core.store.get('users', core.app.botUserId)?.name,
    user_id: core.app.botUserId,
    bot_id: core.app.botId,
    is_enterprise_install: false,
  }),
  'reactions.add': react,
}
