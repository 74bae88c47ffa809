import type { Core } from '../core.ts'
import { SlackError } from '../slack-error.ts'
import type { Dict, User } from '../state/model.ts'
import { userOf } from '../state/people.ts'
import { secondsAhead } from '../state/zoned-time.ts'
import { grantedScopes } from './authorise.ts'
import type { MethodTable } from './method.ts'
import { pageOf } from './page-of.ts'

const profile = (core: Core, user: User): Dict => ({
  real_name: user.realName,
  real_name_normalized: user.realName,
  display_name: user.realName,
  display_name_normalized: user.realName,
  title: user.title,
  ...(user.email && grantedScopes(core).includes('users:read.email') ? { email: user.email } : {}),
})

const wire = (core: Core, user: User): Dict => ({
  id: user.id,
  team_id: core.team.id,
  name: user.name,
  real_name: user.realName,
  deleted: user.deleted === true,
  is_bot: user.isBot,
  is_app_user: false,
  is_admin: false,
  is_owner: false,
  is_restricted: user.isGuest,
  is_ultra_restricted: false,
  is_stranger: false,
  tz: core.timeZone,
  tz_label: core.timeZone,
  tz_offset: secondsAhead(core.clock.now(), core.timeZone),
  locale: 'en-GB',
  profile: profile(core, user),
  updated: 0,
})

const groupOf = (core: Core, id: string) => {
  const group = core.store.get('groups', id)
  if (group === undefined) throw new SlackError('no_such_subteam')
  return group
}

/** People, groups, the team and the bot. */
export const people: MethodTable = {
  'users.info': (args, core) => ({ user: wire(core, userOf(core, args.need('user'))) }),
  'users.list'(args, core) {
    const page = pageOf(args, core.store.list('users'), 999)
    return { members: page.items.map((user) => wire(core, user)), cache_ts: 0, ...page.meta }
  },
  'users.lookupByEmail'(args, core) {
    const email = args.need('email').toLowerCase()
    const user = core.store.list('users').find((one) => !one.deleted && one.email.toLowerCase() === email)
    if (user === undefined) throw new SlackError('users_not_found')
    return { user: wire(core, user) }
  },
  'users.profile.get': (args, core) => ({
    profile: profile(core, userOf(core, args.text('user') ?? core.app.botUserId)),
  }),
  'usergroups.list'(args, core) {
    const withUsers = args.flag('include_users')
    const groups = core.store.list('groups').map(({ users, ...group }) => ({
      ...group,
      team_id: core.team.id,
      user_count: users.length,
      ...(withUsers ? { users } : {}),
    }))
    return { usergroups: groups }
  },
  'usergroups.users.list': (args, core) => ({ users: groupOf(core, args.need('usergroup')).users }),
  'team.info': (_args, core) => ({
    team: { ...core.team, email_domain: '', url: `${core.origin()}/`, is_verified: false },
  }),
  'bots.info'(args, core) {
    const id = args.text('bot')
    if (id !== undefined && id !== core.app.botId) throw new SlackError('bot_not_found')
    const { botId, id: appId, name, botUserId } = core.app
    return { bot: { id: botId, app_id: appId, name, user_id: botUserId, deleted: false, updated: 0 } }
  },
}
