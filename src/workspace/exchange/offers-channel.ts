import { kindOf } from '../state/conversations.ts'
import type { Channel, Dict } from '../state/model.ts'

/** What a menu of conversations leaves out. */
interface Filter {
  include?: readonly string[]
  exclude_external_shared_channels?: boolean
  exclude_bot_users?: boolean
}

const passes = ({ filter = {} }: { filter?: Filter }, sort: string, isBot: boolean): boolean =>
  (filter.include?.includes(sort) ?? true) && !(isBot && filter.exclude_bot_users === true)

/** Whether a menu of conversations or channels offers this one; every direct message here is with a bot. */
export function offersChannel(element: Dict, channel: Channel): boolean {
  const { sort } = kindOf(channel)
  if (String(element.type).endsWith('channels_select')) return sort === 'public'
  const { exclude_external_shared_channels: noExternal } = (element.filter ?? {}) as Filter
  return passes(element, sort, sort === 'im') && !(noExternal === true && channel.isExternal)
}

/** Whether a menu of conversations offers the direct message with somebody. */
export function offersPerson(element: Dict, isBot: boolean): boolean {
  return passes(element, 'im', isBot)
}
