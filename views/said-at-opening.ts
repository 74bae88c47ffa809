import type { KnownBlock } from '@slack/types'
import { name } from '../src/kit/text.ts'
import type { CaseShown } from './case-shown.ts'
import { saidWords } from './entry-refusals.ts'
import { packed } from './long-text.ts'

/** Draws what was answered to the pathway's questions when the case was opened. */
export function saidBlocks({ state, context: { pathway } }: CaseShown): KnownBlock[] {
  const lines = Object.entries(state.entry.said).map(([id, { answer, note }]) => {
    const question = pathway.questions.find((one) => one.id === id)?.text ?? id
    return `• ${name(question)} ${saidWords[answer]}${note === undefined ? '' : `. ${name(note)}`}`
  })
  return lines.length === 0 ? [] : packed(['*Said when the case was opened*', ...lines])
}
