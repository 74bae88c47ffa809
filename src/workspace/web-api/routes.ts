import type { HttpBindings } from '@hono/node-server'
import { type Context, Hono } from 'hono'
import type { Core } from '../core.ts'
import { useHook } from '../exchange/hooks.ts'
import { actOnBody } from '../exchange/response-body.ts'
import { SlackError } from '../slack-error.ts'
import { storeBytes } from '../state/files.ts'
import type { Dict } from '../state/model.ts'
import { callMethod, SCOPES } from './call-method.ts'
import { failing } from './failing.ts'

type Env = { Bindings: Partial<HttpBindings> }

const bodyOf = async (c: Context<Env>): Promise<Dict> => {
  if (c.req.method === 'GET') return c.req.query()
  const type = c.req.header('content-type') ?? ''
  if (type.includes('application/json')) return ((await c.req.json().catch(() => ({}))) ?? {}) as Dict
  return (await c.req.parseBody()) as Dict
}

const tokenOf = (c: Context<Env>, body: Dict): string | undefined => {
  const bearer = /^Bearer (.+)$/i.exec(c.req.header('authorization') ?? '')?.[1]
  const inBody = c.req.method === 'POST' && typeof body.token === 'string' ? body.token : undefined
  return bearer ?? inBody
}

const handle = async (c: Context<Env>, core: Core): Promise<Response> => {
  const method = c.req.param('method') ?? ''
  const raw = await bodyOf(c)
  const { token: _token, ...args } = raw
  const run = () => c.json(callMethod(core, method, tokenOf(c, raw), args), 200, { 'x-oauth-scopes': SCOPES })
  return failing(c, core, { name: method, request: args, run })
}

const UPLOAD = { direction: 'from-app', name: 'upload' } as const
const ANSWER = { direction: 'from-app', name: 'response_url' } as const

const upload = async (c: Context<Env>, core: Core): Promise<Response> => {
  const file = core.store.get('files', c.req.param('id') ?? '')
  if (file === undefined || file.key !== c.req.param('key')) return c.text('not found', 404)
  const bytes = await uploadedBytes(c)
  const run = () => {
    const { size } = storeBytes(core, file, bytes)
    core.traffic.record({ ...UPLOAD, request: { file: file.id, size }, response: 'OK', ms: 0, ok: true })
    return c.text(`OK - ${size}`)
  }
  return failing(c, core, { name: UPLOAD.name, request: { file: file.id }, run })
}

const uploadedBytes = async (c: Context<Env>): Promise<Uint8Array> => {
  if (!(c.req.header('content-type') ?? '').startsWith('multipart/form-data'))
    return new Uint8Array(await c.req.arrayBuffer())
  const parts = Object.values(await c.req.parseBody())
  const file = parts.find((part): part is File => part instanceof File)
  return file === undefined ? new TextEncoder().encode(String(parts[0] ?? '')) : file.bytes()
}

const answer = (c: Context<Env>, core: Core, request: Dict): Response => {
  try {
    const hook = useHook(core, c.req.param('id') ?? '', c.req.param('key') ?? '')
    actOnBody(core, hook, request)
    core.traffic.record({ ...ANSWER, request, response: 'ok', ms: 0, ok: true })
    return c.text('ok')
  } catch (error) {
    if (!(error instanceof SlackError)) throw error
    core.traffic.record({ ...ANSWER, request, response: error.body(), ms: 0, ok: false })
    core.traffic.fault(ANSWER.name, error.code, [JSON.stringify(error.extra)])
    return c.json(error.body(), error.extra.errors === undefined ? 404 : 400)
  }
}

const respond = async (c: Context<Env>, core: Core): Promise<Response> => {
  const request = await c.req.json<Dict>().catch((): Dict => ({}))
  return failing(c, core, { name: ANSWER.name, request, run: () => answer(c, core, request) })
}

/** The routes that the app calls: the Web API, uploads and response_urls. */
export function apiRoutes(core: Core): Hono<Env> {
  return new Hono<Env>()
    .all('/api/:method', (c) => handle(c, core))
    .post('/upload/v1/:id/:key', (c) => upload(c, core))
    .post('/respond/:team/:id/:key', (c) => respond(c, core))
}
