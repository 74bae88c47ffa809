/** A person as a paper may name them; forenames are those that they are known by too, a surname may be of several words. */
export type NamedPerson = { forenames: readonly string[]; surname: string }

/** Somebody whom a paper may name; `byForename` when it also calls them by their forename alone, as it does the pupil. */
export type OpenPerson = NamedPerson & { byForename?: boolean }

/**
 * What a paper must not tell, by an id that may be shown: somebody's name, where one of many is meant only as a whole; words that tell in themselves, such as a line of an address,
 * a postcode, a telephone number or an email address; or a note, of which no passage may be repeated.
 */
export type Secret = { id: string } & (
  | { person: NamedPerson; wholeNameOnly?: boolean }
  | { words: string }
  | { note: string }
)

/**
 * How a secret was found: a whole name, an initial with the surname, one name alone (which may be somebody else's: a person looks),
 * the words, or a passage of a note.
 */
export type Finding = 'full-name' | 'initials' | 'one-name' | 'words' | 'passage'

/** A secret on a page, counted from 1, on which it begins. */
export type Leak = { page: number; secret: string; how: Finding }
