import { searchable } from '../../db/pupil-search.ts'
import { everybodyWithRoles } from '../../db/queries/people.ts'
import type { Db } from '../../db/reader.ts'
import { mayWorkAt } from '../domain/access.ts'

const titles = new Set(['mr', 'mrs', 'ms', 'miss', 'mx', 'dr', 'rev', 'prof'])

const bare = (name: string): string =>
  searchable(name)
    .split(' ')
    .filter((word) => !titles.has(word))
    .join(' ')

/** Has somebody who works at a school the same name as one of these parents, titles aside? They may be the same person. */
export async function colleagueNamed(
  db: Db,
  school: string,
  parents: readonly { forename: string | null; surname: string | null }[],
): Promise<boolean> {
  const named = new Set(parents.map(({ forename, surname }) => bare(`${forename ?? ''} ${surname ?? ''}`)))
  const people = await everybodyWithRoles(db)
  return people.some((person) => mayWorkAt(person, school) && named.has(bare(person.name)))
}
