import type { KnownBlock } from '@slack/types'
import { standingHolds } from '../../src/domain/case/parts/hold.ts'
import { section } from '../../src/kit/blocks.ts'
import { name } from '../../src/kit/text.ts'
import type { CaseShown } from '../case-shown.ts'
import { packed } from '../long-text.ts'
import { nameOf } from '../words.ts'

const held =
  ':no_entry: *On hold.* Letters to the family are stopped, drafts too. The case says who may lift the hold.'

/** What stands over the letters of a case that stops some of them: a hold, and adults who are never sent a warning. */
export function stoppedLetters({ state, context: asked, names }: CaseShown): KnownBlock[] {
  const spared = asked.facts.parents.filter((parent) => !parent.warned)
  const lines = spared.map(
    ({ id }) =>
      `:information_source: ${name(nameOf(id, names))} is never sent a letter that warns: they look after the pupil for a council, or are the council.`,
  )
  return [...(standingHolds(state).length > 0 ? [section(held)] : []), ...packed(lines)]
}
