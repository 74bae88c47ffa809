import { wholeUnits } from '../../look-back.ts'
import type { Pathway } from '../pathway.ts'
import type { PathwayFault } from './fault.ts'

/** Windows that say `so_far` although what they count has no beginning and end of its own. */
export function windowFaults({ windows }: Pathway): PathwayFault[] {
  return Object.entries(windows).flatMap(([id, window]) =>
    !('last' in window) || !window.so_far || wholeUnits.has(window.last.unit)
      ? []
      : [
          {
            at: `windows.${id}.so_far`,
            says: `the last so many of ${window.last.unit} run up to yesterday anyway: leave so_far out`,
          },
        ],
  )
}
