import type { EntryTest } from './case/entry-test.ts'
import type { Refusal } from './case/refusal.ts'
import type { FamilyNames } from './family.ts'
import type { Kin } from './kin.ts'
import type { Pathway } from './pathway/pathway.ts'

/** A pathway on which a case may be opened, and its entry test; or what must be loaded first. */
export type Offer = { pathway: Pathway; test: EntryTest | { missing: string } }

/** Everything that is to be seen before a case is opened for a pupil: on the chosen pathway, with what each of the others says. */
export type Prospect = Offer & {
  names: FamilyNames
  offers: readonly Offer[]
  barred: Refusal | null
  openCase: string | null
  kin: Kin
  /** Somebody who works at the school has the same name as a parent. */
  sameName: boolean
}
