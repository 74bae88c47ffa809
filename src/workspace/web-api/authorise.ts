import type { Core } from '../core.ts'
import { SlackError } from '../slack-error.ts'
import { demandLivingToken } from '../state/installation.ts'
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

/** Refuses a call without the right token, then one without a scope that it needs. */
export function authorise(core: Core, rule: MethodRule, token: string | undefined): void {
  if (rule.token === 'none') return
  demandToken(core, rule, token)
  const granted = grantedScopes(core)
  if (rule.scopes.length === 0 || rule.scopes.some((scope) => granted.includes(scope))) return
  throw new SlackError('missing_scope', { needed: rule.scopes.join(), provided: granted.join() })
}
