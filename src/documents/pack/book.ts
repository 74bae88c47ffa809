import type { Paper } from '../paper.ts'

/**
 * What stands in a part: one of our own papers, made now; a PDF that we made before, which keeps its size because its margins are free; a
 * PDF from elsewhere or a picture, each fitted into the page upright and never altered. What comes from elsewhere was let through by `inspect`.
 */
export type Content =
  | { kind: 'paper'; paper: Paper }
  | { kind: 'ours'; pdf: Uint8Array }
  | { kind: 'pdf'; pdf: Uint8Array }
  | { kind: 'picture'; picture: Uint8Array }

/** The template that one of our own papers was made from, with the SHA-256 of its file. */
export type MadeFrom = { id: string; sha256: string }

/** One paper of a book. `sha256` is what its stored bytes had when they were kept: a part that has another by now is refused. */
export type Part = {
  /** What a witness calls it, such as `AB/1`. */
  label?: string
  title: string
  /** A sheet before it, which says what it is and what is still wrong with it. */
  cover?: { lines: readonly string[]; warnings: readonly string[] }
  content: Content
  template?: MadeFrom
  sha256?: string
}

/** Papers that belong together, under a heading of the contents; its id is only for the manifest. */
export type Section = { id: string; title: string; parts: readonly Part[] }

/** What becomes one PDF: a contents page, then every part in order, numbered through. Its titles stand in its file, so they name nobody who must not be named. */
export type Book = {
  title: string
  /** The case's number, which stands at the head of every page. */
  reference: string
  /** Seconds since 1970 which the file gives as its day, so that one input always gives one file. */
  stamp: number
  /** Why it is still a draft, which stands in the margin of every page; empty when it is final. */
  draft: readonly string[]
  sections: readonly Section[]
  /** What each file is called where it is handed over in several, the contents first and then one a part; left out where it is one PDF. */
  cut?: readonly string[]
  /** The program's version and the SHA-256 of the facts it was made from, for the manifest. */
  made: { program: string; facts: string }
}
