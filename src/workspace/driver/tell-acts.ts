import type { WorkspaceActions } from '../actions.ts'
import type { Core } from '../core.ts'
import { SlackError } from '../slack-error.ts'
import type { Stage } from './onlooker.ts'
import type { Step } from './step.ts'
import { Teller } from './teller.ts'

/** What there is to tell; nothing of something that the person can't see, as it will be refused. */
const tellable = (read: () => Step[]): Step[] => {
  try {
    return read()
  } catch (error) {
    if (error instanceof SlackError) return []
    throw error
  }
}

/** The same actions, each told in words before it is done. */
export function tellActs(
  core: Core,
  given: Stage,
  tell: (person: string, step: Step) => void,
): WorkspaceActions {
  const { actions } = given
  const tellers = new Map<string, Teller>()
  let last = ''
  const told = (user: string, read: (teller: Teller) => Step[]) => {
    const teller = tellers.get(user) ?? new Teller(core, given, user)
    tellers.set(user, teller)
    last = teller.nameOf(user)
    for (const step of tellable(() => read(teller))) tell(last, step)
  }
  return {
    ...actions,
    say(user, channel, text, thread) {
      told(user, (one) => [...one.at(channel, thread), { verb: 'type', words: text }])
      return actions.say(user, channel, text, thread)
    },
    command(user, channel, line) {
      told(user, (one) => [...one.at(channel), { verb: 'type', words: line }])
      return actions.command(user, channel, line)
    },
    click(user, target, blockId, actionId, value, fills = []) {
      told(user, (one) => one.clicked(target, { blockId, actionId, value }, fills))
      return actions.click(user, target, blockId, actionId, value, fills)
    },
    fill(user, target, blockId, actionId, value) {
      told(user, (one) => one.filled(one.sheetAt(target), [{ blockId, actionId, value }]))
      actions.fill(user, target, blockId, actionId, value)
    },
    submit(user, viewId, fills = []) {
      told(user, (one) => [...one.filled(one.sheetAt({ viewId }), fills), { verb: 'submit' }])
      return actions.submit(user, viewId, fills)
    },
    close(user, viewId, all) {
      told(user, () => [{ verb: 'close' }])
      return actions.close(user, viewId, all)
    },
    shortcut(user, channel, ts, id) {
      told(user, (one) => one.pointed(id, channel, ts))
      return actions.shortcut(user, channel, ts, id)
    },
    globalShortcut(user, id) {
      told(user, (one) => one.pointed(id))
      return actions.globalShortcut(user, id)
    },
    openHome(user) {
      told(user, (one) => one.at('Home'))
      return actions.openHome(user)
    },
    advanceClock(to) {
      tell(last, { verb: 'move the clock', to: to.toISOString() })
      actions.advanceClock(to)
    },
  }
}
