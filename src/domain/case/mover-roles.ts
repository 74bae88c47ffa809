import type { Role } from '../role.ts'

/** Who may move a case to another pathway or version: seniors. */
export const moverRoles: readonly Role[] = ['head-of-year', 'senior-leader', 'headteacher', 'team-leader']
