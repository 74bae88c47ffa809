import type { Core } from '../core.ts'
import { SlackError } from '../slack-error.ts'
import type { Hook } from '../state/model.ts'
import type { Change } from '../state/store.ts'

const USES = 5
const LIFE_MS = 30 * 60_000

const isOver = (core: Core, hook: Hook) => core.clock.now().getTime() - hook.made > LIFE_MS

const expired = (core: Core): Change[] =>
  core.store
    .list('hooks')
    .filter((hook) => core.clock.now().getTime() - hook.made > 2 * LIFE_MS)
    .map((hook): Change => ['hooks', hook.id, null])

/** Makes a response_url for a conversation and, where there is one, the message that was clicked. */
export function makeHook(core: Core, given: { channel: string; user: string; ts: string | null }): string {
  const id = core.ids.next('R')
  const hook: Hook = { id, key: crypto.randomUUID(), ...given, made: core.clock.now().getTime(), uses: 0 }
  core.store.commit(['hooks', id, hook], ...expired(core))
  return `${core.origin()}/respond/${core.team.id}/${id}/${hook.key}`
}

/** Counts one use of a response_url; refuses the sixth, and any after half an hour. */
export function useHook(core: Core, id: string, key: string): Hook {
  const hook = core.store.get('hooks', id)
  if (hook === undefined || hook.key !== key) throw new SlackError('no_such_url')
  if (isOver(core, hook)) throw new SlackError('expired_url')
  if (hook.uses >= USES) throw new SlackError('used_url')
  const used = { ...hook, uses: hook.uses + 1 }
  core.store.commit(['hooks', id, used])
  return used
}
