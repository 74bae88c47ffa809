import { draftable } from '../../src/domain/case/verbs/letters.ts'
import type { LetterKind } from '../../src/domain/pathway/pathway.ts'
import { actions, divider, header, section } from '../../src/kit/blocks.ts'
import { escapeText } from '../../src/kit/text.ts'
import type { CaseShown } from '../case-shown.ts'
import { packed } from '../long-text.ts'
import type { Group, Turn } from '../pages.ts'
import { refusalSentence } from '../refusal.ts'
import { some } from '../words.ts'

/** The page on which stand the letters that open later: none of those that are turned over. */
export const laterPage = -1

/** How many letters open later, in one line that leads to them; nothing where none does. */
export function laterLine({ length }: readonly LetterKind[], turn: Turn): Group[] {
  if (length === 0) return []
  const accessory = turn(laterPage, { text: 'Show what opens later', nth: 3 })
  return [[divider(), section(`${some(length, 'letter')} cannot be made yet`, { accessory })]]
}

/** What is told of a letter that cannot be made yet: what unlocks it. */
function lockedLine({ context: asked, names }: CaseShown, kind: LetterKind): string {
  const can = draftable(asked, kind.id)
  const why = can.ok ? '' : refusalSentence(can.refusal, { pathway: asked.pathway, family: names })
  return `• ${escapeText(why)}`
}

/** The letters that open later, each with what opens it, and the way back. */
export function laterGroups(looked: CaseShown, locked: readonly LetterKind[], turn: Turn): Group[] {
  const back = turn(0, { text: 'Back to the letters', nth: 3 })
  const lines = packed(locked.map((kind) => lockedLine(looked, kind)))
  return [[header('Not yet: these open later'), actions([back])], ...lines.map((block) => [block])]
}
