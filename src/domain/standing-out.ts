import type { Counts } from './counts.ts'
import type { Patterns, PlaceInWeek } from './patterns.ts'

/** Sessions of one kind that a pupil misses clearly more often than others: `Monday mornings`, 4 of 6. */
export type StandsOut = { readonly sessions: string; readonly missed: number; readonly possible: number }

/** From how many missed sessions on, and how many times as often as the others, some sessions stand out: ours, as no source says. */
const usuallyStandsOut = { missed: 3, times: 2 } as const

const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday']
const halves = { AM: 'mornings', PM: 'afternoons' } as const

const missedOf = ({ authorised, unauthorised }: Counts): number => authorised + unauthorised

const total = (places: readonly PlaceInWeek[], of: (counts: Counts) => number): number =>
  places.reduce((sum, place) => sum + of(place), 0)

/**
 * What stands out in a pupil's week: mornings or afternoons of a weekday, and days beside days off, that were missed at least three
 * times and at least twice as often as the pupil's other sessions; the most often missed first. Something to ask about, and no finding.
 */
export function standsOut({ places, beforeDayOff, afterDayOff }: Patterns): StandsOut[] {
  const { missed: fewest, times } = usuallyStandsOut
  const allMissed = total(places, missedOf)
  const allPossible = total(places, ({ possible }) => possible)
  const stands = ({ missed, possible }: StandsOut): boolean =>
    missed >= fewest &&
    possible < allPossible &&
    missed * (allPossible - possible) >= times * (allMissed - missed) * possible
  const of = (sessions: string, counts: Counts): StandsOut => {
    return { sessions, missed: missedOf(counts), possible: counts.possible }
  }
  return [
    ...places.map((place) => of(`${days[place.weekday - 1]} ${halves[place.half]}`, place)),
    of('Days before a day off', beforeDayOff),
    of('Days after a day off', afterDayOff),
  ]
    .filter(stands)
    .sort((a, b) => b.missed * a.possible - a.missed * b.possible)
}
