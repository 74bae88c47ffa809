import type { Content, MadeFrom } from './book.ts'

/** One part of a book as it was bound: on which pages, its cover included, and the SHA-256 of its bytes. */
export type BoundPart = {
  section: string
  label: string | null
  title: string
  kind: Content['kind']
  from: number
  to: number
  sha256: string
  template: MadeFrom | null
}

/** What a book was made of, as JSON that is kept beside it: `sha256` is of the PDF, `facts` of what it was made from. */
export type Manifest = {
  title: string
  reference: string
  stamp: number
  draft: readonly string[]
  program: string
  facts: string
  pages: number
  sha256: string
  /** The files that it is cut into, the contents first and then one a part; none where it is one PDF. */
  cut: readonly { name: string; bytes: number; sha256: string }[]
  parts: readonly BoundPart[]
}
