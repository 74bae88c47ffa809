import type { WorkspaceActions } from './actions.ts'
import type { Core } from './core.ts'
import { SlackError } from './slack-error.ts'
import { isInstalled } from './state/installation.ts'

type Act = (userId: string, ...rest: unknown[]) => unknown

const BY_PEOPLE = ['say', 'command', 'fill', 'close', 'upload'] as const
const WITH_THE_APP = ['click', 'shortcut', 'globalShortcut', 'submit', 'suggest', 'openHome'] as const

const demandActive = (core: Core, userId: string): void => {
  if (core.store.get('users', userId)?.deleted) throw new SlackError('user_disabled')
}

const demandApp = (core: Core): void => {
  if (!isInstalled(core)) throw new SlackError('app_not_installed')
}

/** Lets nobody act whose account is closed, and nobody press what belongs to an app that is not there any more. */
export function activeOnly(core: Core, actions: WorkspaceActions): WorkspaceActions {
  const guarded = [...BY_PEOPLE, ...WITH_THE_APP].flatMap((name) => {
    const act = (actions as unknown as Record<string, Act | undefined>)[name]
    const asks = (WITH_THE_APP as readonly string[]).includes(name)
    const guardedAct: Act = (userId, ...rest) => {
      demandActive(core, userId)
      if (asks) demandApp(core)
      return act?.(userId, ...rest)
    }
    return act === undefined ? [] : [[name, guardedAct] as const]
  })
  return { ...actions, ...Object.fromEntries(guarded) }
}
