import type { Store } from './store.ts'

/** The workspace's time: real time moved forward by an offset, or standing still; the journal remembers which. */
export interface WorkspaceClock {
  now(): Date
  /** Moves on, also while it stands still. */
  advanceTo(date: Date): void
  /** Lets it stand still. */
  freeze(): void
  /** Lets it run on from where it stood. */
  resume(): void
  isFrozen(): boolean
  onMove(callback: (now: Date) => void): () => void
}

/** Makes the clock; it refuses to go back. */
export function createClock(store: Store, realNow: () => number): WorkspaceClock {
  const listeners = new Set<(now: Date) => void>()
  const offset = () => store.get('meta', 'clockOffset')?.value ?? 0
  const frozen = () => store.get('meta', 'clockFrozen')?.value
  const now = () => new Date(frozen() ?? realNow() + offset())
  const told = () => {
    for (const listener of listeners) listener(now())
  }
  return {
    now,
    advanceTo(date) {
      if (!(date.getTime() > now().getTime())) throw new RangeError('The clock only moves forward')
      if (frozen() === undefined) store.commit(['meta', 'clockOffset', { value: date.getTime() - realNow() }])
      else store.commit(['meta', 'clockFrozen', { value: date.getTime() }])
      told()
    },
    freeze() {
      if (frozen() !== undefined) return
      store.commit(['meta', 'clockFrozen', { value: now().getTime() }])
      told()
    },
    resume() {
      const stood = frozen()
      if (stood === undefined) return
      store.commit(['meta', 'clockOffset', { value: stood - realNow() }], ['meta', 'clockFrozen', null])
      told()
    },
    isFrozen: () => frozen() !== undefined,
    onMove(callback) {
      listeners.add(callback)
      return () => listeners.delete(callback)
    },
  }
}
