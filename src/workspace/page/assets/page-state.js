/** What the page knows: the last snapshot, where the person stands, and what they have put in and not sent. */
export const page = {
  snapshot: undefined,
  channel: undefined,
  tab: 'messages',
  thread: undefined,
  online: true,
  /** The entry of the traffic that is open, `list` for none of them, or undefined while the drawer is closed. */
  inspect: undefined,
  /** Filled by main.js: fetches a snapshot and draws. */
  refresh: () => Promise.resolve(),
  /** Filled by main.js: draws again what is known. */
  redraw: () => undefined,
  /** Filled by notice.js: says something about the page itself. */
  say: () => undefined,
}

const dirty = new Map()

const keyOf = (surface, blockId, actionId) => JSON.stringify([surface, blockId, actionId])

/** Remembers what was put into an input and not yet sent. */
export function setDirty(surface, blockId, actionId, value) {
  dirty.set(keyOf(surface, blockId, actionId), { surface, blockId, actionId, value })
}

/** What was put into an input and not yet sent, or undefined. */
export function getDirty(surface, blockId, actionId) {
  return dirty.get(keyOf(surface, blockId, actionId))?.value
}

/** Everything put into a surface and not yet sent. */
export function fillsOf(surface) {
  return [...dirty.values()]
    .filter((one) => one.surface === surface)
    .map(({ blockId, actionId, value }) => ({ blockId, actionId, value }))
}

/** Forgets what has been sent, unless it was changed again meanwhile. */
export function forgetSent(surface, fills) {
  for (const { blockId, actionId, value } of fills) {
    const key = keyOf(surface, blockId, actionId)
    if (dirty.get(key)?.value === value) dirty.delete(key)
  }
}

/** Forgets what was put into inputs that a repainted view no longer has. */
export function forgetGone(surface, blocks) {
  const ids = new Set(blocks.map((block) => block.block_id))
  for (const [key, one] of dirty) if (one.surface === surface && !ids.has(one.blockId)) dirty.delete(key)
}

/** Somebody by their id. */
export function personOf(id) {
  return page.snapshot?.people.find((one) => one.id === id)
}
