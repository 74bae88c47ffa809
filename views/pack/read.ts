import type { KnownBlock } from '@slack/types'
import type { UnreadPaper } from '../../src/domain/case/parts/prosecution.ts'
import { readAsk } from '../../src/domain/pack/pre-flight.ts'
import { context } from '../../src/kit/blocks.ts'
import { yesOrNo } from './answers.ts'
import type { CourtShown } from './shown.ts'

const papersAPage = 20

/** The papers in the latest pack with pages that hold no text to search. */
export const unreadOf = ({ file }: CourtShown): readonly UnreadPaper[] => file.packs.at(-1)?.unread ?? []

/** How many pages the form about them has. */
export const readPages = (court: CourtShown): number => Math.ceil(unreadOf(court).length / papersAPage)

/** The papers on one page of it. */
export const unreadOn = (court: CourtShown, page: number): readonly UnreadPaper[] =>
  unreadOf(court).slice(page * papersAPage, (page + 1) * papersAPage)

/** Why nothing is asked yet; null where something is. */
export const nothingUnread = (court: CourtShown): string | null =>
  unreadOf(court).length > 0 ? null : 'There is no page in the latest pack that could not be searched.'

/** How the papers stand that a person has to read through. */
export function readWords(court: CourtShown): string {
  const all = unreadOf(court)
  if (court.file.packs.length === 0) return 'known once a pack is built'
  if (all.length === 0) return 'none in the latest pack'
  const read = all.filter(({ document }) => court.file.answered[readAsk(document)]?.yes === true)
  return `${read.length} of ${all.length} read through`
}

/** Asks of each paper whether the viewer has read it through. */
export const readQuestions = (court: CourtShown, page: number): KnownBlock[] => [
  context(
    'A photograph or a scan without text can’t be searched for what it must not tell. Open the pack, and look.',
  ),
  ...unreadOn(court, page).map(({ document, called }) =>
    yesOrNo(readAsk(document), called, court.file.answered[readAsk(document)]?.yes, {
      yes: 'I have read it, and it tells of nobody else',
      no: 'It must not go as it is',
      optional: true,
    }),
  ),
]
