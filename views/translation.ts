import type { KnownBlock } from '@slack/types'
import { z } from 'zod'
import { context, section } from '../src/kit/blocks.ts'
import { defineButton } from '../src/kit/button.ts'
import { escapeText, name } from '../src/kit/text.ts'
import type { CaseShown, ToTranslateShown } from './case-shown.ts'
import { some } from './words.ts'

/** Sends the English for the translator, and drafts for whoever checks a translation. */
export const translateButton = defineButton({
  id: 'letters.translate',
  payload: z.object({ case: z.string(), language: z.string() }),
})

/** What is said once the files are on their way. */
export const translationSent =
  'The files for the translator are on their way to you, in a message from me. Nothing in them is about the family.'

const unknownLanguage =
  'Nobody has said which language that is by a name that I know, so letters go in English.'

function toDo({ language, letters }: ToTranslateShown): string {
  const unchecked = letters.filter(({ why }) => why === 'unchecked').length
  const lacking = letters.length - unchecked
  const told = [
    ...(lacking > 0 ? [`${some(lacking, 'letter')} to be translated`] : []),
    ...(unchecked > 0 ? [`${some(unchecked, 'translation')} to be checked`] : []),
  ]
  return `:speech_balloon: *${name(language)}*: ${told.join(', ')}`
}

function lineOf(one: ToTranslateShown): string {
  const titles = one.letters.map(({ template }) => escapeText(template.name)).join(', ')
  return `${toDo(one)} (${titles})${one.tag === null ? `\n${unknownLanguage}` : ''}`
}

/** What stands to be translated or checked for a case, a line a language. */
export const translationLines = (all: readonly ToTranslateShown[]): string[] =>
  all.map((one) => `${toDo(one)} – see *Letters*. Until then English goes.`)

const mostCases = 10

/** What a morning message says of letters that wait for a translation: in which cases, and neither whose language nor which. */
export function untranslatedLines(cases: readonly string[]): KnownBlock[] {
  if (cases.length === 0) return []
  const more = cases.length - mostCases
  const told = [...cases.slice(0, mostCases), ...(more > 0 ? [`${more} more`] : [])].join(', ')
  return [
    context(
      `Letters wait for a translation, or for somebody to check it: ${told}. See *Letters* in the case.`,
    ),
  ]
}

/** What stands to be translated or checked before letters go out in their readers' languages, with a button for each language. */
export const translationBlocks = ({ toTranslate, state, acts }: CaseShown): KnownBlock[] =>
  toTranslate.map((one) => {
    const text = lineOf(one)
    if (!acts || one.tag === null) return section(text)
    const payload = { case: state.id, language: one.language }
    const spoken = `Send me what is to be translated into ${one.language}`
    return section(text, {
      accessory: translateButton.element({ text: 'Send me the files', spoken, payload }),
    })
  })
