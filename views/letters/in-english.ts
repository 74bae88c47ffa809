type NotIn = { language: string; why: 'none' | 'moved-on' | 'unchecked' }

const because = {
  none: 'there is no translation of it yet',
  'moved-on': 'its translation is of an older English',
  unchecked: 'nobody has checked its translation',
} as const

/** Which letters are in English though their readers may want another language, and why; empty when none is. It names nobody. */
export function inEnglishWords(all: readonly NotIn[]): string {
  const said = new Set(all.map(({ language, why }) => `not in ${language}, because ${because[why]}`))
  if (said.size === 0) return ''
  return `Some letters are in English: ${[...said].join('; ')}. Have it translated and checked, and send the English meanwhile.`
}
