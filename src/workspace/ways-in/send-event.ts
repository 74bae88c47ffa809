import type { Core } from '../core.ts'
import { VERIFICATION_TOKEN } from '../exchange/payload.ts'
import { isInstalled } from '../state/installation.ts'
import type { Dict } from '../state/model.ts'
import type { Errand } from './errand.ts'
import { send } from './send.ts'

const RETRY_AFTER_MS = [0, 60_000, 300_000]

const envelope = (core: Core, event: Dict): Dict => ({
  token: VERIFICATION_TOKEN,
  team_id: core.team.id,
  api_app_id: core.app.id,
  event: { ...event, event_ts: core.ids.ts() },
  type: 'event_callback',
  event_id: core.ids.next('Ev'),
  event_time: Math.floor(core.clock.now().getTime() / 1000),
  authorizations: [
    {
      enterprise_id: null,
      team_id: core.team.id,
      user_id: core.app.botUserId,
      is_bot: true,
      is_enterprise_install: false,
    },
  ],
  is_ext_shared_channel: false,
})

const attempt = async (core: Core, errand: Errand): Promise<void> => {
  const answer = await send(core, errand)
  const tried = errand.retry?.num ?? 0
  const wait = RETRY_AFTER_MS[tried]
  if (answer.ok || answer.noRetry || wait === undefined) return
  const again: Errand = { ...errand, retry: { num: tried + 1, reason: answer.reason } }
  core.agenda.at(core.clock.now().getTime() + wait, () => void attempt(core, again))
}

const FAREWELLS = ['app_uninstalled', 'tokens_revoked']

/** Whether the app asked for a kind of event; once it was taken out it hears of that and of nothing more. */
const listens = (core: Core, kind: string): boolean =>
  (core.app.events ?? ['app_home_opened']).includes(kind) && (isInstalled(core) || FAREWELLS.includes(kind))

/** Sends an event if the app asked for its kind; one that is not answered is repeated at once, after 1 and after 5 minutes. */
export async function sendEvent(core: Core, kind: string, event: Dict): Promise<void> {
  if (!listens(core, kind)) return
  await attempt(core, { kind: 'event', name: `event ${kind}`, payload: envelope(core, event) })
}
