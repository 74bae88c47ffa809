/** Stands for a fact that somebody writes in by hand: a line as long as a name, or a short one for a number. What people type never holds these signs. */
export const UNWRITTEN = { line: '\uE001', number: '\uE002' } as const

/** How long the line is to write on, in millimetres. */
export const writtenOver: ReadonlyMap<string, number> = new Map([
  [UNWRITTEN.line, 44],
  [UNWRITTEN.number, 14],
])

/** Is this a fact that is written in by hand? */
export const isUnwritten = (fact: unknown): fact is string =>
  typeof fact === 'string' && writtenOver.has(fact)
