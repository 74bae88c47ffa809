import type { KnownBlock } from '@slack/types'
import { counted, countedFor } from '../../src/domain/case/counted.ts'
import { proposals } from '../../src/domain/case/proposals.ts'
import type { Weighed } from '../../src/domain/case/verbs/decide-option.ts'
import { windowOf } from '../../src/domain/case/window.ts'
import { simpleConditions } from '../../src/domain/pathway/entry-over.ts'
import { conditionWords } from '../../src/domain/pathway/page/condition-words.ts'
import type { Option } from '../../src/domain/pathway/pathway.ts'
import type { Condition } from '../../src/domain/pathway/schema/condition.ts'
import { section } from '../../src/kit/blocks.ts'
import { name } from '../../src/kit/text.ts'
import type { CaseShown } from '../case-shown.ts'
import { capital, listed } from '../words.ts'

/** What the register says where a condition asks it. */
function register({ pathway, state, facts }: CaseShown['context'], condition: Condition): string {
  const says = simpleConditions(condition).flatMap((test) => {
    if (!('measure' in test)) return []
    const window = windowOf(pathway, state, facts, test.over)
    return 'missing' in window ? [] : [counted(test, countedFor(test, facts, window))]
  })
  return says.length === 0 ? '' : `. The register says ${listed(says)}`
}

/** Each of the conditions that hold and that the proposal rests on, in words. */
function reasonLines({ context: asked }: CaseShown, { proposed = [] }: Option): string[] {
  const told = { pathway: asked.pathway, settings: asked.state.settings }
  const each = proposed.flatMap((one) => ('all' in one ? one.all : [one]))
  return each.map((one) => `• ${capital(conditionWords(one, told))}${register(asked, one)}.`)
}

/** What the pathway proposes and why, for whoever decides. */
export function proposalBlocks(looked: CaseShown, proposed: readonly Weighed[]): KnownBlock[] {
  return proposed.map(({ option }) =>
    section(
      [
        `:bulb: *The pathway proposes “${name(option.title)}”, because: ${name(option.summary)}*`,
        ...reasonLines(looked, option).map(name),
        'It only proposes: you decide, with your reasons.',
      ].join('\n'),
    ),
  )
}

/** What the pathway proposes where the case stands now. */
export const proposedBlocks = (looked: CaseShown): KnownBlock[] =>
  looked.acts ? proposalBlocks(looked, proposals(looked.context)) : []
