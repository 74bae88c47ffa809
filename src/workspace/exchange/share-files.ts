import type { Core } from '../core.ts'
import { keepFile } from '../state/files.ts'
import type { Sharing, StoredFile } from '../state/model.ts'
import { sendEvent } from '../ways-in/send-event.ts'
import { postAsApp } from './post.ts'

// An upload whose completion was answered and lost is not waiting, and neither is a file that was taken away since.
const waiting = (core: Core, ids: readonly string[]): StoredFile[] =>
  ids.flatMap((id) => core.store.get('files', id) ?? []).filter(({ sharing }) => sharing !== undefined)

const tell = (core: Core, file: StoredFile, channel: string): Promise<void> =>
  sendEvent(core, 'file_shared', {
    type: 'file_shared',
    channel_id: channel,
    file_id: file.id,
    user_id: file.user,
    file: { id: file.id },
  })

const share = (core: Core, sharing: Sharing): void => {
  const files = waiting(core, sharing.files)
  if (files.length === 0) return
  const ids = files.map(({ id }) => id)
  for (const { sharing: _done, ...file } of files) keepFile(core, { ...file, channels: sharing.channels })
  for (const channel of sharing.channels) {
    postAsApp(core, { ...sharing, channel, files: ids })
    for (const file of files) void tell(core, file, channel)
  }
}

const waitFor = (core: Core, sharing: Sharing): void =>
  core.agenda.at(core.clock.now().getTime() + core.fileDelayMs, () => share(core, sharing))

/** Completes an upload: the files are looked over first, and stand where they belong a little later. */
export function shareLater(core: Core, files: readonly StoredFile[], sharing: Sharing): void {
  for (const file of files) keepFile(core, { ...file, shared: true, sharing })
  waitFor(core, sharing)
}

/** Waits again for everything that an earlier process had not shared yet. */
export function awaitShares(core: Core): void {
  for (const { id, sharing } of core.store.list('files'))
    if (sharing !== undefined && sharing.files[0] === id) waitFor(core, sharing)
}
