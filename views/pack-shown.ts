import type { Prosecution, ProsecutionCommand } from '../src/domain/case/parts/prosecution.ts'
import { mayProsecute } from '../src/domain/case/verbs/who-prosecutes.ts'
import type { Charge } from '../src/domain/charge/chargeable.ts'
import type { PackProfile } from '../src/domain/pack/pack-profile.ts'
import type { SaidParagraph } from '../src/domain/pack/statement.ts'
import type { CaseShown } from './case-shown.ts'

/** The way to court with one parent as screens draw it. */
export type CourtShown = {
  looked: CaseShown
  parent: string
  file: Prosecution
  /** What can be charged over the named period; null before it is named, and for who only reads the case. */
  charge: Charge | null
  paragraphs: readonly SaidParagraph[]
  /** Why a pack built now would be a draft. */
  draft: readonly string[]
  profiles: readonly PackProfile[]
  /** May the viewer read the council's own file? */
  sees: boolean
}

/** May the viewer do this towards taking the parent to court? */
export const mayDo = ({ looked }: CourtShown, verb: ProsecutionCommand['do']): boolean =>
  looked.acts && mayProsecute(looked.context.facts.prosecution, looked.roles, verb)
