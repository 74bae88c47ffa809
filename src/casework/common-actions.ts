import type { AgreedAction } from '../domain/case/command.ts'
import type { Meeting } from '../domain/case/state.ts'
import { valueOn } from '../domain/dated.ts'
import { count } from '../domain/duration.ts'
import type { CommonAction } from '../domain/meeting-lists.ts'
import type { House } from './house.ts'
import type { LoadedCase } from './load-case.ts'

/** Who a common action falls to at a meeting: by id where there is one person, else in words. */
function ownerAt({ attendees, attendance }: Meeting, owner: CommonAction['owner']): string {
  if (owner === 'pupil') return 'pupil'
  if (owner === 'school') return 'The school'
  const there = attendees.filter(
    ({ who, as }) => as === owner && attendance.some((one) => one.who === who && one.came),
  )
  const [only] = there
  if (only !== undefined && there.length === 1) return only.who
  return owner === 'parent' ? 'The parents' : 'The school'
}

/** The common actions as they would be agreed at a meeting today, each due on a day that the calendar knows. */
export function commonActionsAt(
  { shelves }: Pick<House, 'shelves'>,
  { context: { facts } }: Pick<LoadedCase, 'context'>,
  meeting: Meeting,
): (AgreedAction & { id: string })[] {
  const all = valueOn(shelves.rules['common-actions'], facts.today)
  return all.flatMap(({ id, what, owner, due, how }) => {
    const day = count(facts.calendar, facts.today, 'after', due)
    return day.known ? [{ id, what, who: ownerAt(meeting, owner), due: day.day, how }] : []
  })
}
