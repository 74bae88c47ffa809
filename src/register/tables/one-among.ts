const either = new Intl.ListFormat('en-GB', { type: 'disjunction' })

/** What may be written instead, as a sentence says it: `AM or PM`. */
export const oneAmong = (words: Iterable<string>): string => either.format(words)
