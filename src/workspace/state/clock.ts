import type { Store } from './store.ts'

/** The workspace's time: real time moved forward by an offset that the journal remembers. */
export interface WorkspaceClock {
  now(): Date
  advanceTo(date: Date): void
  onMove(callback: (now: Date) => void): () => void
}

/** Makes the clock; it refuses to go back. */
export function createClock(store: Store, realNow: () => number): WorkspaceClock {
  const listeners = new Set<(now: Date) => void>()
  const offset = () => store.get('meta', 'clockOffset')?.value ?? 0
  const now = () => new Date(realNow() + offset())
  return {
    now,
    advanceTo(date) {
      if (!(date.getTime() > now().getTime())) throw new RangeError('The clock only moves forward')
      store.commit(['meta', 'clockOffset', { value: date.getTime() - realNow() }])
      for (const listener of listeners) listener(now())
    },
    onMove(callback) {
      listeners.add(callback)
      return () => listeners.delete(callback)
    },
  }
}
