import { roles, roleTitles } from '../role.ts'

/** Who may have something to do at a stage: our roles, the family, and the court. */
export const actors = [...roles, 'parents', 'pupil', 'court'] as const
export type Actor = (typeof actors)[number]

/** Who may sit at a meeting or a panel. */
export const sitters = [
  ...roles,
  'assistant-ewo',
  'senior-ewo',
  'principal-ewo',
  'court-officer',
  'school-representative',
  'governor',
  'police',
  'education-social-worker',
  'social-services',
  'youth-offending-team',
  'pupil-services',
  'clerk',
  'solicitor',
  'other-agency',
  'parents',
  'pupil',
  'interpreter',
  'minute-taker',
] as const
export type Sitter = (typeof sitters)[number]

/** What each of them is called where the pathway has no name of its own. */
export const peopleTitles: Readonly<Record<Actor | Sitter, string>> = {
  ...roleTitles,
  'assistant-ewo': 'assistant education welfare officer',
  'senior-ewo': 'senior education welfare officer',
  'principal-ewo': 'principal education welfare officer',
  'court-officer': 'court officer',
  'school-representative': 'somebody for the school',
  governor: 'school governor',
  police: 'police officer',
  'education-social-worker': 'education social worker',
  'social-services': 'social services',
  'youth-offending-team': 'youth offending team',
  'pupil-services': 'pupil services',
  clerk: 'clerk',
  solicitor: 'solicitor',
  'other-agency': 'another agency',
  parents: 'parents',
  pupil: 'pupil',
  court: 'the court',
  interpreter: 'interpreter',
  'minute-taker': 'minute taker',
}
