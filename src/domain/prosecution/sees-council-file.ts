import { type Asker, isCouncils } from '../access.ts'
import type { ProsecutionRules } from './prosecution-rules.ts'

/** May somebody read the council's own file about a parent: those of the council who consider or decide it, and legal services? A school's own people may not. */
export function seesCouncilFile(
  { roles }: Pick<Asker, 'roles'>,
  school: string,
  { considers, decides }: ProsecutionRules,
): boolean {
  const here = roles.filter((held) => held.school === null || held.school === school)
  return here.some(
    (held) => held.role === 'legal' || (isCouncils(held) && [...considers, ...decides].includes(held.role)),
  )
}
