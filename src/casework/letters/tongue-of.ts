import { languageName, languageTag } from '../../domain/language.ts'
import { letterIn, type Untranslated } from '../../domain/letter-in.ts'
import type { LetterTemplate } from '../../domain/letter-template.ts'
import type { Scene } from './scene.ts'

/** A language that somebody reads and a letter can't go out in: its name in English, and why. */
export type NotIn = { language: string; why: Untranslated }

/** What a letter is written from for one reader: their language, a second one beside it, or English and why. */
export type Tongue = { template: LetterTemplate; beside?: LetterTemplate; notIn?: NotIn }

function notIn(template: LetterTemplate, language: string, why: Untranslated): Tongue {
  return { template, notIn: { language, why } }
}

function inOne(template: LetterTemplate, typed: string): Tongue {
  const tag = languageTag(typed)
  if (tag === null) return notIn(template, typed, 'none')
  const found = letterIn(template, tag)
  return 'template' in found ? found : notIn(template, languageName(tag), found.lacks)
}

/** In Wales a family that has said nothing reads both: Welsh first, so that it is not the lesser of the two. */
function inBoth(template: LetterTemplate): Tongue {
  const welsh = inOne(template, 'cy')
  return welsh.notIn === undefined ? { ...welsh, beside: template } : welsh
}

/** In which language a letter is written to somebody: a parent's own, both of Wales where nobody has said, English to all others. */
export function tongueOf(
  { template, loaded }: Pick<Scene, 'template' | 'loaded'>,
  addressee: string,
): Tongue {
  const parent = loaded.family.parents.find(({ id }) => id === addressee)
  if (parent === undefined) return { template }
  if (parent.language !== null) return inOne(template, parent.language)
  return loaded.family.school.nation === 'wales' ? inBoth(template) : { template }
}
