import type { KnownBlock } from '@slack/types'
import { counted, countedFor } from '../src/domain/case/counted.ts'
import { proposals } from '../src/domain/case/proposals.ts'
import type { Weighed } from '../src/domain/case/verbs/decide-option.ts'
import { windowOf } from '../src/domain/case/window.ts'
import { simpleConditions } from '../src/domain/pathway/entry-over.ts'
import type { Option } from '../src/domain/pathway/pathway.ts'
import { testWords } from '../src/domain/pathway/test-words.ts'
import { section } from '../src/kit/blocks.ts'
import { name } from '../src/kit/text.ts'
import type { CaseShown } from './case-shown.ts'

/** What the register says that the proposal rests on, test by test. */
function registerLines({ context: asked }: CaseShown, { proposed = [] }: Option): string[] {
  const { pathway, state, facts } = asked
  return proposed.flatMap(simpleConditions).flatMap((test) => {
    if (!('measure' in test)) return []
    const window = windowOf(pathway, state, facts, test.over)
    return 'missing' in window
      ? []
      : [
          `It asks for ${testWords(test, { pathway, settings: state.settings })}. The register says ${counted(test, countedFor(test, facts, window))}.`,
        ]
  })
}

/** What the pathway proposes and why, for whoever decides. */
export function proposalBlocks(looked: CaseShown, proposed: readonly Weighed[]): KnownBlock[] {
  return proposed.map(({ option }) =>
    section(
      [
        `:bulb: *The pathway proposes “${name(option.title)}”, because: ${name(option.summary)}*`,
        ...registerLines(looked, option).map(name),
        'It only proposes: you decide, with your reasons.',
      ].join('\n'),
    ),
  )
}

/** What the pathway proposes where the case stands now. */
export const proposedBlocks = (looked: CaseShown): KnownBlock[] =>
  looked.acts ? proposalBlocks(looked, proposals(looked.context)) : []
