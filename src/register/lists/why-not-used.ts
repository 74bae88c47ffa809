import type { School } from '../../../db/queries/schools.ts'
import type { Day } from '../../domain/day.ts'
import { notOpened, notOpenedSentence } from '../../domain/pathway/standing.ts'
import type { PathwayShelf } from '../../domain/school-pathways.ts'

/** Why a school can't use a pathway on a day; null where it can. */
export function whyNotUsed(
  id: string,
  { school, shelf, on }: { school: Pick<School, 'nation'>; shelf: PathwayShelf; on: Day },
): string | null {
  const pathway = shelf.pathways.get(id)
  if (pathway === undefined)
    return `There is no pathway ${id}: there are ${[...shelf.pathways.keys()].join(', ')}.`
  const not = notOpened(pathway, school.nation, on)
  return not && notOpenedSentence(not)
}
