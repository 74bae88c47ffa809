import { type PayloadFault, wording } from '../rules/faults.ts'
import { isDict } from '../rules/inspect.ts'
import { inspectBlocks } from '../rules/inspect-blocks.ts'
import { inspectView } from '../rules/inspect-view.ts'
import { invalidArguments, SlackError } from '../slack-error.ts'
import { findMessage, keepMessage } from '../state/messages.ts'
import type { Args } from './args.ts'
import { memberChannel } from './channel-arg.ts'
import type { Method, MethodTable } from './method.ts'

const judged = (args: Args): PayloadFault[] => {
  if (args.json('view') !== undefined) return inspectView(args.json('view'), '/view')
  const message = args.json('message')
  if (isDict(message)) return inspectBlocks(message.blocks ?? [], 'message', '/message/blocks')
  if (args.json('blocks') === undefined)
    throw invalidArguments(['must provide `blocks`, `message` or `view`'])
  return inspectBlocks(args.json('blocks'), 'message', '/blocks')
}

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

/** The rest: who am I, does it answer, are these blocks sound, a reaction. */
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
  'blocks.validate'(args) {
    const faults = judged(args)
    if (faults.length === 0) return {}
    throw new SlackError('invalid_blocks', {
      errors: faults.map(({ pointer, code, message }) => ({
        pointer,
        code,
        message,
        constraint: { type: code },
      })),
      response_metadata: { messages: faults.map((one) => `[ERROR] ${wording(one)}`) },
    })
  },
  'reactions.add': react,
}
