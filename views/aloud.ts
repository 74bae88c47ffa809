import { stopped } from '../src/domain/case/parts/ending.ts'
import { raisedWatches } from '../src/domain/case/parts/watch.ts'
import { livesApart } from '../src/domain/case/together.ts'
import type { CaseShown } from './case-shown.ts'
import { standing } from './words.ts'

/** Are parents of this family met apart, one of whom may be on the staff and read along? */
export const metApart = ({ context: { facts } }: Pick<CaseShown, 'context'>): boolean =>
  livesApart(facts.parents)

/** Where a case stands as a channel may read it: where parents are apart no stage, which would tell one whether the other came. */
export function standingAloud(looked: Pick<CaseShown, 'context' | 'state'>): string {
  const { context, state } = looked
  if (!metApart(looked) || state.status === 'closed') return standing(context.pathway, state)
  return stopped(state) ? 'Stopped' : 'Open'
}

/** Said where anybody of the school's channel reads along: never what has happened. */
export const watchSaid = 'Something has happened that the pathway watches for. Open the case to see it.'

/** The same as a line of the card, while it stands; nothing else. */
export const watchedAloud = ({ state }: CaseShown): string =>
  state.status === 'open' && raisedWatches(state).length > 0 ? `\n${watchSaid}` : ''
