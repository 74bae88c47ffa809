/** A row of numbers that looks random and is the same every time for the same seed. */
export type Random = {
  /** The next number, from 0 up to but not including 1. */
  next(): number
  /** A whole number below n. */
  below(n: number): number
  /** One of a list. */
  pick<T>(list: readonly T[]): T
  /** One of a list, each as often as its weight says. */
  weighted<T extends { weight: number }>(list: readonly T[]): T
  /** True in this share of cases. */
  chance(share: number): boolean
}

const seedOf = (text: string): number =>
  [...text].reduce((hash, letter) => Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193), 0x811c9dc5)

/** The row of numbers that a seed stands for. */
export function randomOf(seed: string): Random {
  let state = seedOf(seed)
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    const mixed = Math.imul(state ^ (state >>> 15), state | 1)
    const again = mixed ^ (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61))
    return ((again ^ (again >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (n: number) => Math.floor(next() * n)
  return {
    next,
    below,
    pick: <T>(list: readonly T[]) => list[below(list.length)] as T,
    weighted: <T extends { weight: number }>(list: readonly T[]) => {
      const weights = list.map(({ weight }) => weight)
      const at = below(weights.reduce((sum, weight) => sum + weight, 0))
      return list.find((_, n) => at < weights.slice(0, n + 1).reduce((sum, weight) => sum + weight, 0)) as T
    },
    chance: (share) => next() < share,
  }
}
