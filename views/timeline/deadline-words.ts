import type { CaseEvent } from '../../src/domain/case/event.ts'
import { formatDay } from '../../src/domain/day.ts'
import { name } from '../../src/kit/text.ts'
import type { CaseShown } from '../case-shown.ts'

type Of<T extends CaseEvent['type']> = Extract<CaseEvent, { type: T }>

const dated = (looked: CaseShown, deadline: string) => {
  const kind = looked.state.deadlines[deadline]?.kind ?? ''
  return looked.context.pathway.deadlines.find((one) => one.id === kind)?.title ?? 'An agreed action'
}

/** What became of deadlines, as the timeline tells it; what follows by itself is not told. */
export const deadlineWords = {
  'deadline-set': () => null,
  'deadline-met': () => null,
  'deadline-dropped': () => null,
  'deadline-moved': ({ deadline, was, due }: Of<'deadline-moved'>, looked: CaseShown): string =>
    `${dated(looked, deadline)}: was ${was === null ? 'not yet known' : formatDay(was)}, now ${due === null ? 'not yet known' : formatDay(due)}`,
  'deadline-snoozed': ({ deadline, until, reason }: Of<'deadline-snoozed'>, looked: CaseShown): string =>
    `Snoozed “${dated(looked, deadline)}” until ${formatDay(until)}: ${name(reason)}`,
}
