import type { HttpBindings } from '@hono/node-server'
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Core } from '../core.ts'
import { useHook } from '../exchange/hooks.ts'
import { actOnBody } from '../exchange/response-body.ts'
import { awaitShares } from '../exchange/share-files.ts'
import { jsonObject } from '../rules/parse-json.ts'
import { SlackError } from '../slack-error.ts'
import { awaitsBytes, storeBytes } from '../state/files.ts'
import type { Dict } from '../state/model.ts'
import { authorizeRoute } from './auth.ts'
import { type Caller, createCaller } from './call-method.ts'
import { failing } from './failing.ts'
import { readCall } from './read-call.ts'
import { awaitScheduled } from './scheduled-posts.ts'

type Env = { Bindings: Partial<HttpBindings> }

const VERBS = ['GET', 'POST', 'HEAD']
const NAMES: Readonly<Record<string, string>> = { upload: 'upload', respond: 'response_url' }

/** What the record calls a request: the method, or which kind of address it went to. */
const nameOf = (c: Context): string => {
  const [, kind = '', ...rest] = c.req.path.split('/')
  return kind === 'api' ? rest.join('/') : (NAMES[kind] ?? kind)
}

/** Refuses a request before anything is done, and writes that down. */
const turnedDown = (
  c: Context<Env>,
  core: Core,
  error: SlackError,
  status: 200 | 400 | 404 | 405 | 413 = 200,
): Response => {
  const response = error.body()
  core.traffic.record({ direction: 'from-app', name: nameOf(c), request: null, response, ms: 0, ok: false })
  return c.json(response, status)
}

const called = async (c: Context<Env>, core: Core, caller: Caller): Promise<Response> => {
  const name = nameOf(c)
  if (!VERBS.includes(c.req.method))
    return turnedDown(c, core, new SlackError('unknown_method', { req_method: name }), 405)
  const call = await readCall(c.req, name)
  const run = () => {
    const { body, status, headers } = caller(call)
    return c.json(body, status, headers)
  }
  return failing(c, core, { name, request: call.args, run })
}

const handle = (c: Context<Env>, core: Core, caller: Caller): Promise<Response> =>
  called(c, core, caller).catch((error: unknown) => {
    if (!(error instanceof SlackError)) throw error
    return turnedDown(c, core, error)
  })

const UPLOAD = { direction: 'from-app', name: 'upload' } as const
const ANSWER = { direction: 'from-app', name: 'response_url' } as const

const uploadedBytes = async (c: Context<Env>): Promise<Uint8Array> => {
  if (!(c.req.header('content-type') ?? '').startsWith('multipart/form-data'))
    return new Uint8Array(await c.req.arrayBuffer())
  const parts = Object.values(await c.req.parseBody())
  const file = parts.find((part): part is File => part instanceof File)
  return file === undefined ? new TextEncoder().encode(String(parts[0] ?? '')) : file.bytes()
}

const upload = async (c: Context<Env>, core: Core): Promise<Response> => {
  const file = core.store.get('files', c.req.param('id') ?? '')
  if (!awaitsBytes(file, c.req.param('key')))
    return turnedDown(c, core, new SlackError('file_not_found'), 404)
  const bytes = await uploadedBytes(c).catch(() => undefined)
  if (bytes === undefined) return turnedDown(c, core, new SlackError('invalid_form_data'), 400)
  const run = () => {
    const { size } = storeBytes(core, file, bytes)
    core.traffic.record({ ...UPLOAD, request: { file: file.id, size }, response: 'OK', ms: 0, ok: true })
    return c.text(`OK - ${size}`)
  }
  return failing(c, core, { name: UPLOAD.name, request: { file: file.id }, run })
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
  const request = jsonObject(await c.req.text())
  if (request === undefined) return turnedDown(c, core, new SlackError('invalid_payload'), 400)
  return failing(c, core, { name: ANSWER.name, request, run: () => answer(c, core, request) })
}

const atMost = (core: Core, maxSize: number) =>
  bodyLimit({ maxSize, onError: (c) => turnedDown(c, core, new SlackError('request_too_large'), 413) })

const LARGEST_CALL = 4 * 1024 * 1024
const LARGEST_FILE = 100 * 1024 * 1024

/** The routes that the app calls: the Web API, uploads and response_urls. */
export function apiRoutes(core: Core): Hono<Env> {
  const caller = createCaller(core)
  awaitScheduled(core)
  awaitShares(core)
  return new Hono<Env>()
    .use('/api/*', atMost(core, LARGEST_CALL))
    .use('/respond/*', atMost(core, LARGEST_CALL))
    .use('/upload/*', atMost(core, LARGEST_FILE))
    .get('/oauth/v2/authorize', (c) => authorizeRoute(c, core))
    .all('/api/*', (c) => handle(c, core, caller))
    .post('/upload/v1/:id/:key', (c) => upload(c, core))
    .post('/respond/:team/:id/:key', (c) => respond(c, core))
}
