import type { Core } from '../core.ts'
import type { Dict, StoredFile } from './model.ts'
import { maySee } from './people.ts'

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

/** A new file, of which nothing but the name and the length is known yet. */
export function newFile(core: Core, given: { name: string; size: number; user: string }): StoredFile {
  return {
    id: core.ids.next('F'),
    name: given.name,
    title: given.name,
    mimetype: MIME[extension(given.name)] ?? 'application/octet-stream',
    size: given.size,
    user: given.user,
    created: Math.floor(core.clock.now().getTime() / 1000),
    key: crypto.randomUUID().replaceAll('-', ''),
    uploaded: false,
    shared: false,
    channels: [],
    viewers: [given.user],
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

/** A file as Slack writes it on the wire, or undefined when it is gone. */
export function fileWire(core: Core, id: string): Dict | undefined {
  const file = core.store.get('files', id)
  if (file === undefined) return undefined
  const url = `${core.origin()}/${pathOf(core, file)}`
  return {
    id,
    created: file.created,
    timestamp: file.created,
    name: file.name,
    title: file.title,
    mimetype: file.mimetype,
    filetype: extension(file.name),
    pretty_type: extension(file.name).toUpperCase(),
    user: file.user,
    user_team: core.team.id,
    size: file.size,
    mode: 'hosted',
    editable: false,
    is_external: false,
    is_public: false,
    url_private: url,
    url_private_download: `${url}?download=1`,
    permalink: url,
    channels: file.channels.filter((channel) => channel.startsWith('C')),
    groups: file.channels.filter((channel) => channel.startsWith('G')),
    ims: file.channels.filter((channel) => channel.startsWith('D')),
  }
}
