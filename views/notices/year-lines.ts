import type { KnownBlock } from '@slack/types'
import { formatDay } from '../../src/domain/day.ts'
import type { Digest } from '../../src/domain/due.ts'
import { context } from '../../src/kit/blocks.ts'
import { clip, name } from '../../src/kit/text.ts'
import { some } from '../words.ts'

const mostCalendars = 4

/** What the turn of the year asks for, in a morning message: cases to look at, and calendars to load. */
export function yearLines({ yearReviews, calendars, on }: Digest): KnownBlock[] {
  const lines = [
    ...(yearReviews > 0
      ? [`${some(yearReviews, 'case')} to review for the new school year: type /fasttrack list.`]
      : []),
    ...calendars
      .slice(0, mostCalendars)
      .map(
        ({ name: school, until }) =>
          `:warning: The calendar of ${name(clip(school, 60))} ${until < on ? 'ended' : 'ends'} on ${formatDay(until)}. Ask whoever looks after Fast Track to load the next one.`,
      ),
    ...(calendars.length > mostCalendars
      ? [`And ${some(calendars.length - mostCalendars, 'more calendar')}.`]
      : []),
  ]
  return lines.map((line) => context(line))
}
