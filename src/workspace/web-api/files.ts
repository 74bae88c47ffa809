import type { Core } from '../core.ts'
import { postAsApp } from '../exchange/post.ts'
import { demandMessageBlocks } from '../rules/demand-message.ts'
import { isDict } from '../rules/inspect.ts'
import { invalidArguments, SlackError } from '../slack-error.ts'
import { fileWire, keepFile, newFile } from '../state/files.ts'
import { demandOpen } from '../state/installation.ts'
import type { Channel, StoredFile } from '../state/model.ts'
import type { Args } from './args.ts'
import type { MethodTable } from './method.ts'

const CHANNEL = /^[CGDZ][A-Z0-9]{8,}$/

const fileOf = (core: Core, id: string): StoredFile => {
  const file = core.store.get('files', id)
  if (file === undefined) throw new SlackError('file_not_found')
  return file
}

const destination = (core: Core, args: Args): Channel | undefined => {
  const id = args.text('channel_id')
  if (id === undefined) return undefined
  if (!CHANNEL.test(id))
    throw invalidArguments([`input must match regex pattern: ${CHANNEL.source} [json-pointer:/channel_id]`])
  const channel = core.store.get('channels', id)
  if (channel === undefined) throw new SlackError('channel_not_found')
  if (!channel.members.includes(core.app.botUserId)) throw new SlackError('not_in_channel')
  demandOpen(core, channel)
  return channel
}

const uploads = (core: Core, args: Args): StoredFile[] => {
  const given = args.json('files')
  if (!Array.isArray(given) || given.length === 0) throw invalidArguments(['missing required field: files'])
  return given.map((one) => {
    const file = fileOf(core, isDict(one) ? String(one.id) : '')
    if (!file.uploaded || file.shared) throw new SlackError('file_not_found')
    return isDict(one) && one.title ? { ...file, title: String(one.title) } : file
  })
}

const share = (core: Core, args: Args, files: readonly StoredFile[], channel: Channel): void => {
  const blocks = args.json('blocks')
  postAsApp(core, {
    channel: channel.id,
    text: args.text('initial_comment') ?? '',
    files: files.map((file) => file.id),
    threadTs: args.text('thread_ts'),
    ...(blocks === undefined ? {} : { blocks: demandMessageBlocks(blocks) }),
  })
}

/** Files: get an address to upload to, complete the upload, look at one, take it away. */
export const files: MethodTable = {
  'files.getUploadURLExternal'(args, core) {
    const name = args.need('filename')
    const size = args.number('length', 0)
    if (size <= 0) throw new SlackError('missing_argument')
    const file = keepFile(core, newFile(core, { name, size, user: core.app.botUserId }))
    return { file_id: file.id, upload_url: `${core.origin()}/upload/v1/${file.id}/${file.key}` }
  },
  'files.completeUploadExternal'(args, core) {
    const channel = destination(core, args)
    const ready = uploads(core, args)
    const channels = channel === undefined ? [] : [channel.id]
    const kept = ready.map((file) => keepFile(core, { ...file, shared: true, channels }))
    if (channel !== undefined) share(core, args, kept, channel)
    return { files: kept.map((file) => fileWire(core, file.id)) }
  },
  'files.info'(args, core) {
    const file = fileOf(core, args.need('file'))
    const shares = core.store
      .list('channels')
      .flatMap((c) => core.store.list('messages', c.id))
      .filter((message) => message.files?.includes(file.id))
    const byChannel = Object.fromEntries(
      shares.map((m) => [m.channel, [{ ts: m.ts, thread_ts: m.threadTs }]]),
    )
    const wire = { ...fileWire(core, file.id), shares: { private: byChannel } }
    return { file: wire, comments: [], response_metadata: { next_cursor: '' } }
  },
  'files.delete'(args, core) {
    const file = fileOf(core, args.need('file'))
    if (file.user !== core.app.botUserId) throw new SlackError('cant_delete_file')
    core.store.commit(['files', file.id, null])
    core.bytes.remove(file.id)
    return {}
  },
}
