import { lookedSince, type NewLook, putLook } from '../../db/queries/looks.ts'
import type { House } from './house.ts'

/** How long the same screen painted again for the same person counts as one look. */
const onceWithinMs = 5 * 60_000

/** Writes down that somebody looks at a case, before they see it; the same screen within five minutes counts once. */
export async function logLook(house: House, look: Omit<NewLook, 'document'>): Promise<void> {
  const now = house.now()
  const since = new Date(now.getTime() - onceWithinMs).toISOString()
  const row = { ...look, document: null }
  if (await lookedSince(house.store.read, row, since)) return
  await house.store.write((tx) => putLook(tx, { ...row, at: now.toISOString() }))
}

/** Writes down that a document is sent to somebody, before it is sent; further tries of the same count once. */
export async function logFile(
  house: House,
  look: Omit<NewLook, 'what'> & { document: string },
): Promise<void> {
  const row = { ...look, what: 'File' }
  if (await lookedSince(house.store.read, row, '')) return
  await house.store.write((tx) => putLook(tx, { ...row, at: house.now().toISOString() }))
}
