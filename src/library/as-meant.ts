import { type ShapeFault, valueAt } from '../domain/shape-faults.ts'

/** Words that somebody reads: what they say makes no difference to the rest. */
const prose: readonly unknown[] = ['source', 'title', 'text', 'summary', 'says', 'why', 'name', 'note']

type Known = Record<PropertyKey, unknown>

function mendWord(here: Known, word: string, meant: string | undefined): void {
  const value = here[word]
  delete here[word]
  if (meant !== undefined && !(meant in here)) here[meant] = value
}

function mend(whole: unknown, { path, word, meant }: ShapeFault): void {
  const here = valueAt(whole, word === undefined ? path.slice(0, -1) : path)
  const last = path.at(-1)
  if (here === null || typeof here !== 'object') return
  if (word !== undefined) mendWord(here as Known, word, meant)
  else if (last !== undefined && meant !== undefined) (here as Known)[last] = meant
  else if (last !== undefined && prose.includes(last)) (here as Known)[last] = '?'
}

/** A value as it was most likely meant, its misspelt words mended, so that what else is wrong with it can be told at once. */
export function asMeant(value: unknown, faults: readonly ShapeFault[]): unknown {
  const whole = structuredClone(value)
  for (const fault of faults) mend(whole, fault)
  return whole
}
