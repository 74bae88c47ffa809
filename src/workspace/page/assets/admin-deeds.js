import { deedForm } from './deed-form.js'
import { page } from './page-state.js'
import { channelOptions } from './selects.js'
import { fieldTime } from './times.js'

const choices = (options) => options.map(({ value, words }) => [value, words])

/** A person’s account, closed and opened. */
export const people = () => {
  const all = page.snapshot.people.filter((one) => !one.isBot)
  return deedForm({
    title: 'A person’s account',
    fields: [
      {
        name: 'user',
        label: 'Person',
        kind: 'select',
        options: all.map(({ id, realName, deleted }) => [
          id,
          deleted ? `${realName} (deactivated)` : realName,
        ]),
      },
    ],
    deeds: [
      ['Deactivate', 'admin/deactivate'],
      ['Reactivate', 'admin/reactivate'],
    ],
  })
}

const rooms = { type: 'conversations_select', filter: { include: ['public', 'private'] } }

/** A channel, closed, opened, with the app and without. */
export const channels = () =>
  deedForm({
    title: 'A channel',
    fields: [{ name: 'channel', label: 'Channel', kind: 'select', options: choices(channelOptions(rooms)) }],
    deeds: [
      ['Close it', 'admin/archive'],
      ['Open it again', 'admin/unarchive'],
      ['Take the app out', 'admin/removeApp'],
      ['Bring the app in', 'admin/inviteApp'],
    ],
  })

/** A message of the conversation on the page, deleted. */
export const messages = () =>
  deedForm({
    title: 'A message of this conversation',
    fields: [
      {
        name: 'ts',
        label: 'Message',
        kind: 'select',
        options: page.snapshot.messages
          .filter((one) => !one.ephemeral)
          .toReversed()
          .map(({ ts, from, text }) => [ts, `${from}: ${text}`.slice(0, 60)]),
      },
    ],
    deeds: [['Delete it', 'admin/deleteMessage', ({ ts }) => ({ channel: page.channel, ts })]],
  })

/** What is older than a moment, swept away. */
export const retention = () =>
  deedForm({
    title: 'Messages and files that are older',
    fields: [
      { name: 'before', label: 'Than', kind: 'when', value: fieldTime(new Date(page.snapshot.clock.now)) },
    ],
    deeds: [['Sweep them away', 'admin/sweep']],
  })

/** The app itself: its messages tab, its token, its place in the workspace. */
export const app = ({ token, messagesTab }) =>
  deedForm({
    title: token === 'good' ? 'The app is installed' : `The app’s token: ${token.replaceAll('_', ' ')}`,
    deeds: [
      messagesTab
        ? ['Close its messages tab', 'admin/closeMessagesTab']
        : ['Open its messages tab', 'admin/openMessagesTab'],
      ...(token === 'good'
        ? [
            ['Revoke its token', 'admin/revokeToken'],
            ['Uninstall it', 'admin/uninstall'],
          ]
        : [['Install it again', 'admin/install']]),
    ],
  })
