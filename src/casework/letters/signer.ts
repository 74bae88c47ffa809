import { peopleWithRole, personWithRoles } from '../../../db/queries/people.ts'
import type { Db } from '../../../db/reader.ts'
import type { Asker } from '../../domain/access.ts'
import type { LetterKind } from '../../domain/pathway/pathway.ts'
import type { LoadedCase } from '../load-case.ts'

/**
 * Who sends and signs a letter, by Slack id: of those who hold the role that the pathway names and whom nothing keeps from
 * the pupil, the case's owner, else whoever makes the letter, else the first by name; the owner where nobody holds it.
 */
export async function signerOf(
  db: Db,
  { state }: Pick<LoadedCase, 'state'>,
  { by: role }: Pick<LetterKind, 'by'>,
  maker: Pick<Asker, 'id'>,
): Promise<string> {
  if (role === undefined) return state.owner
  const held = await peopleWithRole(db, state.school, [role])
  const people = await Promise.all(held.map(({ id }) => personWithRoles(db, id)))
  const free = people.flatMap((one) => (one === null || one.keptFrom.includes(state.pupil) ? [] : [one.id]))
  return [state.owner, maker.id].find((id) => free.includes(id)) ?? free[0] ?? state.owner
}
