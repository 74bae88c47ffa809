import type { FileKind } from '../../domain/file-kind.ts'

/** One page as a reader sees it, upright: its width and height in points (a picture's in pixels), and its text, null where it has none. */
export type SeenPage = { width: number; height: number; text: string | null }

/** What a file is by its bytes; `macro` is a Word file with a program in it, `old-word` one of before 2007. */
export type HandedKind = FileKind | 'docx' | 'macro' | 'old-word' | 'unknown'

/**
 * What a handed-in file is. `refusals` say why it cannot be used, and what to do; `notices` what to know of one that can. Both are whole
 * sentences and name nothing that is in the file. A Word file has its text as one page without a size.
 */
export type Inspected = {
  kind: HandedKind
  pages: readonly SeenPage[]
  refusals: readonly string[]
  notices: readonly string[]
}

/** What one kind of file has to tell of itself. */
export type Seen = Omit<Inspected, 'kind'>

/** A file that cannot be used, for one reason. */
export const refused = (why: string): Seen => ({ pages: [], refusals: [why], notices: [] })
