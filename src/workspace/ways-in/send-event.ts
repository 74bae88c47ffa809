import type { Core } from '../core.ts'
import { VERIFICATION_TOKEN } from '../exchange/payload.ts'
import type { Dict } from '../state/model.ts'
import type { Answer } from './errand.ts'
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

const reasonOf = (answer: Answer & { ok: false }) =>
  answer.error === 'operation_timeout' ? 'http_timeout' : 'http_error'

const attempt = async (
  core: Core,
  body: Dict,
  name: string,
  retry: number,
  reason: string,
): Promise<void> => {
  const again = retry === 0 ? {} : { retry: { num: retry, reason } }
  const answer = await send(core, { kind: 'event', name, payload: body, ...again })
  const wait = RETRY_AFTER_MS[retry]
  if (answer.ok || wait === undefined) return
  const timer = setTimeout(() => {
    core.retries.delete(timer)
    void attempt(core, body, name, retry + 1, reasonOf(answer))
  }, wait)
  timer.unref()
  core.retries.add(timer)
}

/** Sends an event if the app asked for its kind; one that is not answered is repeated at once, after 1 and after 5 minutes. */
export async function sendEvent(core: Core, kind: string, event: Dict): Promise<void> {
  if (!(core.app.events ?? ['app_home_opened']).includes(kind)) return
  await attempt(core, envelope(core, event), `event ${kind}`, 0, '')
}
