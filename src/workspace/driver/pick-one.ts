/** Which of several is meant: the one beside these words, or the one at this place, from 0. */
export interface Which {
  in?: string
  nth?: number
}

/** A thing that can be called by words, with what is written beside it. */
export interface Called {
  /** What it is called, as a person sees it first. */
  names: readonly string[]
  /** What the app calls it, for those who drive by ids. */
  id?: string
  beside?: string
}

const begins = (name: string, words: string) =>
  name.startsWith(words) && !/[\p{L}\p{N}]/u.test(name.charAt(words.length))

type Fits = (one: Called, words: string) => boolean

const EXACT: readonly Fits[] = [({ names }, words) => names.includes(words), ({ id }, words) => id === words]
const LOOSE: readonly Fits[] = [
  ...EXACT,
  ({ names }, words) => names.some((name) => begins(name, words)),
  ({ names }, words) => names.some((name) => name.startsWith(words)),
  ({ names }, words) => names.some((name) => name.toLowerCase().includes(words.toLowerCase())),
]

const oneLine = (words: string) => words.replaceAll(/\s+/g, ' ')
const short = (words: string) => oneLine(words.length > 90 ? `${words.slice(0, 89)}…` : words)

/** Says a thing so that a person knows which is meant. */
export function tellOf({ names, id, beside = '' }: Called): string {
  const name = `“${short(names[0] ?? id ?? '')}”`
  return beside === '' || beside === names[0] ? name : `${name} beside “${short(beside)}”`
}

/** All things that fit the words best: those called so; else, if `loose`, those whose name begins so; else those that have the words in it. */
export function fitting<T extends Called>(
  things: readonly T[],
  words: string,
  which: Which,
  loose = true,
): T[] {
  const { in: near = '' } = which
  const close =
    near === '' ? things : things.filter(({ beside = '' }) => oneLine(beside).includes(oneLine(near)))
  for (const fits of loose ? LOOSE : EXACT) {
    const found = close.filter((one) => fits(one, words))
    if (found.length > 0) return found
  }
  return []
}

/** The one thing that the words mean, or undefined; words that mean several are an error that names them. */
export function pickOne<T extends Called>(
  things: readonly T[],
  words: string,
  which: Which = {},
  loose = true,
): T | undefined {
  const found = fitting(things, words, which, loose)
  if (which.nth !== undefined) return found[which.nth]
  if (found.length > 1)
    throw new Error(`“${words}” could be ${found.map(tellOf).join(', or ')}: say which with “in” or “nth”`)
  return found[0]
}

/** The words that mean this thing among the others, and no other. */
export function wordsFor<T extends Called>(
  things: readonly T[],
  one: T,
  loose = true,
): { words: string } & Which {
  const words = one.names[0] ?? one.id ?? ''
  const means = (which: Which) => {
    const found = fitting(things, words, which, loose)
    return found.length === 1 && found[0] === one
  }
  if (means({})) return { words }
  const near = short(one.beside ?? '').replace(/…$/, '')
  if (near !== '' && means({ in: near })) return { words, in: near }
  return { words, nth: fitting(things, words, {}, loose).indexOf(one) }
}
