import type { Core } from '../core.ts'
import { SlackError } from '../slack-error.ts'
import type { Dict } from '../state/model.ts'
import { Args } from './args.ts'
import { authorise, grantedScopes } from './authorise.ts'
import { checkArgs } from './check-args.ts'
import { methodRules } from './method-rules.ts'
import { methods } from './methods.ts'
import { createRateLimits, type RateLimits } from './rate-limits.ts'

/** One call as it came over the wire. */
export interface Call {
  method: string
  token: string | undefined
  args: Dict
  /** What was odd about how it was sent, in Slack's words. */
  warnings: readonly string[]
}

/** What goes back over the wire. */
export interface Reply {
  status: 200 | 429
  headers: Record<string, string>
  body: Dict
}

const own = <T>(table: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(table, name) ? table[name] : undefined

const run = (core: Core, limits: RateLimits, call: Call): Dict => {
  const { method, args } = call
  const handler = own(methods, method)
  const rule = own(methodRules, method)
  if (handler === undefined || rule === undefined)
    throw new SlackError('unknown_method', { req_method: method })
  authorise(core, rule, call)
  const wait = core.rateLimits ? limits.wait(method, rule.tier, args) : 0
  if (wait > 0) throw new SlackError('ratelimited', { wait })
  checkArgs(rule.args, args)
  return { ok: true, ...handler(new Args(args), core) }
}

const warned = (body: Dict, added: readonly string[]): Dict => {
  const metadata = (body.response_metadata ?? {}) as { warnings?: string[] }
  const warnings = [...(metadata.warnings ?? []), ...added]
  if (warnings.length === 0) return body
  return { ...body, warning: warnings.join(), response_metadata: { ...metadata, warnings } }
}

const headersFor = (core: Core, method: string): Record<string, string> => ({
  'x-oauth-scopes': grantedScopes(core).join(),
  'x-accepted-oauth-scopes': own(methodRules, method)?.scopes.join() ?? '',
})

const MISTAKES = new Set([
  'unknown_method',
  'missing_argument',
  'no_text',
  'msg_too_long',
  'msg_blocks_too_long',
  'view_too_large',
  'push_limit_reached',
  'duplicate_external_id',
])

/** Whether a refusal is the app's own mistake; others, such as a message that is gone, are the weather. */
const isMistake = ({ code, extra }: SlackError): boolean =>
  MISTAKES.has(code) || (code.startsWith('invalid_') && extra.response_metadata !== undefined)

const refused = (core: Core, { method }: Call, error: unknown): Reply => {
  if (!(error instanceof SlackError)) throw error
  const headers = headersFor(core, method)
  if (error.code === 'ratelimited') {
    const after = { 'retry-after': String(error.extra.wait) }
    return { status: 429, headers: { ...headers, ...after }, body: { ok: false, error: error.code } }
  }
  if (isMistake(error)) core.traffic.fault(method, error.code, [JSON.stringify(error.extra)])
  return { status: 200, headers, body: error.body() }
}

const attempt = (core: Core, limits: RateLimits, call: Call): Reply => {
  try {
    const body = run(core, limits, call)
    return { status: 200, headers: headersFor(core, call.method), body: warned(body, call.warnings) }
  } catch (error) {
    return refused(core, call, error)
  }
}

/** Carries out a call. */
export type Caller = (call: Call) => Reply

/** Makes what carries out Web API calls; it counts them, and a refusal is a reply too. */
export function createCaller(core: Core): Caller {
  const limits = createRateLimits(core)
  return (call) => {
    const began = performance.now()
    const reply = attempt(core, limits, call)
    core.traffic.record({
      direction: 'from-app',
      name: call.method,
      request: call.args,
      response: reply.body,
      ms: Math.round(performance.now() - began),
      ok: reply.body.ok === true,
    })
    return reply
  }
}
