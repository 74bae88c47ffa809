import type { Calendar } from '../../calendar.ts'
import type { Day } from '../../day.ts'
import { type Counted, count, type Duration, inMonthsOf } from '../../duration.ts'
import { stretchAt } from '../../open-days.ts'
import { periodsOf } from '../../school-periods.ts'
import type { DeadlineKind, Pathway } from '../pathway.ts'
import type { Anchor } from '../schema/anchor.ts'
import type { LengthOrSetting } from '../schema/length.ts'
import type { Happening } from './what-follows.ts'

/** One case as it would run: where it begins, and what its school says. */
export type Run = {
  pathway: Pathway
  calendar: Calendar
  settings: Readonly<Record<string, Duration | string>>
  from: Day
}

/** A deadline of such a case: its day and the first day on which it may happen; null days never come, or are not known for what is missing. */
export type RunDeadline = { id: string; day: Day | null; notKnown: string | null; notBefore: Day | null }

/** The day on which each thing of a case first happens, as far as that is known by now. */
export type Happened = ReadonlyMap<Happening, Counted>

/** A length of time as it is written, or as the school's setting has it; throws where the setting is none. */
export function lengthOf({ settings }: Run, length: LengthOrSetting): Duration {
  const value = 'unit' in length ? length : settings[length.setting]
  if (typeof value !== 'object')
    throw new Error(`The setting of ${JSON.stringify(length)} is not a length of time`)
  return inMonthsOf(value, settings)
}

/** The first or last school day of the first half term, term or year that begins or ends from a day on. */
function brought(
  { calendar, from }: Run,
  anchor: Extract<Anchor, { begins: string } | { ends: string }>,
): Counted {
  const unit = 'begins' in anchor ? anchor.begins : anchor.ends
  const edge = 'begins' in anchor ? 'first' : 'last'
  const stretch = stretchAt(calendar, from)
  const day = stretch && periodsOf(stretch, unit).find((period) => period[edge] >= from)?.[edge]
  return day === undefined ? count(calendar, from, 'after', { n: 1, unit }) : { known: true, day }
}

type Words = Record<string, (id: string) => Happening>
const words: Words = {
  entered: (id) => `entered ${id}`,
  planned: (id) => `held ${id}`,
  held: (id) => `held ${id}`,
  missed: (id) => `held ${id}`,
  decided: (id) => `decided ${id}`,
  recorded: (id) => `recorded ${id}`,
  sent: (id) => `sent ${id}`,
  served: (id) => `sent ${id}`,
}

/** What an anchor names that can happen. */
export const named = (anchor: Anchor): Happening[] =>
  Object.entries(anchor).flatMap(([word, ids]) =>
    [ids].flat().flatMap((id) => words[word]?.(String(id)) ?? []),
  )

/** The last day that a form's own field takes, where it is counted from the day before it; else that of the form. */
function saidIn({ pathway, calendar }: Run, anchor: Anchor, day: Counted): Counted {
  if (!('recorded' in anchor) || !day.known) return day
  const form = pathway.records.find(({ id }) => id === anchor.recorded)
  const within = form?.fields.find(({ id }) => id === anchor.day)?.within
  return within === undefined ? day : count(calendar, day.day, 'after', within)
}

/** The day of an anchor in such a case; undefined while it has not come, or where it is no step of anybody's. */
export function anchorDay(run: Run, happens: Happened, anchor: Anchor): Counted | undefined {
  if ('opened' in anchor) return { known: true, day: run.from }
  if ('begins' in anchor || 'ends' in anchor) return brought(run, anchor)
  const [day] = named(anchor).flatMap((one) => happens.get(one) ?? [])
  return day && saidIn(run, anchor, day)
}

/** The day of a deadline that is counted from another day. */
export function dueOf(run: Run, { direction, count: length, every }: DeadlineKind, from: Counted): Counted {
  const far = length ?? every
  if (!from.known || direction === 'on' || far === undefined) return from
  return count(run.calendar, from.day, direction, lengthOf(run, far))
}

function firstDay(run: Run, { earliest, direction }: DeadlineKind, from: Counted | undefined): Day | null {
  if (!from?.known || earliest === undefined || direction === 'on') return null
  const day = count(run.calendar, from.day, direction, lengthOf(run, earliest))
  return day.known ? day.day : null
}

/** A deadline of such a case, as far as what has happened by now lets its days be known. */
export function deadlineOn(run: Run, happens: Happened, kind: DeadlineKind): RunDeadline {
  const from = anchorDay(run, happens, kind.anchor)
  const due = from && dueOf(run, kind, from)
  return {
    id: kind.id,
    day: due?.known ? due.day : null,
    notKnown: due === undefined || due.known ? null : due.missing,
    notBefore: firstDay(run, kind, from),
  }
}
