import { type CodeSet, codeSetOn, type Nation } from '../../domain/codes.ts'
import type { Day } from '../../domain/day.ts'
import type { Profile } from '../../domain/register-file.ts'
import type { KnownCodes } from './understand-cells.ts'

/** What is known of a school before its file is understood: its codes, its nation's, and how Wonde's pages are written. */
export type KnownSchool = {
  name: string
  nation: Nation
  today: Day
  codes: readonly CodeSet[]
  aliases: Readonly<Record<string, string>>
  wonde: Profile | undefined
}

/** The id under which a school's own profile goes. */
export const OWN = 'own'

/** Of how many dates a file's days are told, to look at. */
export const EXAMPLES = 3

/** The codes that a school's file may hold. */
export const knownCodes = ({ codes, nation, today, aliases }: KnownSchool): KnownCodes => ({
  sets: codes.filter((set) => set.nation === nation),
  inForce: codeSetOn(codes, nation, today),
  aliases,
})
