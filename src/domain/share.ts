/** A part of the possible sessions as an exact fraction, such as 15 `of` every 100 `in`. */
export type Fraction = { readonly of: number; readonly in: number }

/** How many sessions out of how many, never reduced: "9/60"; null when none was possible. */
export function share(numerator: number, possible: number): string | null {
  return possible === 0 ? null : `${numerator}/${possible}`
}

/** Do these sessions make up at least this part of the possible ones? Exact in whole numbers; never when none was possible. */
export function atLeastShare(numerator: number, possible: number, part: Fraction): boolean {
  return possible > 0 && numerator * part.in >= part.of * possible
}

/** The percentage with one decimal, for display only and never for a test: "15.0%"; null when none was possible. */
export function percentage(numerator: number, possible: number): string | null {
  if (possible === 0) return null
  const tenths = Math.floor((2000 * numerator + possible) / (2 * possible))
  return `${Math.floor(tenths / 10)}.${tenths % 10}%`
}
