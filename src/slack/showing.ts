import type { HomeView, ModalView } from '@slack/types'
import type { WebClient } from '@slack/web-api'
import type { ViewRef } from '../kit/context.ts'
import { Stopped } from './faults.ts'
import { insist } from './insist.ts'
import { isExpired, type SlackFault, slackFault } from './slack-fault.ts'

const TOO_LATE = 'That took too long to open. Please try again.'
const BUSY = 'Slack is busy just now. Please try again in a minute.'
const NO_ANSWER = 'Slack did not answer in time. Please try again.'
const TOO_MANY = 'Too many windows are open over each other. Close one and try again.'
/** Slack's words for a view that is not there any more, or not as it was. */
const GONE = new Set(['not_found', 'view_not_found', 'hash_conflict'])

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

const isGone = (error: unknown): boolean => {
  const fault = slackFault(error)
  return fault.fault === 'no' && GONE.has(fault.error)
}

const refOf = ({ view }: { view?: { id?: string; hash?: string } | undefined }): ViewRef => ({
  id: view?.id ?? '',
  hash: view?.hash ?? '',
})

/** What can be shown to the asker of one request; a mistake in a view throws as it is, everything else as a sentence. */
export type Showing = {
  open: (view: ModalView) => Promise<ViewRef>
  push: (view: ModalView) => Promise<ViewRef>
  update: (viewId: string, view: ModalView, hash?: string) => Promise<ViewRef | null>
  /** Paints nothing, or nothing again, once `isOld`. */
  home: (view: HomeView, isOld?: () => boolean) => Promise<void>
}

/** Makes it for a request's trigger and user. */
export function showingTo(
  client: WebClient,
  { user, trigger }: { user: string; trigger?: string | undefined },
): Showing {
  const by = async (method: 'open' | 'push', view: ModalView): Promise<ViewRef> => {
    if (trigger === undefined) throw new Stopped(TOO_LATE)
    return client.views[method]({ trigger_id: trigger, view }).then(refOf, explain)
  }
  return {
    open: (view) => by('open', view),
    push: (view) => by('push', view),
    update: (viewId, view, hash) => {
      const paint = () =>
        client.views.update({ view_id: viewId, view, ...(hash === undefined ? {} : { hash }) })
      // Only with a hash can painting it again not undo what was painted meanwhile.
      const painted = hash === undefined ? paint() : insist(paint)
      return painted.then(refOf, (error) => (isGone(error) ? null : explain(error)))
    },
    home: async (view, isOld = () => false) => {
      const paint = async () => (isOld() ? null : client.views.publish({ user_id: user, view }))
      await insist(paint).catch(explain)
    },
  }
}
