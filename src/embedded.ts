import { existsSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { commands } from '../commands/index.ts'
import { storeNote } from '../db/meta.ts'
import type { Store } from '../db/store.ts'
import type { Config } from './config.ts'
import { demonstrationChannels, demonstrationPeople } from './demonstration/people.ts'
import type { WorkspaceSeed } from './workspace/index.ts'

/** Secrets of a workspace that only this machine can reach; it binds loopback alone. */
export const embeddedSecrets = { token: 'xoxb-embedded', signingSecret: 'embedded-workspace' }

/** What keeps a program from starting, in words for the operator. */
export class CannotStart extends Error {
  override readonly name = 'CannotStart'
}

const storeFile = (url: string): string | null => (url.startsWith('file:') ? url.slice('file:'.length) : null)

/** Where the embedded workspace keeps its state: beside the store's file, or in `data` beside a server's. */
export function workspaceFile({ database }: Pick<Config, 'database'>): string {
  const file = storeFile(database.url)
  return join(file === null ? 'data' : dirname(file), 'workspace.jsonl')
}

/** Removes a demonstration's store and workspace, so that the next start begins anew. */
export function forget(config: Pick<Config, 'database'>): void {
  const file = storeFile(config.database.url)
  if (file === null) throw new CannotStart('--fresh removes the demonstration’s own files; this store is on a server.')
  const state = workspaceFile(config)
  const gone = [file, `${file}-wal`, `${file}-shm`, `${file}-journal`, state, state.replace(/\.jsonl$/, '-files')]
  for (const path of gone) if (existsSync(path)) rmSync(path, { recursive: true })
}

/** Refuses to show a store that has met a real Slack workspace in the embedded one. */
export async function refuseRealStore(store: Store): Promise<void> {
  const team = await storeNote(store.read, 'slack-team')
  if (team === null) return
  throw new CannotStart('This store belongs to a real Slack workspace, so it does not start embedded. Set SLACK_BOT_TOKEN and SLACK_SIGNING_SECRET, or another DATABASE_URL.')
}

/** The embedded workspace as the demonstration furnishes it. */
export function workspaceSeed(): WorkspaceSeed {
  return {
    team: { id: 'T0FENMOOR01', name: 'Fenmoor schools', domain: 'fenmoor' },
    app: {
      id: 'A0FASTTRACK',
      name: 'Fast Track',
      botUserId: 'U0FASTTRACK',
      botId: 'B0FASTTRACK',
      command: '/fasttrack',
      description: 'Attendance casework from the first worry to the outcome',
      hints: [...commands.map(({ word, help }) => ({ word, help })), { word: 'help', help: 'See what Fast Track can do' }],
    },
    users: demonstrationPeople.map(({ id, name, title, email }) => ({
      id,
      name: name.toLowerCase().replaceAll(/[^a-z]+/g, '.'),
      realName: name,
      title,
      email,
    })),
    channels: demonstrationChannels.map(({ id, name, purpose, isPrivate, members }) => ({ id, name, purpose, isPrivate, members })),
  }
}
