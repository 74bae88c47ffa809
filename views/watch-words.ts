import type { KnownBlock } from '@slack/types'
import { raisedWatches, standingBreach, type WatchEvent } from '../src/domain/case/parts/watch.ts'
import { formatDayShort } from '../src/domain/day.ts'
import type { Pathway } from '../src/domain/pathway/pathway.ts'
import { section } from '../src/kit/blocks.ts'
import { escapeText } from '../src/kit/text.ts'
import type { CaseShown } from './case-shown.ts'
import { titleIn } from './words.ts'

type Of<T extends WatchEvent['type']> = Extract<WatchEvent, { type: T }>

/** What a pathway watches for, as the timeline tells that it happened or no longer holds. */
export const watchWords = {
  'watch-raised': ({ watch }: Of<'watch-raised'>, { context: { pathway } }: CaseShown): string =>
    `It has happened: ${escapeText(titleIn(pathway, watch))}`,
  'watch-cleared': ({ watch }: Of<'watch-cleared'>, { context: { pathway } }: CaseShown): string =>
    `No longer so: ${escapeText(titleIn(pathway, watch))}`,
}

/** Each thing that has happened in a case and that its pathway, or a track laid over it, watches for: since when, what to do, and what its source leaves open. */
export function watchBlocks({ state }: CaseShown, { watches }: Pick<Pathway, 'watches'>): KnownBlock[] {
  if (state.status === 'closed') return []
  return raisedWatches(state).flatMap((id) => {
    const watch = watches.find((one) => one.id === id)
    const breach = standingBreach(state, id)
    if (watch === undefined || breach === undefined) return []
    const note = watch.note === undefined ? '' : `\n_${escapeText(watch.note)}_`
    const since = `since ${formatDayShort(breach.on)}`
    return [section(`:eyes: *${escapeText(watch.title)}*, ${since}\n${escapeText(watch.says)}${note}`)]
  })
}
