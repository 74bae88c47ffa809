import { eq } from 'drizzle-orm'
import type { Db } from '../../../db/reader.ts'
import { importProfiles } from '../../../db/schema.ts'
import type { Tx } from '../../../db/writer.ts'
import type { CodeSet, Nation } from '../../domain/codes.ts'
import { savedProfile } from '../../domain/profile-schema.ts'
import { type KnownProfile, type Profile, type Understood, withAliases } from '../../domain/register-file.ts'
import type { ImportDesk } from '../import-desk.ts'
import { recordSchool } from '../lists/add-school.ts'
import { OWN } from './known-school.ts'
import { ownCodes, setOwnCodes } from './own-codes.ts'

type Desk = Pick<ImportDesk, 'by' | 'today' | 'at'>

/** The profile that a school's guided import saved; null where none is. */
export async function ownProfile(db: Db, school: string): Promise<Profile | null> {
  const [saved] = await db.select().from(importProfiles).where(eq(importProfiles.school, school))
  return saved === undefined ? null : savedProfile(saved.profile)
}

/**
 * The profile by which a school's file is read, its own codes laid over it: the one named, else its own, else `canonical`.
 * Null where there is none of that name, or the school has saved none of its own.
 */
export async function chosenProfile(
  db: Db,
  profiles: ReadonlyMap<string, KnownProfile>,
  school: string,
  id?: string,
): Promise<Profile | null> {
  const own = id === undefined || id === OWN ? await ownProfile(db, school) : null
  const known = id === OWN ? null : (profiles.get(id ?? 'canonical')?.profile ?? null)
  const profile = own ?? known
  return profile === null ? null : withAliases(profile, await ownCodes(db, school))
}

/** Saves what was understood of a school's file as its own profile and codes, all of it or none; tells why not, else null. */
export async function saveUnderstood(
  tx: Tx,
  desk: Desk,
  school: { id: string; nation: Nation },
  { profile: understood, aliases }: Pick<Understood, 'profile' | 'aliases'>,
  codes: readonly CodeSet[],
): Promise<string | null> {
  const own = Object.entries(aliases).map(([alias, code]) => ({ alias, code }))
  const set = await setOwnCodes(tx, desk, school, own, codes)
  if (!set.done) return set.why
  const profile: Profile = { ...understood, id: OWN }
  const before = await ownProfile(tx, school.id)
  if (JSON.stringify(before) === JSON.stringify(profile)) return null
  const saved = { profile, savedBy: desk.by, savedAt: desk.at }
  await tx
    .insert(importProfiles)
    .values({ school: school.id, ...saved })
    .onConflictDoUpdate({ target: importProfiles.school, set: saved })
  await recordSchool(tx, desk, school.id, { type: 'own-profile-saved', body: { profile } })
  return null
}

/** Forgets a school's own profile, so that its files are read as `canonical` again; false where it had none. */
export async function dropOwnProfile(tx: Tx, desk: Desk, school: string): Promise<boolean> {
  const gone = await tx.delete(importProfiles).where(eq(importProfiles.school, school)).returning()
  if (gone.length > 0) await recordSchool(tx, desk, school, { type: 'own-profile-dropped', body: {} })
  return gone.length > 0
}
