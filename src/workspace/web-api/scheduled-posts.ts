import type { Core } from '../core.ts'
import { postAsApp } from '../exchange/post.ts'
import { demandOpen } from '../state/installation.ts'
import type { ScheduledMessage } from '../state/model.ts'

const mayPost = (core: Core, message: ScheduledMessage): boolean => {
  const channel = core.store.get('channels', message.channel)
  if (!channel?.members.includes(core.app.botUserId)) return false
  try {
    demandOpen(core, channel)
    return true
  } catch {
    return false
  }
}

const comeDue = (core: Core, id: string): void => {
  const message = core.store.get('scheduled', id)
  if (message === undefined) return
  core.store.commit(['scheduled', id, null])
  if (message.metadata !== undefined)
    core.traffic.fault('chat.scheduleMessage', 'a message with metadata never posts', [id])
  else if (mayPost(core, message)) postAsApp(core, message)
}

const waitFor = (core: Core, { id, postAt }: ScheduledMessage): void =>
  core.agenda.at(postAt * 1000, () => comeDue(core, id))

/** Keeps a message until the clock reaches its time. */
export function keepScheduled(core: Core, message: ScheduledMessage): void {
  core.store.commit(['scheduled', message.id, message])
  waitFor(core, message)
}

/** Waits again for everything that an earlier process left waiting. */
export function awaitScheduled(core: Core): void {
  for (const message of core.store.list('scheduled')) waitFor(core, message)
}
