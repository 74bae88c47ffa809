import type { Core } from '../core.ts'
import { maySee } from './conversations.ts'
import type { Channel, Dict, StoredFile } from './model.ts'

const MIME: Record<string, string> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  csv: 'text/csv',
  txt: 'text/plain',
  md: 'text/markdown',
  json: 'application/json',
  zip: 'application/zip',
}

const extension = (name: string) => name.slice(name.lastIndexOf('.') + 1).toLowerCase()

/** What is said of a file before its bytes come. */
type Promised = Pick<StoredFile, 'name' | 'size' | 'user' | 'altText'>

/** A new file, of which nothing but what was promised is known yet. */
export function newFile(core: Core, given: Promised): StoredFile {
  const { user } = given
  // Half a character can't stand in an address.
  const name = Buffer.from(given.name).toString()
  return {
    ...given,
    name,
    id: core.ids.next('F'),
    title: name,
    mimetype: MIME[extension(name)] ?? 'application/octet-stream',
    created: Math.floor(core.clock.now().getTime() / 1000),
    key: crypto.randomUUID().replaceAll('-', ''),
    uploaded: false,
    shared: false,
    channels: [],
    viewers: [user],
  }
}

/** Keeps what is known of a file. */
export function keepFile(core: Core, file: StoredFile): StoredFile {
  core.store.commit(['files', file.id, file])
  return file
}

/** Keeps the bytes that arrived for a file. */
export function storeBytes(core: Core, file: StoredFile, bytes: Uint8Array): StoredFile {
  core.bytes.write(file.id, bytes)
  return keepFile(core, { ...file, uploaded: true, size: bytes.byteLength })
}

/** Takes a file away; what it was put into shows that it was there. */
export function deleteFile(core: Core, file: StoredFile): void {
  const { sharing: _sharing, ...rest } = file
  keepFile(core, { ...rest, uploaded: false, deleted: true })
  core.bytes.remove(file.id)
}

/** Whether an upload address still takes the bytes of this file: once, and only with its key. */
export const awaitsBytes = (file: StoredFile | undefined, key: string | undefined): file is StoredFile =>
  file !== undefined && file.key === key && !file.uploaded && !file.deleted

/** Whether a person may open a file: who brought it, and who sees a conversation that it was put into. */
export function mayOpen(core: Core, userId: string, file: StoredFile): boolean {
  if (file.viewers.includes(userId)) return true
  return file.channels.some((id) => {
    const channel = core.store.get('channels', id)
    return channel !== undefined && maySee(core, userId, channel)
  })
}

const pathOf = (core: Core, file: StoredFile) =>
  `files-pri/${core.team.id}-${file.id}/${encodeURIComponent(file.name)}`

const placesOf = (core: Core, file: StoredFile) => {
  const channels = file.channels.flatMap((id) => core.store.get('channels', id) ?? [])
  const ids = (test: (channel: Channel) => boolean) => channels.filter(test).map(({ id }) => id)
  const open = ids(({ kind, isPrivate }) => kind === 'channel' && !isPrivate)
  return {
    is_public: open.length > 0,
    channels: open,
    groups: ids(({ kind, isPrivate }) => kind !== 'im' && isPrivate),
    ims: ids(({ kind }) => kind === 'im'),
  }
}

/** A file as Slack writes it on the wire, or undefined when nobody knows it; its kind is left open until it was looked over. */
export function fileWire(core: Core, id: string): Dict | undefined {
  const file = core.store.get('files', id)
  if (file === undefined) return undefined
  if (file.deleted) return { id, mode: 'tombstone' }
  const url = `${core.origin()}/${pathOf(core, file)}`
  return {
    id,
    created: file.created,
    timestamp: file.created,
    name: file.name,
    title: file.title,
    mimetype: file.sharing === undefined ? file.mimetype : '',
    filetype: extension(file.name),
    pretty_type: extension(file.name).toUpperCase(),
    user: file.user,
    user_team: core.team.id,
    size: file.size,
    mode: 'hosted',
    editable: false,
    is_external: false,
    ...(file.altText === undefined ? {} : { alt_txt: file.altText }),
    url_private: url,
    url_private_download: `${url}?download=1`,
    permalink: url,
    ...placesOf(core, file),
  }
}
