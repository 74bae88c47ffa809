import type { WorkspaceClock } from './clock.ts'

/** What is still to come, at moments of the workspace's clock: real time brings it, and so does moving the clock. */
export interface Agenda {
  /** Does something as soon as the clock shows `due` (milliseconds since 1970), never within this call. */
  at(due: number, run: () => void): void
  /** Forgets everything that has not come yet. */
  clear(): void
}

interface Item {
  due: number
  run: () => void
}

// A frozen clock brings nothing by itself, and setTimeout can't wait for months: so it looks again every hour at the latest.
const LOOK_AGAIN_MS = 3_600_000

/** Makes an empty agenda; it lives in memory and keeps no process alive. */
export function createAgenda(clock: WorkspaceClock): Agenda {
  const items = new Set<Item>()
  let timer: NodeJS.Timeout | undefined
  const arm = () => {
    clearTimeout(timer)
    if (items.size === 0) return
    const next = Math.min(...[...items].map(({ due }) => due)) - clock.now().getTime()
    timer = setTimeout(wake, Math.min(Math.max(next, 1), LOOK_AGAIN_MS))
    timer.unref()
  }
  const wake = () => {
    const now = clock.now().getTime()
    const come = [...items].filter(({ due }) => due <= now).sort((a, b) => a.due - b.due)
    for (const item of come) {
      items.delete(item)
      item.run()
    }
    arm()
  }
  clock.onMove(wake)
  return {
    at(due, run) {
      items.add({ due, run })
      arm()
    },
    clear() {
      items.clear()
      arm()
    },
  }
}
