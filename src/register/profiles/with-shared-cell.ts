import { sessionOf } from './heading-words.ts'
import type { Seen } from './observed.ts'
import type { Watched } from './watch-rows.ts'

function seenAs(parts: readonly { text: string; times: number; row: number }[]): Seen {
  const seen: Seen = new Map()
  for (const { text, times, row } of parts) {
    const before = seen.get(text)
    seen.set(text, { times: times + (before?.times ?? 0), row: before?.row ?? row })
  }
  return seen
}

/** Settles where both the day and the session stand once the cells were seen: where each cell of the one column that is known says both, such as `02/11/2026 AM`. */
export function withSharedCell(watched: Watched): Watched {
  const { found, observed } = watched
  const { date, session } = found.columns
  if (found.layout !== 'rows' || (date === undefined) === (session === undefined)) return watched
  const heading = date ?? session ?? ''
  const all = [...(date === undefined ? observed.sessions : observed.dates)]
  const both = all.flatMap(([text, { times, row }]) => {
    const parts = sessionOf(text)
    return parts === null ? [] : [{ ...parts, times, row }]
  })
  if (both.length < all.length || both.length === 0) return watched
  return {
    ...watched,
    found: {
      ...found,
      columns: { ...found.columns, date: heading, session: heading },
      doubts: found.doubts.filter(({ id }) => id !== 'column date' && id !== 'column session'),
    },
    observed: {
      ...observed,
      dates: seenAs(both.map(({ date: text, ...seen }) => ({ ...seen, text }))),
      sessions: seenAs(both.map(({ word: text, ...seen }) => ({ ...seen, text }))),
    },
  }
}
