import type { PackProfile } from './pack-profile.ts'

/** Whose pack it is, as file names tell it: the case's number, and the place of the parent among those of the case, counted from 1. */
export type PackOf = { case: string; parent: number }

/** What the files of a pack about one parent begin with, so that those about two are never taken for each other. */
export const fileStem = ({ case: id, parent }: PackOf): string => `${id.toLowerCase()}-parent-${parent}`

/**
 * What the files of a pack's evidence are called, with their endings: one name, or where a profile asks for several, that of the contents and one
 * for each exhibit. They hold the case's number, the parent's place and the exhibit's, and nobody's name.
 */
export function fileNames({ as, name }: PackProfile['files'], of: PackOf, exhibits: number): string[] {
  const wide = Math.max(2, String(exhibits).length)
  const own = name.replaceAll('{case}', of.case.toLowerCase()).replaceAll('{parent}', String(of.parent))
  return Array.from(
    { length: as === 'one' ? 1 : exhibits + 1 },
    (_, place) => `${own.replaceAll('{part}', String(place).padStart(wide, '0'))}.pdf`,
  )
}
