import type { Core } from '../core.ts'
import type { Dict } from '../state/model.ts'
import { userOf } from '../state/people.ts'

/** The field `token` that Slack still sends and nobody should trust. */
export const VERIFICATION_TOKEN = 'workspace'

/** The fields that every interaction carries. */
export function payloadBase(core: Core, type: string, userId: string): Dict {
  const user = userOf(core, userId)
  return {
    type,
    user: { id: user.id, username: user.name, name: user.name, team_id: core.team.id },
    team: { id: core.team.id, domain: core.team.domain },
    api_app_id: core.app.id,
    token: VERIFICATION_TOKEN,
    enterprise: null,
    is_enterprise_install: false,
  }
}
