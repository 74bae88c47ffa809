import type { Core } from '../core.ts'
import { shareLater } from '../exchange/share-files.ts'
import { demandMessageBlocks } from '../rules/demand-message.ts'
import { isDict } from '../rules/inspect.ts'
import { invalidArguments, SlackError } from '../slack-error.ts'
import { sharesOf } from '../state/file-shares.ts'
import { deleteFile, fileWire, keepFile, newFile } from '../state/files.ts'
import type { Dict, StoredFile } from '../state/model.ts'
import type { Args } from './args.ts'
import { destinations, threadIn } from './file-destinations.ts'
import { listFiles } from './list-files.ts'
import type { MethodTable } from './method.ts'

const fileOf = (core: Core, id: string): StoredFile => {
  const file = core.store.get('files', id)
  if (file === undefined) throw new SlackError('file_not_found')
  if (file.deleted) throw new SlackError('file_deleted')
  return file
}

const LONGEST_ALT_TEXT = 1000
const LARGEST_SNIPPET = 1024 * 1024

const promised = (core: Core, args: Args): StoredFile => {
  const [name, size, altText] = [args.need('filename'), args.number('length', 0), args.text('alt_txt')]
  if (size <= 0) throw new SlackError('missing_argument')
  if ([...(altText ?? '')].length > LONGEST_ALT_TEXT) throw new SlackError('alt_txt_too_large')
  if (args.text('snippet_type') !== undefined && size > LARGEST_SNIPPET)
    throw new SlackError('snippet_too_large')
  const described = altText === undefined ? {} : { altText }
  return newFile(core, { name, size, user: core.app.botUserId, ...described })
}

const uploaded = (core: Core, given: unknown, at: string): StoredFile => {
  if (!isDict(given)) throw invalidArguments([`must provide an object [json-pointer:${at}]`])
  const file = fileOf(core, String(given.id))
  if (!file.uploaded || file.shared) throw new SlackError('file_not_found')
  return given.title ? { ...file, title: String(given.title) } : file
}

const uploads = (core: Core, args: Args): StoredFile[] => {
  const given = args.json('files')
  if (!Array.isArray(given) || given.length === 0) throw invalidArguments(['missing required field: files'])
  const files = given.map((one, i) => uploaded(core, one, `/files/${i}`))
  if (new Set(files.map(({ id }) => id)).size < files.length) throw new SlackError('file_not_found')
  return files
}

/** A comment makes Slack leave the blocks aside unread. */
const words = (args: Args): { text: string; blocks?: Dict[] } => {
  const text = args.text('initial_comment') ?? ''
  const given = args.json('blocks')
  if (text !== '' || given === undefined) return { text }
  const blocks = demandMessageBlocks(given)
  // The live API fails over a markdown block here, though it takes one in a message.
  if (blocks.some(({ type }) => type === 'markdown')) throw new SlackError('internal_error')
  return { text, blocks }
}

/** Files: get an address to upload to, complete the upload, look at one or at all, take one away. */
export const files: MethodTable = {
  'files.getUploadURLExternal'(args, core) {
    const file = keepFile(core, promised(core, args))
    return { file_id: file.id, upload_url: `${core.origin()}/upload/v1/${file.id}/${file.key}` }
  },
  'files.completeUploadExternal'(args, core) {
    const channels = destinations(core, args)
    const ready = uploads(core, args)
    shareLater(core, ready, {
      files: ready.map(({ id }) => id),
      channels: channels.map(({ id }) => id),
      ...words(args),
      ...threadIn(core, args, channels),
    })
    return { files: ready.map(({ id, title }) => ({ ...fileWire(core, id), title, mimetype: '' })) }
  },
  'files.info'(args, core) {
    const { id } = fileOf(core, args.need('file'))
    const file = { ...fileWire(core, id), shares: sharesOf(core, id) }
    return { file, comments: [], response_metadata: { next_cursor: '' } }
  },
  'files.list': listFiles,
  'files.delete'(args, core) {
    const file = fileOf(core, args.need('file'))
    if (file.user !== core.app.botUserId) throw new SlackError('cant_delete_file')
    deleteFile(core, file)
    return {}
  },
}
