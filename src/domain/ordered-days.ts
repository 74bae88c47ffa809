import type { Day } from './day.ts'

function position(days: readonly Day[], passes: (on: Day) => boolean): number {
  let low = 0
  let high = days.length
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (passes(days[middle] as Day)) low = middle + 1
    else high = middle
  }
  return low
}

/** How many of some ascending days are earlier than a day. */
export function countBelow(days: readonly Day[], than: Day): number {
  return position(days, (on) => on < than)
}

/** How many of some ascending days are no later than a day. */
export function countAtMost(days: readonly Day[], than: Day): number {
  return position(days, (on) => on <= than)
}
