import type { Context } from 'hono'
import type { Core } from '../core.ts'
import { SlackError } from '../slack-error.ts'
import { keepInstallation } from '../state/installation.ts'
import type { Args } from './args.ts'
import { grantedScopes } from './authorise.ts'
import type { MethodTable } from './method.ts'

const CODE_LIFE_MS = 600_000

const keyOf = (code: string) => `code:${code}`

/** Sends whoever installs the app back to it with a code, which is good once and for ten minutes. */
export function authorizeRoute(c: Context, core: Core): Response {
  const { client_id: clientId, redirect_uri: back = '', state } = c.req.query()
  if (core.app.oauth === undefined || clientId !== core.app.oauth.clientId)
    return c.text('invalid_client_id', 400)
  if (!/^https?:/.test(back) || !URL.canParse(back)) return c.text('bad_redirect_uri', 400)
  const code = crypto.randomUUID().replaceAll('-', '')
  core.store.commit(['meta', keyOf(code), { value: core.clock.now().getTime() + CODE_LIFE_MS }])
  const url = new URL(back)
  url.searchParams.set('code', code)
  if (state !== undefined) url.searchParams.set('state', state)
  return c.redirect(url.href)
}

const spend = (core: Core, args: Args): void => {
  const key = keyOf(args.text('code') ?? '')
  const until = core.store.get('meta', key)?.value
  if (until === undefined) throw new SlackError('invalid_code')
  core.store.commit(['meta', key, null])
  if (until < core.clock.now().getTime()) throw new SlackError('invalid_code')
}

const demandClient = (core: Core, args: Args): void => {
  const { oauth } = core.app
  if (oauth === undefined || args.text('client_id') !== oauth.clientId)
    throw new SlackError('invalid_client_id')
  if (args.text('client_secret') !== oauth.clientSecret) throw new SlackError('bad_client_secret')
}

/** Tokens: whose is this, exchange a code for the bot's, give it back; and does anybody answer at all. */
export const auth: MethodTable = {
  'api.test': ({ raw }) => ({ ...(raw.error ? { ok: false, error: raw.error } : {}), args: raw }),
  'auth.test': (_args, core) => ({
    url: `${core.origin()}/`,
    team: core.team.name,
    team_id: core.team.id,
    user: core.store.get('users', core.app.botUserId)?.name,
    user_id: core.app.botUserId,
    bot_id: core.app.botId,
    is_enterprise_install: false,
  }),
  'oauth.v2.access'(args, core) {
    demandClient(core, args)
    if ((args.text('grant_type') ?? 'authorization_code') !== 'authorization_code')
      throw new SlackError('invalid_grant_type')
    spend(core, args)
    keepInstallation(core, { token: 'good' })
    return {
      access_token: core.botToken,
      token_type: 'bot',
      scope: grantedScopes(core).join(),
      bot_user_id: core.app.botUserId,
      app_id: core.app.id,
      team: { id: core.team.id, name: core.team.name },
      enterprise: null,
      authed_user: { id: core.store.list('users').find((user) => !user.isBot)?.id ?? '' },
      is_enterprise_install: false,
    }
  },
  'auth.revoke'(args, core) {
    if (args.flag('test')) return { revoked: false }
    keepInstallation(core, { token: 'token_revoked' })
    return { revoked: true }
  },
}
