import type { AmendedSession } from '../case/parts/drift.ts'
import type { Prosecution, SignedPaper } from '../case/parts/prosecution.ts'
import type { Charge } from '../charge/chargeable.ts'
import type { PackProfile } from '../pack/pack-profile.ts'
import type { SaidParagraph } from '../pack/statement.ts'
import type { RegisterWeek } from '../sessions.ts'

/** What is known of the way to court with one parent, for somebody who looks at it. */
export type CourtKnown = {
  parent: string
  file: Prosecution
  /** What can be charged over the named period; null before it is named, and for who only reads the case. */
  charge: Charge | null
  /** The marks that a certificate over that period prints now; none before it is named. */
  marks: readonly RegisterWeek[]
  /** What has changed in the register since the pack that stands was built; null before one was. */
  since: { pack: string; changed: readonly AmendedSession[] } | null
  /** Papers that somebody signed and that would say something else if they were printed now. */
  overtaken: readonly SignedPaper[]
  /** The papers of the store that go into the evidence: each document as it came in, what the pack calls it, and whether a redacted copy stands for it. */
  papers: readonly { document: string; called: string; redacted: boolean }[]
  paragraphs: readonly SaidParagraph[]
  /** Why a pack built now would be a draft, before anybody signed its papers. */
  draft: readonly string[]
  profiles: readonly PackProfile[]
  /** May they read the council's own file? */
  sees: boolean
}
