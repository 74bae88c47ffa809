import type { HomeView, ModalView } from '@slack/types'
import type { WebClient } from '@slack/web-api'
import { Stopped } from './faults.ts'
import { insist } from './insist.ts'
import type { Painter, Turn } from './painter.ts'
import { isExpired, type SlackFault, slackFault } from './slack-fault.ts'

const TOO_LATE = 'That took too long to open. Please try again.'
const BUSY = 'Slack is busy just now. Please try again in a minute.'
const NO_ANSWER = 'Slack did not answer in time. Please try again.'
const TOO_MANY = 'Too many windows are open over each other. Close one and try again.'

function sentence(fault: SlackFault): string | null {
  if (isExpired(fault)) return TOO_LATE
  if (fault.fault === 'wait') return BUSY
  if (fault.fault === 'lost') return NO_ANSWER
  return fault.error === 'push_limit_reached' ? TOO_MANY : null
}

function explain(error: unknown): never {
  const told = sentence(slackFault(error))
  throw told === null ? error : new Stopped(told)
}

/** What can be shown to the asker of one request; a mistake in a view throws as it is, everything else as a sentence. */
export type Showing = {
  open: (view: ModalView) => Promise<string>
  push: (view: ModalView) => Promise<string>
  update: (viewId: string, view: ModalView) => Promise<boolean>
}

/** Makes it for a request's trigger and its turn among the painters of modals. */
export function showingTo(
  { client, painter }: { client: WebClient; painter: Painter },
  { trigger, turn }: { trigger?: string | undefined; turn: Turn },
): Showing {
  const by = async (method: 'open' | 'push', view: ModalView): Promise<string> => {
    if (trigger === undefined) throw new Stopped(TOO_LATE)
    const { view: shown = {} } = await client.views[method]({ trigger_id: trigger, view }).catch(explain)
    painter.opened(turn, view, shown)
    return shown.id ?? ''
  }
  return {
    open: (view) => by('open', view),
    push: (view) => by('push', view),
    update: (viewId, view) => painter.paint(turn, viewId, view).catch(explain),
  }
}

/** Paints somebody's Home tab; nothing, or nothing again, once it `isOld`. */
export async function paintHome(
  client: WebClient,
  user: string,
  view: HomeView,
  isOld: () => boolean,
): Promise<void> {
  await insist(async () => (isOld() ? null : client.views.publish({ user_id: user, view }))).catch(explain)
}
