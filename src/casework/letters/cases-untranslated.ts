import { languagesInCasesOf } from '../../../db/queries/cases.ts'
import type { House } from '../house.ts'
import { loadCase } from '../load-case.ts'
import { readsEnglish, untranslatedIn } from './untranslated.ts'

/** The open cases that somebody owns in which a letter cannot go out now in its reader's language, each by its number. */
export async function casesUntranslated(house: House, owner: string): Promise<string[]> {
  const { read } = house.store
  const parents = await languagesInCasesOf(read, owner)
  const others = parents.filter(({ language, nation }) => !readsEnglish(language, nation))
  const found: string[] = []
  for (const id of new Set(others.map((one) => one.id))) {
    const loaded = await loadCase(house, read, id)
    if (loaded !== null && untranslatedIn(house, loaded).length > 0) found.push(id)
  }
  return found
}
