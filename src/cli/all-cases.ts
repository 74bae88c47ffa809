import { type Case, casesOf } from '../../db/queries/cases.ts'
import type { Scope } from '../../db/queries/scope.ts'
import type { Db } from '../../db/reader.ts'

const PAGE = 200

/** Every case of some schools in the order of their numbers, a page at a time. */
export async function* allCases(
  db: Db,
  wanted: { schools: Scope; status?: 'open' | 'closed' },
): AsyncGenerator<Case> {
  let page = await casesOf(db, { ...wanted, limit: PAGE })
  while (page.length > 0) {
    yield* page
    page = await casesOf(db, { ...wanted, limit: PAGE, after: page.at(-1)?.id ?? '' })
  }
}
