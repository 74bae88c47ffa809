import type { NeedRule } from '../src/domain/care-rules.ts'
import type { Role } from '../src/domain/role.ts'
import type { CaseShown } from './case-shown.ts'

/** What everybody is told of a need that only the safeguarding lead may name. */
export const askFirst = 'Speak to the safeguarding lead before going on'

const learn: readonly Role[] = ['safeguarding-lead', 'headteacher', 'team-leader']

/** May whoever looks be told of what is private to the safeguarding lead? */
export const seesPrivate = ({ roles }: Pick<CaseShown, 'roles'>): boolean =>
  roles.some((role) => learn.includes(role))

/** May whoever looks see this need by its name, with what was written of it? */
export const seesNeed = (looked: CaseShown, rule: Pick<NeedRule, 'private'>): boolean =>
  !rule.private || seesPrivate(looked)

/** What a need is called for whoever looks. */
export function needTitle(looked: CaseShown, id: string): string {
  const rule = looked.context.facts.care.needs.find((one) => one.id === id)
  if (rule === undefined) return 'a need'
  return seesNeed(looked, rule) ? rule.title : 'a need that the safeguarding lead knows of'
}
