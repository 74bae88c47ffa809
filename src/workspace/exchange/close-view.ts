import type { Core } from '../core.ts'
import { SlackError } from '../slack-error.ts'
import type { View } from '../state/model.ts'
import { dropViews, findView, stackOf, viewWire } from '../state/views.ts'
import { sendPayload } from '../ways-in/send.ts'
import { done, type Outcome } from './outcome.ts'
import { payloadBase } from './payload.ts'

const tell = (core: Core, view: View, wire: Record<string, unknown>, cleared: boolean) =>
  sendPayload(core, {
    ...payloadBase(core, 'view_closed', view.owner),
    view: wire,
    is_cleared: cleared,
  })

/** Closes a modal (with `all`, or when it says `clear_on_close`, the whole stack) and tells the app where it asked to know. */
export async function closeView(core: Core, userId: string, viewId: string, all = false): Promise<Outcome> {
  const view = findView(core, viewId)
  if (view === undefined || view.owner !== userId) throw new SlackError('not_found')
  const stack = stackOf(core, userId)
  const cleared = all || view.clearOnClose
  const closing = cleared
    ? stack.toReversed()
    : stack.slice(stack.findIndex((v) => v.id === viewId)).toReversed()
  const told = closing.filter((one) => one.notifyOnClose).map((one) => ({ one, wire: viewWire(core, one) }))
  dropViews(core, closing)
  await Promise.all(told.map(({ one, wire }) => tell(core, one, wire, cleared)))
  return done
}
