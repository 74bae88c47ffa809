/** The text of some bytes, from one place to before another, of which `hash` is any number that follows from them. */
export type TextOf = (bytes: Buffer, from: number, to: number, hash: number) => string

const SLOTS = 2 ** 14
const LONGEST = 16

/** Reads texts out of bytes and keeps many of the short ones: a register says the same few thousand again and again. */
export function knownTexts(): TextOf {
  const texts: string[] = Array.from({ length: SLOTS }, () => '')
  const known = new Uint8Array(SLOTS * LONGEST)

  function isKnown(bytes: Buffer, from: number, to: number, at: number): boolean {
    let n = 0
    while (from + n < to && bytes[from + n] === known[at + n]) n += 1
    // No text holds a NUL, so one stands where a shorter text ended.
    return from + n === to && (n === LONGEST || known[at + n] === 0)
  }

  return (bytes, from, to, hash) => {
    if (to === from) return ''
    if (to - from > LONGEST) return bytes.toString('utf8', from, to)
    const slot = (hash ^ (hash >>> 14)) & (SLOTS - 1)
    const at = slot * LONGEST
    if (!isKnown(bytes, from, to, at)) {
      texts[slot] = bytes.toString('utf8', from, to)
      known.fill(0, at, at + LONGEST).set(bytes.subarray(from, to), at)
    }
    return texts[slot] as string
  }
}
