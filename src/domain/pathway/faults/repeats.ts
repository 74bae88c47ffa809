import type { PathwayFault } from './fault.ts'

const isObject = (value: unknown): value is object => value !== null && typeof value === 'object'

/** What a list says twice; what has an id of its own is told by that. */
function twiceIn(list: readonly unknown[], at: string): PathwayFault[] {
  const seen = new Set<string>()
  return list.flatMap((one, n) => {
    const written = JSON.stringify(one)
    const isTwice = seen.has(written) && !(isObject(one) && 'id' in one)
    seen.add(written)
    const what = isObject(one) ? 'the same' : String(one)
    return isTwice ? [{ at: `${at}.${n}`, says: `${what} stands here twice: take one of them out` }] : []
  })
}

/** Lists that say one thing twice, wherever in a pathway they stand. */
export function repeatFaults(part: object, place = ''): PathwayFault[] {
  return Object.entries(part).flatMap(([word, value]) => {
    const at = place === '' ? word : `${place}.${word}`
    if (!isObject(value)) return []
    return [...(Array.isArray(value) ? twiceIn(value, at) : []), ...repeatFaults(value, at)]
  })
}
