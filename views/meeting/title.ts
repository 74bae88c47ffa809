import type { CaseShown } from '../case-shown.ts'
import { titleIn } from '../words.ts'

/** What a meeting is called, by its kind: no stage of the same id, and under its old name in a case that was moved since. */
export function meetingTitle({ context: { pathway }, earlier }: CaseShown, kind: string): string {
  const before = earlier.flatMap(({ pathway: { id, meetings } }) =>
    meetings.map((one) => ({ ...one, id: `${id}/${one.id}` })),
  )
  return [...pathway.meetings, ...before].find(({ id }) => id === kind)?.title ?? titleIn(pathway, kind)
}
