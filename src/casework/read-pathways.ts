import type { House } from './house.ts'

/**
 * Sees to it that the pathways have been read. The command line reads them from their files when they are first asked for,
 * which takes longer than a transaction may be held.
 */
export function readPathways({ shelves }: House): void {
  if (shelves.pathways.size === 0) throw new Error('There are no pathways')
}
