import type { App } from '@slack/bolt'
import { limits } from '../kit/limits.ts'
import { type Choice, option } from '../kit/option.ts'
import type { Desk } from './desk.ts'
import { searchPayload } from './payloads.ts'

type Found = { choices: readonly Choice[]; after?: undefined }

/** Hears what is typed into a field that searches; whatever goes wrong shows as nothing found, and is logged. */
export function listenToSearches<D>(app: App, desk: Desk<D>): void {
  app.options(/^/, async ({ ack, body }) => {
    const { user, action_id: id, value, view = null } = searchPayload.parse(body)
    const asked = { user: user.id, inboxKey: '' }
    const search = desk.registry.searches.get(id)
    const answer = (choices: readonly Choice[]) =>
      ack({ options: choices.slice(0, limits.selectOptions).map(option) })
    const nothing = () => answer([])
    await desk.guard<Found>(
      {
        kind: 'search',
        where: `search ${search === undefined ? 'other' : id}`,
        inboxKey: null,
        accept: ({ choices }) => answer(choices),
        refuse: nothing,
        aside: async () => {},
      },
      async () => {
        const ctx = await desk.contextFor(asked)
        return { choices: (await search?.search(ctx, value, view)) ?? [] }
      },
    )
  })
}
