import type { Calendar } from '../calendar.ts'
import type { Day } from '../day.ts'
import { count } from '../duration.ts'
import type { SendingWay, ServiceRules } from './service-rules.ts'

/** The day on which a letter that went on a day by some way should have arrived; null where nobody says, or bank holidays are not loaded that far. */
export function arrivalOf(
  { arrives }: Pick<ServiceRules, 'arrives'>,
  calendar: Calendar,
  way: SendingWay,
  on: Day,
): Day | null {
  const takes = arrives[way]
  if (takes === null) return null
  const counted = count(calendar, on, 'after', takes)
  return counted.known ? counted.day : null
}
