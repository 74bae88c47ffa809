import type { KnownBlock } from '@slack/types'
import { latestAt } from '../../src/domain/case/latest-at.ts'
import { formatDayShort } from '../../src/domain/day.ts'
import { decisionsAt, optionNamed } from '../../src/domain/pathway/options.ts'
import type { DecisionPoint, Pathway } from '../../src/domain/pathway/pathway.ts'
import { divider, header, section } from '../../src/kit/blocks.ts'
import { escapeText } from '../../src/kit/text.ts'
import type { CaseShown } from '../case-shown.ts'
import { openDecision } from '../decision.ts'
import { notedBlocks } from '../noted.ts'
import { watchBlocks } from '../watch-words.ts'
import { wayBlocks } from '../ways.ts'
import { deadlineBlocks } from './deadlines.ts'
import { standsStill } from './ending.ts'
import { recordBlocks } from './records.ts'
import { stageBlocks } from './stages.ts'

/** A decision of a track that can be made now. */
function toDecide({ state, acts }: CaseShown, { id, title }: DecisionPoint): KnownBlock {
  const payload = { case: state.id, option: null, point: id }
  const button = openDecision.element({ text: 'Decide', spoken: `Decide: ${title}`, payload })
  return section(`*${escapeText(title)}*`, acts ? { accessory: button } : {})
}

/** What was decided in a track, the latest at each of its decisions, as one followed the other. */
function decidedLines({ state, context: { pathway } }: CaseShown, { decisions }: Pathway): string[] {
  const made = decisions.flatMap(({ id }) => latestAt(pathway, state, id) ?? [])
  return made
    .sort((a, b) => a.seq - b.seq)
    .map(({ on, option }) => {
      const title = optionNamed(pathway, option)?.title ?? ''
      return `Decided on ${formatDayShort(on)}: ${escapeText(title)}`
    })
}

function trackOf(looked: CaseShown, track: Pathway): KnownBlock[] {
  const { state } = looked
  const decided = decidedLines(looked, track)
  const goesOn = state.status === 'open' && !standsStill(looked)
  return [
    divider(),
    header(track.name),
    ...notedBlocks(track),
    ...watchBlocks(looked, track),
    ...(decided.length === 0 ? [] : [section(decided.join('\n'))]),
    ...stageBlocks(looked, track, { leads: false }),
    ...(goesOn
      ? [
          ...decisionsAt(track, state.open).map((point) => toDecide(looked, point)),
          ...recordBlocks(looked, track),
          ...wayBlocks(looked, track.stages),
        ]
      : []),
    ...deadlineBlocks(looked, track),
  ]
}

/** What is laid over the pathway of a case, each track under its own title: where it stands, what is watched, was decided, can be done and is due. */
export const trackBlocks = (looked: CaseShown): KnownBlock[] =>
  (looked.context.pathway.tracks ?? []).flatMap((track) => trackOf(looked, track))
