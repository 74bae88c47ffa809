import type { Core } from '../core.ts'
import { kindOf, openDirect } from '../state/conversations.ts'
import type { Dict, User } from '../state/model.ts'
import { userOf } from '../state/people.ts'
import { channelMessages, isUnread, threadMessages } from '../state/shown-message.ts'
import { homeOf, stackOf, viewWire } from '../state/views.ts'
import { localTime } from '../state/zoned-time.ts'

/** Where the page stands: whose eyes, which channel, which thread. */
export interface Looking {
  userId: string
  channel?: string | undefined
  thread?: string | undefined
}

const LAST = 200

const person = ({ id, name, realName, title, isBot, isGuest, deleted = false }: User) => ({
  id,
  name,
  realName,
  title,
  isBot,
  isGuest,
  deleted,
})

/** What a direct conversation is called: by who else is in it. */
const companyOf = (core: Core, members: readonly string[], userId: string): string =>
  members
    .filter((id) => id !== userId)
    .map((id) => core.store.get('users', id)?.realName ?? id)
    .join(', ')

const channelList = (core: Core, userId: string): Dict[] => {
  openDirect(core, userId)
  return core.store
    .list('channels')
    .filter((channel) => channel.members.includes(userId))
    .map(({ id, name, kind, isPrivate, isExternal, purpose, members, archived = false }) => ({
      id,
      name: kind === 'channel' ? name : companyOf(core, members, userId),
      kind,
      isPrivate,
      isExternal,
      sort: kindOf({ kind, isPrivate }).sort,
      purpose,
      archived,
      memberCount: members.length,
      unread: isUnread(core, id, userId),
    }))
}

/** Everything that the page draws for one person. */
export function snapshot(core: Core, looking: Looking): Dict {
  const { userId, channel, thread } = looking
  const home = homeOf(core, userId)
  const { name, commands, shortcuts = [], botUserId } = core.app
  const messages = channel === undefined ? [] : channelMessages(core, channel, userId, LAST + 1)
  return {
    me: person(userOf(core, userId)),
    team: core.team,
    app: { name, commands, shortcuts, botUserId },
    people: core.store.list('users').map(person),
    channels: channelList(core, userId),
    clock: {
      now: core.clock.now().toISOString(),
      local: localTime(core.clock.now(), core.timeZone),
      timeZone: core.timeZone,
      frozen: core.clock.isFrozen(),
    },
    earlier: messages.length > LAST,
    messages: messages.slice(-LAST),
    thread:
      channel === undefined || thread === undefined ? [] : threadMessages(core, channel, thread, userId),
    home: home ? viewWire(core, home) : null,
    views: stackOf(core, userId).map((view) => viewWire(core, view)),
    faults: core.traffic.faults.length,
  }
}
