import { type Asker, rolesAt } from './access.ts'
import { valueOn } from './dated.ts'
import type { Day } from './day.ts'
import { isOver } from './pathway/laid-over.ts'
import type { Pathway } from './pathway/pathway.ts'
import { isLive, notOpened } from './pathway/standing.ts'
import type { Role } from './role.ts'
import type { Rules } from './rules.ts'

/** The key under which a school keeps which pathways it uses beside its default one. */
export const pathwaysUsed = 'pathways'

/** The key under which a school keeps which overlays its cases open with. */
export const overlaysUsed = 'overlays'

/** The pathways of the templates, and which one a school has that names none. */
export type PathwayShelf = {
  pathways: ReadonlyMap<string, Pathway>
  rules: Pick<Rules, 'default-pathway'>
}

type School = { pathway: string | null; settings: Readonly<Record<string, unknown>> }

/** The id of the pathway that a school's cases open on unless another is chosen. */
export function defaultPathway(
  { rules }: PathwayShelf,
  { pathway }: Pick<School, 'pathway'>,
  on: Day,
): string {
  return pathway ?? valueOn(rules['default-pathway'], on)
}

/** The ids of the pathways that a school uses, its default one first. */
export function pathwayIds(shelf: PathwayShelf, school: School, on: Day): string[] {
  const used = school.settings[pathwaysUsed]
  const first = defaultPathway(shelf, school, on)
  return [...new Set([first, ...(Array.isArray(used) ? used.map(String) : [])])]
}

/** The pathways that a school uses, its default one first; one that has gone from the templates is left out. */
export function schoolPathways(shelf: PathwayShelf, school: School, on: Day): Pathway[] {
  return pathwayIds(shelf, school, on).flatMap((id) => shelf.pathways.get(id) ?? [])
}

/** The pathways in force that are laid over every case that a school opens: those of its nation that it names, or all that lay themselves where it names none. */
export function schoolOverlays(
  { pathways }: Pick<PathwayShelf, 'pathways'>,
  { settings, nation }: Pick<School, 'settings'> & { nation: string },
  on: Day,
): Pathway[] {
  const said = settings[overlaysUsed]
  const isLaid = ({ id, by_itself: byItself }: Pathway) =>
    Array.isArray(said) ? said.includes(id) : byItself === true
  return [...pathways.values()].filter((one) => isOver(one, nation) && isLive(one, on) && isLaid(one))
}

/** What a school lays over its cases on a pathway; nothing where no case opens on it there. */
export const laidOverAt = (
  shelf: Pick<PathwayShelf, 'pathways'>,
  school: Pick<School, 'settings'> & { nation: 'england' | 'wales' },
  { pathway, on }: { pathway: Pathway; on: Day },
): Pathway[] => (notOpened(pathway, school.nation, on) === null ? schoolOverlays(shelf, school, on) : [])

const choosers: readonly Role[] = ['headteacher', 'team-leader', 'admin']

/** May this person say which pathways a school uses: its headteacher, the attendance team's leader, an administrator? */
export function choosesPathways(asker: Asker, school: string): boolean {
  return rolesAt(asker, school).some((role) => choosers.includes(role))
}
