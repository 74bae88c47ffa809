type Plain = null | boolean | number | string | Plain[] | { [key: string]: Plain }

function ofObject(value: object): string {
  const pairs = Object.entries(value)
    .filter(([, held]) => held !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${pairs.map(([key, held]) => `${JSON.stringify(key)}:${canonicalJson(held)}`).join(',')}}`
}

/** A value as JSON with sorted keys and no spaces, so that equal values have equal text; throws on what JSON can't hold. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((held) => canonicalJson(held ?? null)).join(',')}]`
  if (typeof value === 'object' && value !== null) return ofObject(value)
  if (typeof value === 'number' && !Number.isFinite(value)) throw new TypeError('JSON has no such number')
  const text = JSON.stringify(value as Plain)
  if (text === undefined) throw new TypeError(`JSON has no ${typeof value}`)
  return text
}
