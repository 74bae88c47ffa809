const [BEGIN, END] = ['\u2066', '\u2069']

/** A number with a space or a word beside it, such as a telephone's or a house's, or several words in Latin letters: they would be turned round, by themselves or with what stands beside them. */
const turned = /\d.*\s|\s.*\d|\p{Script=Latin}.*\s/u

/** Facts as they may stand in text that runs from right to left: what has numbers and words in it keeps its own order. */
export function isolated<T>(facts: T): T
export function isolated(facts: unknown): unknown {
  if (typeof facts === 'string') return turned.test(facts) ? `${BEGIN}${facts}${END}` : facts
  if (Array.isArray(facts)) return facts.map((fact) => isolated<unknown>(fact))
  if (typeof facts !== 'object' || facts === null) return facts
  return Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, isolated<unknown>(fact)]))
}
