import type { App } from '@slack/bolt'
import type { HomeView } from '@slack/types'
import { homeView, section } from '../kit/blocks.ts'
import { escapeText } from '../kit/text.ts'
import { asideTo } from './aside.ts'
import type { Desk } from './desk.ts'
import { homePayload } from './payloads.ts'
import { paintHome } from './showing.ts'

type Painted = { after?: () => Promise<void> }

/** Paints the Home tab of whoever opens it; Slack says the same of the messages tab, where nothing is painted. */
export function listenToHome<D>(app: App, desk: Desk<D>): void {
  // What an earlier opening still has to paint must not lie over what a later one has painted.
  const latest = new Map<string, string>()
  app.event('app_home_opened', async ({ body }) => {
    const { event_id: id, event } = homePayload.parse(body)
    if (event.tab !== 'home') return
    const asked = { user: event.user, inboxKey: `event:${id}` }
    latest.set(event.user, id)
    const isOld = () => latest.get(event.user) !== id
    const publish = (view: HomeView) => paintHome(desk.client, event.user, view, isOld)
    const aside = asideTo(desk.client, asked)
    await desk.guard<Painted>(
      {
        kind: 'home',
        where: 'home',
        inboxKey: null,
        accept: async () => {},
        refuse: (sentence) => publish(homeView([section(escapeText(sentence))])),
        aside: (sentence) => aside(`Your Home tab could not be shown. ${sentence}`),
      },
      async () => {
        const home = await desk.registry.home?.(await desk.contextFor(asked))
        return home == null ? {} : { after: () => publish(home) }
      },
    )
  })
}
