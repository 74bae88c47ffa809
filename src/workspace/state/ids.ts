import type { WorkspaceClock } from './clock.ts'
import type { Store } from './store.ts'

/** Makes ids and message times that never repeat, also after a restart. */
export interface Ids {
  /** An id of at least nine characters with Slack's prefix for its kind, such as `V`. */
  next(prefix: string): string
  /** A message time in seconds with six decimals, later than every one before. */
  ts(): string
}

const RESERVE = 1000

/** The newest message time there is, so that a clock which stands still can't give it out again. */
const newestMicros = (store: Store): number =>
  store
    .list('channels')
    .flatMap(({ id }) => store.list('messages', id).slice(-1))
    .reduce((newest, { ts }) => Math.max(newest, Math.round(Number(ts) * 1e6)), 0)

/** Makes the source of ids: a counter whose used part is written down a thousand at a time. */
export function createIds(store: Store, clock: WorkspaceClock): Ids {
  let counter = store.get('meta', 'ids')?.value ?? 0
  let limit = counter
  let lastMicros = newestMicros(store)
  const draw = () => {
    if (counter >= limit) {
      limit = counter + RESERVE
      store.commit(['meta', 'ids', { value: limit }])
    }
    counter += 1
    return counter
  }
  return {
    next: (prefix) => `${prefix}0${draw().toString(36).toUpperCase().padStart(8, '0')}`,
    ts() {
      lastMicros = Math.max(clock.now().getTime() * 1000, lastMicros + 100)
      return `${Math.floor(lastMicros / 1e6)}.${String(lastMicros % 1e6).padStart(6, '0')}`
    },
  }
}
