import type { Context } from 'hono'
import type { Core } from '../core.ts'
import { mayOpen } from '../state/files.ts'
import type { StoredFile } from '../state/model.ts'
import type { Sessions } from './session.ts'

const INLINE = ['application/pdf', 'image/png', 'image/jpeg', 'text/plain', 'text/csv', 'text/markdown']

const mayRead = (c: Context, core: Core, sessions: Sessions, file: StoredFile): boolean => {
  if (c.req.header('authorization') === `Bearer ${core.botToken}`) return true
  const person = sessions.person(c.req.query('session') ?? c.req.header('x-workspace-session'))
  return person !== undefined && mayOpen(core, person, file)
}

const disposition = (c: Context, file: StoredFile) => {
  const inline = INLINE.includes(file.mimetype) && c.req.query('download') === undefined
  return `${inline ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(file.name)}`
}

const record = ({ traffic }: Core, file: string, ok: boolean): void =>
  traffic.record({
    direction: 'from-app',
    name: 'download',
    request: { file },
    response: ok ? 'OK' : 'not found',
    ms: 0,
    ok,
  })

/** Gives out a file to the app with its token, or to a person who may see it. */
export function fileRoute(c: Context, core: Core, sessions: Sessions): Response {
  const [, id = ''] = (c.req.param('teamAndFile') ?? '').split('-')
  const file = core.store.get('files', id)
  const isThere = file?.uploaded === true && mayRead(c, core, sessions, file)
  if (c.req.header('authorization') !== undefined) record(core, id, isThere)
  if (!isThere) return c.text('not found', 404)
  const bytes = new Uint8Array(core.bytes.read(file.id))
  return c.body(bytes, 200, {
    'content-type': file.mimetype.startsWith('text/') ? `${file.mimetype}; charset=utf-8` : file.mimetype,
    'content-disposition': disposition(c, file),
    'content-length': String(bytes.byteLength),
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-store',
  })
}
