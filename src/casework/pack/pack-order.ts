import type { Letterhead } from '../../documents/paper.ts'
import type { Certificate } from '../../domain/certificate/certificate.ts'
import type { NotedMark } from '../../domain/certificate/noted-mark.ts'
import type { LetterFacts } from '../../domain/letter-facts.ts'
import type { Exhibit } from '../../domain/pack/exhibit.ts'
import type { PackPaper } from './pack-papers.ts'

/** What a part is made from: a template with its facts, a register's weeks, or a paper that is kept in the store. */
export type PackSource =
  | { made: PackPaper; facts: LetterFacts; certificate?: Certificate }
  | { weeks: Certificate; notes?: readonly NotedMark[] }
  | { document: string; sha256: string; ours: boolean }

/** One paper of a pack before it is bound: an exhibit with what its cover sheet says, and what it is made from. */
export type OrderedPart = Exhibit & {
  /** What the witness calls it, such as AB/1; null for the statement itself and what is no exhibit. */
  label: string | null
  /** How it came about, for its cover sheet; null where it has none. */
  cover: readonly string[] | null
  source: PackSource
}

/** The three books of a pack: what is served, the council's own file, and the schedule of what is not used. */
export const packBooks = ['evidence', 'council', 'unused'] as const
export type PackBook = (typeof packBooks)[number]

/** Everything that a pack is made from, as plain data that is kept with it: the same order under the same program makes the same bytes. */
export type PackOrder = {
  case: string
  parent: string
  profile: string
  /** The day that it is made as of, and the moment that it was gathered. */
  on: string
  at: string
  /** What the school's sheets look like; orders that were kept before it was asked for have none. */
  letterhead?: Letterhead
  /** What the files of its other books begin with: the case's number, and which of its parents. */
  stem: string
  /** What the files of the evidence are called: one, or the contents and one an exhibit. */
  files: readonly string[]
  /** Why it is still a draft; empty when it is final. */
  draft: readonly string[]
  books: Readonly<Record<PackBook, { title: string; parts: readonly OrderedPart[] }>>
}

/** A part that is made from a template. */
export const madePart = (
  {
    id,
    kind,
    title,
    on,
    signed = null,
    warnings = [],
    cameBack,
  }: Omit<Exhibit, 'signed' | 'warnings'> & Partial<Pick<Exhibit, 'signed' | 'warnings'>>,
  source: PackSource,
  cover: readonly string[] | null = null,
): OrderedPart => ({
  ...{ id, kind, title, on, signed, warnings, label: null, cover, source },
  ...(cameBack && { cameBack }),
})
