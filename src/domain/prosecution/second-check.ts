import type { Prosecution } from '../case/parts/prosecution.ts'
import { readAsk } from '../pack/pre-flight.ts'

type Pack = Prosecution['packs'][number]

/** The pack about one parent that waits for a second person: the latest, once it is final and nobody said that a paper in it must not go; null where none does. */
export function packToCheck({ packs, checked, answered }: Prosecution): Pack | null {
  const latest = packs.at(-1)
  if (latest === undefined || !latest.final || checked?.pack === latest.pack) return null
  const mustNotGo = latest.unread.some(({ document }) => answered[readAsk(document)]?.yes === false)
  return mustNotGo ? null : latest
}

/** Who had a hand in a pack, by id, and so is no second person: who built it, who decided, who compared its certificate, and its witness. */
export function handsIn({ packs, decision, compared, witness }: Prosecution, pack: string): string[] {
  const built = packs.find((one) => one.pack === pack)
  return [built?.by, decision?.by, compared?.by, witness?.id].filter((id) => id !== undefined)
}
