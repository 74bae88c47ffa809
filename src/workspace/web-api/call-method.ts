import type { Core } from '../core.ts'
import { SlackError } from '../slack-error.ts'
import { demandLivingToken } from '../state/installation.ts'
import type { Dict } from '../state/model.ts'
import { Args } from './args.ts'
import { methods } from './methods.ts'

/** The scopes that the app's token carries here. */
export const SCOPES = [
  'chat:write',
  'commands',
  'im:write',
  'im:history',
  'channels:read',
  'channels:history',
  'groups:read',
  'users:read',
  'users:read.email',
  'usergroups:read',
  'files:read',
  'files:write',
  'reactions:write',
].join(',')

const authorise = (core: Core, method: string, token: string | undefined): void => {
  if (method === 'api.test') return
  if (token === undefined) throw new SlackError('not_authed')
  if (token !== core.botToken) throw new SlackError('invalid_auth')
  demandLivingToken(core)
}

const run = (core: Core, method: string, token: string | undefined, raw: Dict): Dict => {
  const handler = Object.hasOwn(methods, method) ? methods[method] : undefined
  if (handler === undefined) throw new SlackError('unknown_method', { req_method: method })
  authorise(core, method, token)
  return { ok: true, ...handler(new Args(raw), core) }
}

/** Runs one Web API call and answers its body; a refusal is a body too. */
export function callMethod(core: Core, method: string, token: string | undefined, raw: Dict): Dict {
  const began = performance.now()
  let body: Dict
  try {
    body = run(core, method, token, raw)
  } catch (error) {
    if (!(error instanceof SlackError)) throw error
    body = error.body()
    if (error.code.startsWith('invalid_') && error.extra.response_metadata !== undefined)
      core.traffic.fault(method, error.code, [JSON.stringify(error.extra)])
  }
  const ms = Math.round(performance.now() - began)
  core.traffic.record({
    direction: 'from-app',
    name: method,
    request: raw,
    response: body,
    ms,
    ok: body.ok === true,
  })
  return body
}
