import type { Core } from '../core.ts'
import { SlackError } from '../slack-error.ts'
import { kindOf } from '../state/conversations.ts'
import { demandLivingToken } from '../state/installation.ts'
import type { Dict } from '../state/model.ts'
import { knownChannel } from './channel-arg.ts'
import { ALL_SCOPES, type MethodRule } from './method-rules.ts'

/** The scopes that the bot's token carries: the seed's, or all there are. */
export function grantedScopes(core: Core): readonly string[] {
  return core.app.scopes ?? ALL_SCOPES
}

const demandToken = (core: Core, rule: MethodRule, token: string | undefined): void => {
  if (token === undefined) throw new SlackError('not_authed')
  if (token !== core.botToken && token !== core.appToken) throw new SlackError('invalid_auth')
  if (token === core.botToken) demandLivingToken(core)
  const fits = rule.token === 'app' ? token === core.appToken : token === core.botToken
  if (!fits) throw new SlackError('not_allowed_token_type')
}

/** Of scopes that differ with the kind of conversation, those for the one that is asked about. */
const neededFor = (core: Core, { scopes }: MethodRule, { channel: given }: Dict): readonly string[] => {
  const channel = typeof given === 'string' ? knownChannel(core, given) : undefined
  const own =
    channel === undefined ? [] : scopes.filter((scope) => scope.startsWith(`${kindOf(channel).family}:`))
  return own.length === 0 ? scopes : own
}

/** Refuses a call without the right token, then one without a scope that it needs. */
export function authorise(
  core: Core,
  rule: MethodRule,
  call: { token: string | undefined; args: Dict },
): void {
  if (rule.token === 'none') return
  demandToken(core, rule, call.token)
  const granted = grantedScopes(core)
  const needed = neededFor(core, rule, call.args)
  if (needed.length === 0 || needed.some((scope) => granted.includes(scope))) return
  throw new SlackError('missing_scope', { needed: needed.join(), provided: granted.join() })
}
