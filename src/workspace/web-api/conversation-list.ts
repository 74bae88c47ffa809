import type { Core } from '../core.ts'
import { SlackError } from '../slack-error.ts'
import { conversationTypes, kindOf } from '../state/conversations.ts'
import type { Channel } from '../state/model.ts'
import type { Args } from './args.ts'

/** The conversations of the `types` that a call asks for, public channels when it names none. */
export function conversationsAsked(core: Core, args: Args): Channel[] {
  const types = (args.text('types') ?? 'public_channel').split(',').map((type) => type.trim())
  if (types.some((type) => !conversationTypes.includes(type))) throw new SlackError('invalid_types')
  return core.store
    .list('channels')
    .filter((channel) => types.includes(kindOf(channel).type))
    .filter(({ isPrivate, members }) => !isPrivate || members.includes(core.app.botUserId))
    .filter(({ archived }) => !(archived && args.flag('exclude_archived')))
}
