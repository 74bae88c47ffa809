import type { Role } from '../role.ts'

/** Who may erase a case that was opened in error. A house rule. */
export const sealingRoles: readonly Role[] = [
  'senior-leader',
  'headteacher',
  'safeguarding-lead',
  'team-leader',
]
