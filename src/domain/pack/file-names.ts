import type { PackProfile } from './pack-profile.ts'

/**
 * What the files of a pack's evidence are called, with their endings: one name, or where a profile asks for several, that of the contents and one
 * for each exhibit. They hold the case's number and the exhibit's place, and nobody's name.
 */
export function fileNames({ as, name }: PackProfile['files'], id: string, exhibits: number): string[] {
  const wide = Math.max(2, String(exhibits).length)
  const called = (place: number) =>
    `${name.replaceAll('{case}', id.toLowerCase()).replaceAll('{part}', String(place).padStart(wide, '0'))}.pdf`
  return Array.from({ length: as === 'one' ? 1 : exhibits + 1 }, (_, place) => called(place))
}
