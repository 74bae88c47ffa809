import type { KnownBlock } from '@slack/types'
import { z } from 'zod'
import { section } from '../src/kit/blocks.ts'
import { defineButton } from '../src/kit/button.ts'
import { escapeText, name } from '../src/kit/text.ts'
import { some } from './words.ts'

/** A language that somebody of a case reads, whether it is a known one, and the letters that cannot go out in it now. */
export type ToTranslateShown = {
  language: string
  tag: string | null
  letters: readonly { template: { name: string }; why: 'none' | 'moved-on' | 'unchecked' }[]
}

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

function lineOf({ language, tag, letters }: ToTranslateShown): string {
  const unchecked = letters.filter(({ why }) => why === 'unchecked').length
  const lacking = letters.length - unchecked
  const told = [
    ...(lacking > 0 ? [`${some(lacking, 'letter')} to be translated`] : []),
    ...(unchecked > 0 ? [`${some(unchecked, 'translation')} to be checked`] : []),
  ]
  const titles = letters.map(({ template }) => escapeText(template.name)).join(', ')
  return `:speech_balloon: *${name(language)}*: ${told.join(', ')} (${titles})${tag === null ? `\n${unknownLanguage}` : ''}`
}

/** What stands to be translated or checked before letters go out in their readers' languages, with a button for each language. */
export const translationBlocks = (
  all: readonly ToTranslateShown[],
  { case: id, acts }: { case: string; acts: boolean },
): KnownBlock[] =>
  all.map((one) => {
    const text = lineOf(one)
    if (!acts || one.tag === null) return section(text)
    const payload = { case: id, language: one.language }
    const spoken = `Send me what is to be translated into ${one.language}`
    return section(text, {
      accessory: translateButton.element({ text: 'Send me the files', spoken, payload }),
    })
  })
