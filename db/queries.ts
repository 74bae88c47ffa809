/** The questions that the store answers, one group a file. */
export * from './queries/case-parts.ts'
export * from './queries/cases.ts'
export * from './queries/deadlines.ts'
export * from './queries/people.ts'
export * from './queries/pupils.ts'
export * from './queries/register.ts'
export * from './queries/schools.ts'
export type { Scope } from './queries/scope.ts'
