import type { Core } from '../core.ts'
import type { PeopleSeed } from '../seed.ts'
import { SlackError } from '../slack-error.ts'
import type { Channel, User } from './model.ts'
import type { Change } from './store.ts'

/** The id of the workspace's own voice, which explains what went wrong. */
export const SLACKBOT = 'USLACKBOT'

const person = (seed: NonNullable<PeopleSeed['users']>[number], known: User | undefined): User => ({
  id: seed.id,
  name: seed.name,
  realName: seed.realName,
  title: seed.title ?? '',
  email: seed.email ?? '',
  isGuest: seed.isGuest ?? false,
  isBot: false,
  ...(known?.deleted ? { deleted: true } : {}),
})

const bot = (id: string, name: string, realName: string): User => ({
  id,
  name,
  realName,
  title: '',
  email: '',
  isGuest: false,
  isBot: true,
})

/** Who is in a channel: whoever was or is to be, but for an app that was taken out of it since. */
const membersOf = (core: Core, known: Channel | undefined, given: readonly string[]): string[] => {
  const isOut = (id: string) =>
    known !== undefined && id === core.app.botUserId && !known.members.includes(id)
  return [...new Set([...(known?.members ?? []), ...given])].filter((id) => !isOut(id))
}

/** Lays people, channels and groups into the workspace; who has joined a channel since stays in it. */
export function seedPeople(core: Core, seed: PeopleSeed): void {
  const created = Math.floor(core.clock.now().getTime() / 1000)
  const channels = (seed.channels ?? []).map((given): Change => {
    const known = core.store.get('channels', given.id)
    const members = membersOf(core, known, given.members)
    const { id, name, purpose = '', isPrivate = false, isExternal = false } = given
    return [
      'channels',
      id,
      {
        id,
        name,
        purpose,
        isPrivate,
        isExternal,
        members,
        kind: 'channel',
        created: known?.created ?? created,
        ...(known?.archived ? { archived: true } : {}),
      },
    ]
  })
  const changes: Change[] = [
    ...(seed.users ?? []).map(
      (user): Change => ['users', user.id, person(user, core.store.get('users', user.id))],
    ),
    ...channels,
    ...(seed.groups ?? []).map((group): Change => ['groups', group.id, group]),
  ]
  core.store.commit(...changes.filter((change) => !isKept(core, change)))
}

/** Puts the app's bot and Slackbot among the users. */
export function seedBots(core: Core): void {
  const { botUserId, name } = core.app
  const bots = [
    bot(botUserId, name.toLowerCase().replaceAll(' ', ''), name),
    bot(SLACKBOT, 'slackbot', 'Slackbot'),
  ]
  const changes = bots.map((user): Change => ['users', user.id, user])
  core.store.commit(...changes.filter((change) => !isKept(core, change)))
}

const isKept = (core: Core, [table, key, row]: Change) =>
  JSON.stringify(core.store.get(table, key)) === JSON.stringify(row)

/** The user with an id, or Slack's `user_not_found`. */
export function userOf(core: Core, id: string): User {
  const user = core.store.get('users', id)
  if (user === undefined) throw new SlackError('user_not_found')
  return user
}
