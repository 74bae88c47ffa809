import { draftable } from '../../domain/case/verbs/letters.ts'
import { languageTag } from '../../domain/language.ts'
import type { Untranslated } from '../../domain/letter-in.ts'
import type { LetterTemplate } from '../../domain/letter-template.ts'
import type { House } from '../house.ts'
import type { LoadedCase } from '../load-case.ts'
import { tongueOf } from './tongue-of.ts'

/** A letter that cannot go out in a language now, by its path under `templates/letters`, and why. */
type Lacking = { place: string; template: LetterTemplate; why: Untranslated }

/** A language that somebody of a case reads: by its name, its tag where it is a known one, and the letters that cannot go out in it now. */
export type ToTranslate = { language: string; tag: string | null; letters: readonly Lacking[] }

/** Does a parent read English alone, so that nothing is ever to be translated for them? */
export const readsEnglish = (language: string | null, nation: 'england' | 'wales'): boolean =>
  language === null ? nation === 'england' : languageTag(language) === 'en'

const allReadEnglish = ({ family: { parents, school } }: LoadedCase): boolean =>
  parents.every(({ language }) => readsEnglish(language, school.nation))

/** The letters to parents that can be made now, each by its place; none where everybody reads English. */
function templatesNow({ shelves }: House, loaded: LoadedCase): Map<string, LetterTemplate> {
  if (allReadEnglish(loaded)) return new Map()
  const { context } = loaded
  const kinds = context.pathway.letters.filter(({ id }) => draftable(context, id).ok)
  const all = kinds.flatMap(({ template: place }) => {
    const template = shelves.letters.get(place)
    return template?.addressee === 'parent' ? [[place, template] as const] : []
  })
  return new Map(all)
}

/** What stands to be translated or checked before the letters that a case can have now go out in their readers' languages. */
export function untranslatedIn(house: House, loaded: LoadedCase): ToTranslate[] {
  const found = new Map<string, Map<string, Lacking>>()
  for (const [place, template] of templatesNow(house, loaded))
    for (const { id } of loaded.family.parents) {
      const { notIn } = tongueOf({ template, loaded }, id)
      if (notIn === undefined) continue
      const own = found.get(notIn.language) ?? new Map()
      found.set(notIn.language, own.set(place, { place, template, why: notIn.why }))
    }
  return [...found].map(([language, letters]) => ({
    language,
    tag: languageTag(language),
    letters: [...letters.values()],
  }))
}
