import type { EntryTest } from './case/entry-test.ts'
import type { Refusal } from './case/refusal.ts'
import type { FamilyNames } from './family.ts'
import type { Kin } from './kin.ts'
import type { Pathway } from './pathway/pathway.ts'

/** Everything that is to be seen before a case is opened for a pupil. */
export type Prospect = {
  names: FamilyNames
  pathway: Pathway
  test: EntryTest | { missing: string }
  barred: Refusal | null
  openCase: string | null
  kin: Kin
  /** Somebody who works at the school has the same name as a parent. */
  sameName: boolean
}
