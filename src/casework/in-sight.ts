import type { School } from '../../db/queries/schools.ts'
import { type Asker, type CaseInSight, mayWorkOn } from '../domain/access.ts'
import { isReferred } from '../domain/case/referred.ts'
import type { CaseState } from '../domain/case/state.ts'
import type { Pathway } from '../domain/pathway/pathway.ts'
import { sharedWithCouncil, sharingOf } from '../domain/sharing.ts'
import type { LoadedCase } from './load-case.ts'

type Row = {
  school: string
  pupil: string
  referred: boolean
  entered: readonly string[]
}
type SchoolRow = Pick<School, 'id' | 'settings'>

/** What access looks at in a row of a case, on its own pathway and at a school with these settings. */
export function rowInSight(
  pathway: Pathway | undefined,
  row: Row,
  settings: Readonly<Record<string, unknown>>,
): CaseInSight {
  const shared = sharedWithCouncil(pathway, sharingOf(settings), row)
  return { school: row.school, pupil: row.pupil, referred: row.referred, shared }
}

/** What access looks at in a case on its pathway, at a school with these settings. */
export function stateInSight(pathway: Pathway, state: CaseState, settings: School['settings']): CaseInSight {
  const { school, pupil, visits } = state
  const row = { school, pupil, referred: isReferred(pathway, state), entered: Object.keys(visits) }
  return rowInSight(pathway, row, settings)
}

/** What access looks at in a case that was loaded. */
export const inSight = ({ state, context, family }: LoadedCase): CaseInSight =>
  stateInSight(context.pathway, state, family.school.settings)

/** May this person open a case for a pupil? The council only where the school shares its cases from their opening. */
export function mayOpenFor(asker: Asker, pupil: string, school: SchoolRow): boolean {
  return mayWorkOn(asker, pupilInSight({ pupil: { id: pupil }, school }))
}

/** What access looks at in a pupil for whom there is no case yet. */
export function pupilInSight({ pupil, school }: { pupil: { id: string }; school: SchoolRow }): CaseInSight {
  const shared = sharingOf(school.settings) === 'opening'
  return { school: school.id, pupil: pupil.id, referred: false, shared }
}

/** May this person open cases at a school, pupils they are kept from aside? */
export function mayOpenAt(asker: Asker, school: SchoolRow): boolean {
  return mayOpenFor({ ...asker, keptFrom: [] }, '', school)
}
