import type { KnownBlock } from '@slack/types'
import { name } from '../../src/kit/text.ts'
import type { CaseShown } from '../case-shown.ts'
import { packed } from '../long-text.ts'
import { saidWords } from '../refusal/entry.ts'

/** Draws what was answered to the pathway's questions when the case was opened, in the order in which they are asked. */
export function saidBlocks({ state, context: { pathway } }: CaseShown): KnownBlock[] {
  const lines = pathway.questions.flatMap(({ id, text }) => {
    const said = state.entry.said[id]
    if (said === undefined) return []
    const note = said.note === undefined ? '' : `. ${name(said.note)}`
    return [`• ${name(text)} – ${saidWords[said.answer]}${note}`]
  })
  return lines.length === 0 ? [] : packed(['*Said when the case was opened*', ...lines])
}
