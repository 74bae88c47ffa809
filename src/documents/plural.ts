const every = ['zero', 'one', 'two', 'few', 'many', 'other'] as const

/** The ways in which a language counts, such as one, few and many, as CLDR names them and in its order. */
function waysIn(language: string): readonly string[] {
  const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions()
  return every.filter((way) => pluralCategories.includes(way))
}

/** The words that a template gives to a number: a noun that stays as it is, or one for each way in which the language counts. */
function wordFor(language: string, amount: number, given: unknown): string {
  if (typeof given === 'string') return given
  const { hash = {} } = (given ?? {}) as { hash?: Record<string, unknown> }
  return String(hash[new Intl.PluralRules(language).select(amount)] ?? '')
}

/** A number with the word that the language has for so many: Polish has `1 dzień`, `2 dni`, `1,5 dnia`; Welsh keeps the singular. */
export function counted(language: string, amount: number, given: unknown): string {
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(amount)
  return `${number} ${wordFor(language, amount, given)}`.trim()
}

/** What is wrong with the words that a template has for a number, by the ways that it names; null where nothing is. */
export function pluralFault(language: string, named: readonly string[]): string | null {
  if (named.length === 0) return null
  if (language === 'en') return 'the noun stands in quotation marks: {{count attendance.daysLost "day"}}'
  const ways = waysIn(language)
  const isWhole = ways.every((way) => named.includes(way)) && named.every((way) => ways.includes(way))
  return isWhole ? null : `this language counts in these ways, and wants a word for each: ${ways.join(', ')}`
}
