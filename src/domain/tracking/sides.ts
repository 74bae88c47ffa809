import { type Asker, type HeldRole, isCouncils, schoolRoles } from '../access.ts'
import type { TrackingField } from './tracking.ts'

/** Whose side somebody works on: the school's, or the council's. */
export type Side = 'school' | 'council'

function sideOf(held: HeldRole): Side[] {
  if (isCouncils(held)) return ['council']
  return schoolRoles.includes(held.role) || held.role === 'attendance-officer' ? ['school'] : []
}

/** On which sides somebody works at a school; a school's own attendance officer is the school's. */
export function sidesAt({ roles }: Asker, school: string): Side[] {
  return roles.filter((held) => held.school === null || held.school === school).flatMap(sideOf)
}

/** May somebody on these sides see the answer to a field? */
export const seesField = ({ sees }: TrackingField, sides: readonly Side[]): boolean =>
  sides.some((side) => sees.includes(side))

/** Is the field asked of somebody on these sides? */
export const isAskedOf = ({ asked }: TrackingField, sides: readonly Side[]): boolean =>
  sides.some((side) => asked?.of.includes(side))
