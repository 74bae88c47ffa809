import type { Recorded } from '../src/domain/case/event.ts'
import type { CaseState } from '../src/domain/case/state.ts'
import type { Context } from '../src/domain/case/unmet.ts'
import type { ContactShown } from '../src/domain/contact-shown.ts'
import type { Day } from '../src/domain/day.ts'
import type { FamilyNames } from '../src/domain/family.ts'
import type { Kin } from '../src/domain/kin.ts'
import type { Pathway } from '../src/domain/pathway/pathway.ts'
import type { Role } from '../src/domain/role.ts'

/** A language that somebody of a case reads, its tag where it is a known one, and the letters that cannot go out in it now. */
export type ToTranslateShown = {
  language: string
  tag: string | null
  letters: readonly { template: { name: string }; why: 'none' | 'moved-on' | 'unchecked' }[]
}

/** A case as screens draw it: how it stands, the rules' view of it, the names, and whether the viewer may act. */
export type CaseShown = {
  state: CaseState
  context: Context
  events: readonly Recorded[]
  /** The pathways that the case was on before it was moved, each until an event; the first one first. */
  earlier: readonly { until: number; pathway: Pathway }[]
  /** Everything that was logged about the pupil, the latest first. */
  contacts: readonly ContactShown[]
  names: FamilyNames
  /** The day on which the school's parents were last imported; null where they never were. */
  parentsOn?: Day | null | undefined
  people: Readonly<Record<string, string>>
  /** What stands to be translated or checked before letters go out in their readers' languages. */
  toTranslate: readonly ToTranslateShown[]
  acts: boolean
  /** What the viewer is at the case's school. */
  roles: readonly Role[]
  /** The pupil's brothers and sisters, as the viewer may see them. */
  kin: Kin
}
