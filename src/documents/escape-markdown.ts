/** Stands for a line break inside a value while it passes through Markdown, which would read a real one as structure. */
export const LINE_BREAK = '\uE000'

const UNSEEN = /[\p{Cc}\p{Co}\p{Cs}\u202A-\u202E\u2066-\u2069\uFEFF]/gu
// A hyphen or colon between two letters or digits means nothing to Markdown, so days, times and kinds stay readable.
const MARKUP = /[!-,./;-@[-`{-~]|[-:](?![0-9A-Za-z])|(?<![0-9A-Za-z])[-:]/g

/** A value as Markdown that says exactly that value: markup escaped, controls dropped, line breaks kept aside. */
export function escapeMarkdown(value: string): string {
  return value
    .trim()
    .split(/\r\n|\r|\n|\u2028|\u2029/)
    .map((line) => line.replace(/\s+/gu, ' ').replace(UNSEEN, '').replace(MARKUP, '\\$&').trim())
    .join(LINE_BREAK)
}

/** The same facts with every text in them escaped, so that no template can forget to. */
export function escapeFacts<T>(facts: T): T
export function escapeFacts(facts: unknown): unknown {
  if (typeof facts === 'string') return escapeMarkdown(facts)
  if (Array.isArray(facts)) return facts.map((fact) => escapeFacts<unknown>(fact))
  if (typeof facts !== 'object' || facts === null) return facts
  return Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, escapeFacts<unknown>(fact)]))
}
