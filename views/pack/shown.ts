import type { ProsecutionCommand } from '../../src/domain/case/parts/prosecution.ts'
import { mayProsecute } from '../../src/domain/case/verbs/who-prosecutes.ts'
import type { CourtKnown } from '../../src/domain/prosecution/court-known.ts'
import type { CaseShown } from '../case-shown.ts'

/** The way to court with one parent as screens draw it. */
export type CourtShown = CourtKnown & { looked: CaseShown }

/** May the viewer do this towards taking the parent to court? */
export const mayDo = ({ looked }: CourtShown, verb: ProsecutionCommand['do']): boolean =>
  looked.acts && mayProsecute(looked.context.facts.prosecution, looked.roles, verb)
