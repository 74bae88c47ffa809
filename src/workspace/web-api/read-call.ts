import type { HonoRequest } from 'hono'
import { isDict } from '../rules/inspect.ts'
import { parseJson } from '../rules/parse-json.ts'
import { SlackError } from '../slack-error.ts'
import type { Dict } from '../state/model.ts'
import type { Call } from './call-method.ts'

const fromJson = async (request: HonoRequest): Promise<Dict> => {
  const text = await request.text()
  let value: unknown
  try {
    value = parseJson(text)
  } catch {
    throw new SlackError('invalid_json')
  }
  if (!isDict(value)) throw new SlackError('json_not_object')
  return value
}

const fromForm = async (request: HonoRequest): Promise<Dict> => {
  const text = await request.text()
  if (/%(?![\da-f]{2})/i.test(text)) throw new SlackError('invalid_form_data')
  return Object.fromEntries(new URLSearchParams(text))
}

const fromParts = async (request: HonoRequest): Promise<Dict> => {
  const form = await request.formData().catch(() => {
    throw new SlackError('invalid_form_data')
  })
  const parts = [...form].map(async ([name, part]) => [
    name,
    typeof part === 'string' ? part : await part.text(),
  ])
  return Object.fromEntries(await Promise.all(parts))
}

const READERS: Readonly<Record<string, (request: HonoRequest) => Promise<Dict>>> = {
  'application/json': fromJson,
  'application/x-www-form-urlencoded': fromForm,
  'multipart/form-data': fromParts,
  'text/plain': fromForm,
}

const untyped = async (request: HonoRequest): Promise<Dict> => {
  if ((await request.arrayBuffer()).byteLength > 0) throw new SlackError('missing_post_type')
  return {}
}

const charsetOf = (header: string) => /charset="?([^";\s]+)/i.exec(header)?.[1]?.toLowerCase()

const bodyOf = async (request: HonoRequest): Promise<Dict> => {
  const header = request.header('content-type') ?? ''
  const type = (header.split(';')[0] ?? '').trim().toLowerCase()
  if (type === '') return untyped(request)
  const read = Object.hasOwn(READERS, type) ? READERS[type] : undefined
  if (read === undefined) throw new SlackError('invalid_post_type')
  if (!['utf-8', 'iso-8859-1', undefined].includes(charsetOf(header))) throw new SlackError('invalid_charset')
  return read(request)
}

const warningsFor = (header: string): string[] => {
  const isForm = /form/i.test(header)
  if (charsetOf(header) === undefined) return isForm || header === '' ? [] : ['missing_charset']
  return isForm ? ['superfluous_charset'] : []
}

/** Reads one call off the wire: its arguments from the address and the body, its token from the header or a form alone. */
export async function readCall(request: HonoRequest, method: string): Promise<Call> {
  const { token: _shown, ...query } = request.query()
  const { token: inBody, ...body } = request.method === 'POST' ? await bodyOf(request) : {}
  const bearer = /^Bearer (.+)$/i.exec(request.header('authorization') ?? '')?.[1]
  const type = request.header('content-type') ?? ''
  const inForm = typeof inBody === 'string' && !/json/i.test(type) ? inBody : undefined
  const token = bearer ?? inForm
  const warnings = request.method === 'POST' ? warningsFor(type) : []
  return { method, token, args: { ...query, ...body }, warnings }
}
