import type { Core } from '../core.ts'
import { openDirect } from '../state/conversations.ts'
import { homeOf, viewWire } from '../state/views.ts'
import { sendEvent } from '../ways-in/send-event.ts'

/** A person opens the app's Home; the app is told, with the view that was published before. */
export async function openHome(core: Core, userId: string): Promise<void> {
  const view = homeOf(core, userId)
  await sendEvent(core, 'app_home_opened', {
    type: 'app_home_opened',
    user: userId,
    channel: openDirect(core, userId).id,
    tab: 'home',
    ...(view ? { view: viewWire(core, view) } : {}),
  })
}
