import type { Day } from '../../day.ts'
import type { Figures } from '../figures.ts'
import type { StepsOf } from '../step.ts'

export type WatchEvent =
  /** `figures` are what the first of its counts rested on, where it counts anything. */
  | { type: 'watch-raised'; watch: string; figures?: Figures | undefined }
  | { type: 'watch-cleared'; watch: string }

/** Looks again whether what a case's pathway watches for has happened; it does nothing else. */
export type WatchCommand = { do: 'look-again' }

/** One time that what a watch is for had happened: the day and the event that raised it, what the register said, and the day from which it no longer held; null while it stands. */
export type Breach = { on: Day; seq: number; figures: Figures | null; clearedOn: Day | null }

type Watched = { watches: Record<string, Breach[]> }

export const watchSteps: StepsOf<WatchEvent, Watched> = {
  'watch-raised': ({ watches }, { watch, on, seq, figures = null }) => ({
    watches: { ...watches, [watch]: [...(watches[watch] ?? []), { on, seq, figures, clearedOn: null }] },
  }),
  'watch-cleared': ({ watches }, { watch, on }) => ({
    watches: {
      ...watches,
      [watch]: (watches[watch] ?? []).map((one) => ({ ...one, clearedOn: one.clearedOn ?? on })),
    },
  }),
}

/** The breach of a watch that stands; undefined while none does. */
export const standingBreach = ({ watches }: Watched, watch: string): Breach | undefined =>
  watches[watch]?.find(({ clearedOn }) => clearedOn === null)

/** The watches of a case that stand raised, by their ids. */
export const raisedWatches = (state: Watched): string[] =>
  Object.keys(state.watches).filter((watch) => standingBreach(state, watch) !== undefined)
