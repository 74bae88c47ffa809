import type { Core } from './core.ts'
import { tellOfMessage } from './exchange/tell-of-message.ts'
import { SlackError } from './slack-error.ts'
import { keepInstallation } from './state/installation.ts'
import { dropMessage, findMessage, messagesIn, messageWire } from './state/messages.ts'
import type { Channel, StoredFile, View } from './state/model.ts'
import { SLACKBOT, userOf } from './state/people.ts'
import { dropViews } from './state/views.ts'
import { sendEvent } from './ways-in/send-event.ts'

/** What an administrator of the workspace does to people, conversations and the app; the app is told where it listens. */
export interface WorkspaceAdmin {
  /** Deletes anybody's message; one with replies leaves a line that says so. */
  deleteMessage(channelId: string, ts: string): void
  /** Closes a person's account. */
  deactivate(userId: string): void
  reactivate(userId: string): void
  /** Retention: every message and file older than this is gone, in direct messages too, and nobody is told. */
  sweep(before: Date): { messages: number; files: number }
  archive(channelId: string): void
  unarchive(channelId: string): void
  /** Takes the app out of a channel. */
  removeApp(channelId: string): void
  inviteApp(channelId: string): void
  closeMessagesTab(): void
  openMessagesTab(): void
  /** Takes the app out of the workspace: its token, its windows and its Home are gone. */
  uninstall(): void
  /** Takes the app's token away and nothing else. */
  revokeToken(): void
  /** Installs the app again, with the token that it had. */
  install(): void
}

const channelOf = (core: Core, id: string): Channel => {
  const channel = core.store.get('channels', id)
  if (channel === undefined) throw new SlackError('channel_not_found')
  return channel
}

const change = (core: Core, id: string, changed: Partial<Channel>): Channel => {
  const channel = { ...channelOf(core, id), ...changed }
  core.store.commit(['channels', id, channel])
  return channel
}

const deleteMessage = (core: Core, channelId: string, ts: string): void => {
  const channel = channelOf(core, channelId)
  const message = findMessage(core, channelId, ts)
  if (message === undefined || message.tombstone) throw new SlackError('message_not_found')
  dropMessage(core, message)
  const previous = messageWire(core, message)
  void tellOfMessage(core, channel, {
    subtype: 'message_deleted',
    hidden: true,
    deleted_ts: ts,
    previous_message: previous,
  })
}

const setDeleted = (core: Core, userId: string, deleted: boolean): void => {
  const { deleted: _before, ...user } = userOf(core, userId)
  if (user.isBot) throw new SlackError('user_is_bot')
  core.store.commit(['users', userId, deleted ? { ...user, deleted } : user])
  void sendEvent(core, 'user_change', {
    type: 'user_change',
    user: { id: user.id, team_id: core.team.id, name: user.name, real_name: user.realName, deleted },
  })
}

const dropFile = (core: Core, { id }: StoredFile): void => {
  core.store.commit(['files', id, null])
  core.bytes.remove(id)
}

const sweep = (core: Core, before: Date): { messages: number; files: number } => {
  const seconds = before.getTime() / 1000
  const messages = core.store
    .list('channels')
    .flatMap(({ id }) => messagesIn(core, id))
    .filter(({ ts }) => Number(ts) < seconds)
  // The newest first, so that a thread that is old as a whole leaves no line.
  for (const message of messages.toSorted((a, b) => Number(b.ts) - Number(a.ts))) dropMessage(core, message)
  const files = core.store.list('files').filter(({ created }) => created < seconds)
  for (const file of files) dropFile(core, file)
  return { messages: messages.length, files: files.length }
}

const archive = (core: Core, id: string, archived: boolean): void => {
  const { archived: _before, ...channel } = channelOf(core, id)
  core.store.commit(['channels', id, archived ? { ...channel, archived } : channel])
  const type = archived ? 'channel_archive' : 'channel_unarchive'
  void sendEvent(core, type, { type, channel: id, user: SLACKBOT })
}

const moveApp = (core: Core, id: string, isIn: boolean): void => {
  const user = core.app.botUserId
  const others = channelOf(core, id).members.filter((member) => member !== user)
  const { isPrivate } = change(core, id, { members: isIn ? [...others, user] : others })
  const type = isIn ? 'member_joined_channel' : 'member_left_channel'
  const kind = isPrivate ? 'G' : 'C'
  void sendEvent(core, type, { type, user, channel: id, channel_type: kind, team: core.team.id })
}

const uninstall = (core: Core): void => {
  const views: View[] = core.store.list('views')
  dropViews(
    core,
    views.filter(({ type }) => type === 'modal'),
  )
  for (const { id, owner } of views.filter(({ type }) => type === 'home'))
    core.store.commit(['views', id, null], ['values', id, null], ['homes', owner, null])
  keepInstallation(core, { token: 'account_inactive' })
  void sendEvent(core, 'app_uninstalled', { type: 'app_uninstalled' })
  tellRevoked(core)
}

const tellRevoked = (core: Core): void =>
  void sendEvent(core, 'tokens_revoked', {
    type: 'tokens_revoked',
    tokens: { oauth: [], bot: [core.app.botUserId] },
  })

/** Makes what an administrator can do. */
export function createAdmin(core: Core): WorkspaceAdmin {
  return {
    deleteMessage: (channelId, ts) => deleteMessage(core, channelId, ts),
    deactivate: (userId) => setDeleted(core, userId, true),
    reactivate: (userId) => setDeleted(core, userId, false),
    sweep: (before) => sweep(core, before),
    archive: (channelId) => archive(core, channelId, true),
    unarchive: (channelId) => archive(core, channelId, false),
    removeApp: (channelId) => moveApp(core, channelId, false),
    inviteApp: (channelId) => moveApp(core, channelId, true),
    closeMessagesTab: () => keepInstallation(core, { messagesTab: false }),
    openMessagesTab: () => keepInstallation(core, { messagesTab: true }),
    uninstall: () => uninstall(core),
    revokeToken() {
      keepInstallation(core, { token: 'token_revoked' })
      tellRevoked(core)
    },
    install: () => keepInstallation(core, { token: 'good' }),
  }
}
