import type { App } from '@slack/bolt'
import { z } from 'zod'
import type { Screens } from '../kit/command.ts'
import { asideTo } from './aside.ts'
import { type Desk, type DeskOptions, openDesk } from './desk.ts'
import { listenToCommand } from './listen-command.ts'
import { listenToHome } from './listen-home.ts'
import { listenToPresses } from './listen-press.ts'
import { listenToSearches } from './listen-search.ts'
import { listenToShortcuts } from './listen-shortcut.ts'
import { listenToViews } from './listen-view.ts'

/** What commands are wired to. */
export type DispatchOptions<D> = DeskOptions<D>

const asker = z.union([
  z.object({ user_id: z.string(), response_url: z.string().optional() }),
  z.object({ user: z.object({ id: z.string() }), response_url: z.string().optional() }),
])

/** Tells whoever asked about what went wrong outside every listener; Bolt has acknowledged or given up by then. */
function listenToErrors<D>(app: App, { client, faults }: Desk<D>): void {
  app.error(async (given: unknown) => {
    const { error, body } = z.object({ error: z.unknown(), body: z.unknown() }).parse(given)
    const sentence = faults.tell(error, 'bolt')
    const who = asker.safeParse(body)
    if (!who.success) return
    const user = 'user_id' in who.data ? who.data.user_id : who.data.user.id
    await asideTo(client, { user, responseUrl: who.data.response_url })(sentence).catch((failed: unknown) =>
      faults.tell(failed, 'tell bolt'),
    )
  })
}

/**
 * Wires every command, button, modal, search, shortcut and the Home tab onto a Bolt app made by `createBoltApp`. One listener of
 * each kind finds its handler by the whole id, so no two of them can acknowledge one request.
 */
export function registerScreens<D>(
  app: App,
  screens: readonly Screens<D>[],
  options: DispatchOptions<D>,
): void {
  const desk = openDesk(screens, options)
  listenToErrors(app, desk)
  listenToCommand(app, desk)
  listenToPresses(app, desk)
  listenToViews(app, desk)
  listenToSearches(app, desk)
  listenToShortcuts(app, desk)
  listenToHome(app, desk)
}
