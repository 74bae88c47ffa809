import { formatDay, isDay } from '../../src/domain/day.ts'
import type { TrackedField } from '../../src/domain/tracking/tracked-case.ts'
import type { TrackedWeek } from '../../src/domain/tracking/tracked-weeks.ts'
import { choicesOf, notKnown, type Tracking } from '../../src/domain/tracking/tracking.ts'
import { escapeText } from '../../src/kit/text.ts'

const periodWords = { before: 'before Fast Track', during: 'during Fast Track' }

/** What a field of the evaluation is called on a screen, with its period where it has one. */
export const trackedTitle = ({ field, period }: Pick<TrackedField, 'field' | 'period'>): string =>
  period === null ? field.title : `${field.title} ${periodWords[period]}`

/** The answer to a field in words; null where nothing is known of it. */
export function trackedAnswer({ field, value }: Pick<TrackedField, 'field' | 'value'>): string | null {
  const titles = new Map(choicesOf(field).map(({ id, title }) => [id, title]))
  const words = value.map((one) => titles.get(one) ?? (isDay(one) ? formatDay(one) : one))
  return words.length === 0 ? null : words.map((one) => (one === notKnown ? 'Not known' : one)).join(', ')
}

/** What stretches of weeks say of attendance, those that have begun to be known: sessions attended of those possible. */
export function stretchLines({ stretches }: Tracking, weeks: readonly TrackedWeek[]): string[] {
  return stretches.flatMap(({ title, from, to }) => {
    const own = weeks.filter(({ week }) => from <= week && week <= to)
    const sum = (of: 'possible' | 'attended' | 'authorised' | 'unauthorised') =>
      own.reduce((all, one) => all + one[of], 0)
    if (own.length === 0) return []
    const counts = `${sum('authorised')} authorised, ${sum('unauthorised')} unauthorised`
    const part = own.length < to - from + 1 ? `, ${own.length} of ${to - from + 1} weeks so far` : ''
    return [`${escapeText(title)}: ${sum('attended')}/${sum('possible')} attended, ${counts}${part}`]
  })
}
