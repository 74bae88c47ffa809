import type { KnownBlock } from '@slack/types'
import { openLists } from '../../src/domain/case/open-lists.ts'
import { unanswered } from '../../src/domain/case/unmet.ts'
import type { Pathway } from '../../src/domain/pathway/pathway.ts'
import { section } from '../../src/kit/blocks.ts'
import { escapeText } from '../../src/kit/text.ts'
import type { CaseShown } from '../case-shown.ts'
import { openChecklist } from '../checklist.ts'

/** The open stages of a pathway, or of a track laid over it, each with how far its checklist has come; `leads` where the first one is what to do next. */
export function stageBlocks(
  looked: CaseShown,
  { stages }: Pick<Pathway, 'stages'>,
  { leads }: { leads: boolean },
): KnownBlock[] {
  const { state, context: asked, acts } = looked
  const open = openLists(asked).filter(({ id }) => stages.some((one) => one.id === id))
  return open.map(({ id, title, items }, index) => {
    const left = unanswered(asked.pathway, state, id).length
    const button = openChecklist.element({
      text: acts ? 'Open checklist' : 'See checklist',
      spoken: `Checklist: ${title}`,
      style: acts && leads && index === 0 && left > 0 ? 'primary' : undefined,
      payload: { case: state.id, stage: id },
    })
    const says = `*${escapeText(title)}*\n${items.length - left} of ${items.length} answered`
    return section(says, { accessory: button })
  })
}
