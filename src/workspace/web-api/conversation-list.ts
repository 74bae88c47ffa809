import type { Core } from '../core.ts'
import { SlackError } from '../slack-error.ts'
import type { Channel } from '../state/model.ts'
import type { Args } from './args.ts'

const TYPES = ['public_channel', 'private_channel', 'mpim', 'im']

const typeOf = ({ kind, isPrivate }: Channel): string => {
  if (kind !== 'channel') return kind
  return isPrivate ? 'private_channel' : 'public_channel'
}

/** The conversations of the `types` that a call asks for, public channels when it names none. */
export function conversationsAsked(core: Core, args: Args): Channel[] {
  const types = (args.text('types') ?? 'public_channel').split(',').map((type) => type.trim())
  if (types.some((type) => !TYPES.includes(type))) throw new SlackError('invalid_types')
  return core.store
    .list('channels')
    .filter((channel) => types.includes(typeOf(channel)))
    .filter(({ isPrivate, members }) => !isPrivate || members.includes(core.app.botUserId))
    .filter(({ archived }) => !(archived && args.flag('exclude_archived')))
}
