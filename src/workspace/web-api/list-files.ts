import type { Core } from '../core.ts'
import { SlackError } from '../slack-error.ts'
import { fileWire } from '../state/files.ts'
import type { StoredFile } from '../state/model.ts'
import type { Args } from './args.ts'
import type { Method } from './method.ts'

/** Slack's groups of files, by what their media type begins with; those that are never uploaded hold none. */
const TYPES: Readonly<Record<string, string>> = {
  all: '',
  images: 'image/',
  pdfs: 'application/pdf',
  zips: 'application/zip',
  spaces: 'none',
  snippets: 'none',
  gdocs: 'none',
}

const isInSight = (core: Core, file: StoredFile): boolean =>
  file.user === core.app.botUserId ||
  file.channels.some((id) => core.store.get('channels', id)?.members.includes(core.app.botUserId))

const typesArg = (args: Args): string[] => {
  const beginnings = (args.text('types') ?? 'all').split(',').map((name) => TYPES[name.trim()])
  if (beginnings.includes(undefined)) throw new SlackError('unknown_type')
  return beginnings as string[]
}

const wanted = (core: Core, args: Args): StoredFile[] => {
  const [channel, user, types] = [args.text('channel'), args.text('user'), typesArg(args)]
  if (user !== undefined && core.store.get('users', user) === undefined)
    throw new SlackError('user_not_found')
  const [from, to] = [Number(args.text('ts_from') ?? 0), Number(args.text('ts_to') ?? Number.MAX_VALUE)]
  return core.store
    .list('files')
    .filter((file) => file.shared && !file.deleted && isInSight(core, file))
    .filter((file) => channel === undefined || file.channels.includes(channel))
    .filter((file) => user === undefined || file.user === user)
    .filter(({ created }) => created >= from && created <= to)
    .filter(({ mimetype }) => types.some((beginning) => mimetype.startsWith(beginning)))
}

/** The files that the app may see, the newest first, in numbered pages. */
export const listFiles: Method = (args, core) => {
  const [count, page] = [args.number('count', 100), args.number('page', 1)]
  const all = wanted(core, args).toReversed()
  const files = all.slice((page - 1) * count, page * count).map(({ id }) => fileWire(core, id))
  return { files, paging: { count, total: all.length, page, pages: Math.ceil(all.length / count) } }
}
