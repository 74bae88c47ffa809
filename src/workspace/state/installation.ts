import type { Core } from '../core.ts'
import { SlackError } from '../slack-error.ts'
import type { Channel, Installation } from './model.ts'

const AS_INSTALLED: Installation = { token: 'good', messagesTab: true }

/** How the app stands now. */
export function installationOf(core: Core): Installation {
  return core.store.get('app', 'installation') ?? AS_INSTALLED
}

/** Changes how the app stands. */
export function keepInstallation(core: Core, changed: Partial<Installation>): void {
  core.store.commit(['app', 'installation', { ...installationOf(core), ...changed }])
}

/** Whether people have the app: a token that was revoked takes only its calls away. */
export function isInstalled(core: Core): boolean {
  return installationOf(core).token !== 'account_inactive'
}

/** Refuses a token that an administrator has taken away, in Slack's word for how. */
export function demandLivingToken(core: Core): void {
  const { token } = installationOf(core)
  if (token !== 'good') throw new SlackError(token)
}

/** Refuses what would be written into a conversation that takes nothing any more. */
export function demandOpen(core: Core, channel: Channel): void {
  if (channel.archived) throw new SlackError('is_archived')
  if (channel.kind !== 'im') return
  if (!installationOf(core).messagesTab) throw new SlackError('messages_tab_disabled')
  const gone = channel.members.some((id) => core.store.get('users', id)?.deleted)
  if (gone) throw new SlackError('channel_not_found')
}
