import { and, asc, eq, getTableColumns, gte, inArray, isNull, ne, or, type SQL, sql } from 'drizzle-orm'
import type { Day } from '../../src/domain/day.ts'
import { prepared } from '../prepared.ts'
import { searchable } from '../pupil-search.ts'
import type { Db } from '../reader.ts'
import { parents, pupils, schools } from '../schema.ts'
import { type Scope, within } from './scope.ts'

/** A pupil as the school's own system tells them. */
export type Pupil = typeof pupils.$inferSelect

/** An adult who is a parent in law, each with their own address and ways of being reached. */
export type Parent = typeof parents.$inferSelect

// A few schools are quicker read through than looked up in an index of every pupil's words.
const FEW_SCHOOLS = 8

const byId = prepared((db) =>
  db
    .select()
    .from(pupils)
    .where(eq(pupils.id, sql.placeholder('id')))
    .prepare(),
)
const parentsById = prepared((db) =>
  db
    .select()
    .from(parents)
    .where(eq(parents.pupil, sql.placeholder('pupil')))
    .orderBy(asc(parents.id))
    .prepare(),
)

/** The pupil with an id, or null. */
export async function pupil(db: Db, id: string): Promise<Pupil | null> {
  return (await byId(db).all({ id }))[0] ?? null
}

/** What some pupils are called, and their forms, in any order. */
export async function namesOfPupils(
  db: Db,
  ids: readonly string[],
): Promise<Pick<Pupil, 'id' | 'forename' | 'surname' | 'yearGroup' | 'regGroup'>[]> {
  const { id, forename, surname, yearGroup, regGroup } = pupils
  const wanted = sql`(select value from json_each(${JSON.stringify(ids)}))`
  return db.select({ id, forename, surname, yearGroup, regGroup }).from(pupils).where(inArray(id, wanted))
}

/** The pupils with a reference at some schools, where each has one at most. */
export async function pupilsByRef(db: Db, schools: Scope, ref: string): Promise<Pupil[]> {
  return db
    .select()
    .from(pupils)
    .where(and(within(pupils.school, schools), eq(pupils.pupilRef, ref)))
    .orderBy(asc(pupils.school))
}

/** The parents of a pupil, those whose tie has ended included: `endedOn` tells. */
export async function parentsOf(db: Db, pupilId: string): Promise<Parent[]> {
  return parentsById(db).all({ pupil: pupilId })
}

/** The other pupils of the same family at the same school; none when the family is not known. */
export async function siblingsAtSchool(
  db: Db,
  of: Pick<Pupil, 'id' | 'school' | 'familyRef'>,
): Promise<Pupil[]> {
  if (of.familyRef === null) return []
  return db
    .select()
    .from(pupils)
    .where(and(eq(pupils.school, of.school), eq(pupils.familyRef, of.familyRef), ne(pupils.id, of.id)))
    .orderBy(asc(pupils.dateOfBirth), asc(pupils.id))
}

/** The other pupils of the same family at any school, those still on a roll; never told by their address. */
export async function siblingsAnywhere(db: Db, of: Pick<Pupil, 'id' | 'familyRef'>): Promise<Pupil[]> {
  if (of.familyRef === null) return []
  // Each school's own index is asked, as a family's reference is looked up by school.
  const every = inArray(pupils.school, db.select({ id: schools.id }).from(schools))
  return db
    .select()
    .from(pupils)
    .where(and(every, eq(pupils.familyRef, of.familyRef), ne(pupils.id, of.id), isNull(pupils.left)))
    .orderBy(asc(pupils.dateOfBirth), asc(pupils.id))
}

async function readThrough(db: Db, words: readonly string[], limit: number, among: SQL | undefined) {
  const match = words.map((word) => sql`instr(' ' || ${pupils.search}, ${` ${word}`}) > 0`)
  return db
    .select()
    .from(pupils)
    .where(and(among, ...match))
    .orderBy(asc(pupils.search))
    .limit(limit)
}

// The index is read first and row by row, so that it stops as soon as enough were found.
async function lookedUp(db: Db, words: readonly string[], limit: number, among: SQL | undefined) {
  const match = words.map((word) => `"${word}"*`).join(' ')
  return db
    .select(getTableColumns(pupils))
    .from(sql`pupil_words`)
    .crossJoin(pupils)
    .where(and(sql`pupil_words match ${match}`, sql`${pupils.number} = pupil_words.rowid`, among))
    .limit(limit)
}

/** The pupils with every word of a text at the beginning of a word of theirs; those who had left by `on` are not told. */
export async function pupilsMatching(
  db: Db,
  { schools, text, limit = 20, on }: { schools: Scope; text: string; limit?: number; on?: Day },
): Promise<Pupil[]> {
  const words = searchable(text).split(' ').filter(Boolean).slice(0, 6)
  if (schools.length === 0) return []
  const still = on === undefined ? undefined : or(isNull(pupils.left), gte(pupils.left, on))
  const among = and(within(pupils.school, schools), still)
  if (words.length === 0) return db.select().from(pupils).where(among).limit(limit)
  const few = schools !== 'all' && schools.length <= FEW_SCHOOLS
  return few ? readThrough(db, words, limit, among) : lookedUp(db, words, limit, among)
}
