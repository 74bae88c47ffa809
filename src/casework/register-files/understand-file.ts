import type { Day } from '../../domain/day.ts'
import type { HandedInTold } from '../../domain/handed-in.ts'
import { type Profile, settledProfile } from '../../domain/register-file.ts'
import { absentWarnings } from '../../register/marks/absent-pupils.ts'
import { previewRegister, type RegisterPreviewed } from '../../register/marks/import-register.ts'
import { unknownCodes } from '../../register/marks/unknown-codes.ts'
import { FIRST_ROWS } from '../../register/profiles/header-row.ts'
import { type KnownSchool, OWN } from '../../register/profiles/known-school.ts'
import { ownCodes } from '../../register/profiles/own-codes.ts'
import { chosenProfile } from '../../register/profiles/own-profile.ts'
import { understand } from '../../register/profiles/understand.ts'
import type { Refused } from '../../register/tables/fault.ts'
import type { House } from '../house.ts'
import { type AtSchool, toShow } from './at-school.ts'

/** What reading a file came to: questions, a preview by the profile beside it, or what is wrong. */
export type Understood = {
  state: 'asked' | 'previewed' | 'refused'
  profile?: Profile
  told: HandedInTold
}

type Answers = Readonly<Record<string, string>>

const refused = (told: HandedInTold, { faults, more }: Refused): Understood => ({
  state: 'refused',
  told: { ...told, wrong: toShow(faults, more) },
})

function previewed(
  told: HandedInTold,
  profile: Profile,
  { preview, warnings, moreWarnings }: RegisterPreviewed,
): Understood {
  if (preview.unknownCodes.length > 0)
    return {
      state: 'refused',
      told: { ...told, wrong: { faults: unknownCodes(preview.unknownCodes, preview.profile), more: 0 } },
    }
  // Who is absent has a part of the preview's own.
  const absent = new Set(absentWarnings(preview.absent, preview.to as Day | null).map(({ says }) => says))
  const others = warnings.filter(({ says }) => !absent.has(says))
  return { state: 'previewed', profile, told: { ...told, preview, look: toShow(others, moreWarnings) } }
}

/** What a school's saved profile says to the questions of another file. */
function answersOf({ dates, columns, sessions }: Profile): Answers {
  const half = (which: 'AM' | 'PM') => sessions[which].map((word) => [`session ${word}`, which])
  const headings = Object.entries(columns).map(([column, heading]) => [`column ${column}`, heading])
  return Object.fromEntries([['dates', dates], ...half('AM'), ...half('PM'), ...headings])
}

/** Does the file have a profile's headings, and only marks that are known? */
function fits(seen: RegisterPreviewed | Refused, { titled }: Profile): boolean {
  if (seen.done) return seen.preview.unknownCodes.length === 0
  const headings = titled ? FIRST_ROWS : 1
  return seen.faults.some(({ row }) => row > headings)
}

async function byProfile(at: AtSchool, told: HandedInTold, profile: Profile) {
  const { desk, school, file, hidden } = at
  const seen = await previewRegister(desk, school, file(), { profile, hidden })
  if (!fits(seen, profile)) return null
  return seen.done ? previewed(told, profile, seen) : refused(told, seen)
}

function knownOf(house: House, { desk, school }: AtSchool, aliases: Answers): KnownSchool {
  const { today, codes } = desk
  const wonde = house.shelves.profiles.get('wonde')?.profile
  return { name: school.name, nation: school.nation, today, codes, aliases, wonde }
}

async function byQuestions(house: House, at: AtSchool, told: HandedInTold, own: Profile | null) {
  const { desk, school, file, hidden } = at
  const known = knownOf(house, at, await ownCodes(desk.store.read, school.id))
  const answers = { ...(own === null ? {} : answersOf(own)), ...told.answers }
  const found = await understand(file(), known, answers)
  if (!found.done) return refused(told, found)
  const { done: _, ...understood } = found
  if (understood.doubts.length > 0) return { state: 'asked' as const, told: { ...told, understood } }
  const aliases = { ...known.aliases, ...understood.aliases }
  const profile = settledProfile({ ...understood, aliases })
  const seen = await previewRegister(desk, school, file(), { profile, hidden })
  const now = { ...told, understood }
  return seen.done ? previewed(now, profile, seen) : refused(now, seen)
}

/**
 * Reads a file as the school's saved profile says, or where it has none or that does not fit, as the canonical one; where
 * that does not fit either, as the file itself shows, and what is left open is asked.
 */
export async function understandFile(house: House, at: AtSchool, told: HandedInTold): Promise<Understood> {
  const chosen = (id: string) => chosenProfile(house.store.read, house.shelves.profiles, at.school.id, id)
  const own = await chosen(OWN)
  if (told.answers !== undefined) return byQuestions(house, at, told, own)
  const byOwn = own === null ? null : await byProfile(at, told, own)
  if (byOwn !== null) return byOwn
  const canonical = await chosen('canonical')
  const byCanonical = canonical === null ? null : await byProfile(at, told, canonical)
  if (byCanonical?.state === 'previewed') return byCanonical
  const asked = await byQuestions(house, at, told, own)
  // Where nothing can be asked, the canonical profile says more of what is wrong: every row of it.
  return asked.state === 'refused' && byCanonical !== null ? byCanonical : asked
}
