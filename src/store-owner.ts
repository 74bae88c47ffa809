import type { WebClient } from '@slack/web-api'
import { keepStoreNote, storeNote } from '../db/meta.ts'
import type { Store } from '../db/store.ts'

/** What keeps the program from starting, in words for the operator. */
export class CannotStart extends Error {
  override readonly name = 'CannotStart'
}

/** Refuses to show a store that has met a real Slack workspace in the embedded one. */
export async function refuseRealStore(store: Store): Promise<void> {
  if ((await storeNote(store.read, 'slack-team')) === null) return
  throw new CannotStart(
    'This store belongs to a real Slack workspace, so it does not start embedded. Set SLACK_BOT_TOKEN and SLACK_SIGNING_SECRET, or another DATABASE_URL.',
  )
}

/** Ties a store to the Slack workspace that it first met; the demonstration and another workspace's store are refused. */
export async function rememberTeam(store: Store, client: WebClient): Promise<void> {
  if ((await storeNote(store.read, 'demonstration')) !== null) {
    throw new CannotStart(
      'This store holds the demonstration. Give a real workspace a store of its own: set DATABASE_URL.',
    )
  }
  const { team_id: team } = await client.auth.test()
  if (team === undefined) return
  const known = await storeNote(store.read, 'slack-team')
  if (known === null) return store.write((tx) => keepStoreNote(tx, 'slack-team', team))
  if (known !== team) {
    throw new CannotStart(
      'This store belongs to another Slack workspace. Set DATABASE_URL to a store of this one’s own.',
    )
  }
}
