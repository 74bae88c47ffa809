import type { Calendar } from '../calendar.ts'
import type { Day } from '../day.ts'
import { type Counted, count, type Duration, firstDayAtLeast } from '../duration.ts'
import { stretchAt } from '../open-days.ts'
import { periodsOf } from '../school-periods.ts'
import type { Anchor } from './anchor.ts'
import type { LengthOrSetting } from './length.ts'
import type { DeadlineKind, Pathway } from './pathway.ts'
import { doneBy, followsFrom, type Happening, leadsBack, meets, usualSteps } from './what-follows.ts'

/** One case as it would run: where it begins, and what its school says. */
export type Run = {
  pathway: Pathway
  calendar: Calendar
  settings: Readonly<Record<string, Duration | string>>
  from: Day
}

/** A deadline of such a case: its day and the first day on which it may happen; null days never come, or are not known for what is missing. */
export type RunDeadline = { id: string; day: Day | null; notKnown: string | null; notBefore: Day | null }

type Happened = ReadonlyMap<Happening, Counted>
type Way = Pathway['stages'][number]['next'][number]

/** The days of a case of which each step is taken on its last day: when each thing first happens, and every deadline. */
export type RunOn = { happens: Happened; deadlines: RunDeadline[] }

function lengthOf({ settings }: Run, length: LengthOrSetting): Duration {
  if ('unit' in length) return length
  const value = settings[length.setting]
  if (value === undefined || typeof value === 'string')
    throw new Error(`Setting ${length.setting} is not a length of time`)
  return value
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

const named = (anchor: Anchor): Happening[] =>
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
function anchorDay(run: Run, happens: Happened, anchor: Anchor): Counted | undefined {
  if ('opened' in anchor) return { known: true, day: run.from }
  if ('begins' in anchor || 'ends' in anchor) return brought(run, anchor)
  const [day] = named(anchor).flatMap((one) => happens.get(one) ?? [])
  return day && saidIn(run, anchor, day)
}

function dueOf(run: Run, { direction, count: length, every }: DeadlineKind, from: Counted): Counted {
  const far = length ?? every
  if (!from.known || direction === 'on' || far === undefined) return from
  return count(run.calendar, from.day, direction, lengthOf(run, far))
}

function firstDay(run: Run, { earliest, direction }: DeadlineKind, from: Counted | undefined): Day | null {
  if (!from?.known || earliest === undefined || direction === 'on') return null
  const day = count(run.calendar, from.day, direction, lengthOf(run, earliest))
  return day.known ? day.day : null
}

function deadlineOn(run: Run, happens: Happened, kind: DeadlineKind): RunDeadline {
  const from = anchorDay(run, happens, kind.anchor)
  const due = from && dueOf(run, kind, from)
  return {
    id: kind.id,
    day: due?.known ? due.day : null,
    notKnown: due === undefined || due.known ? null : due.missing,
    notBefore: firstDay(run, kind, from),
  }
}

type Step = readonly [Happening, Counted]

const datedBy = (kind: DeadlineKind): Happening[] =>
  kind.bound === 'not-before' ? [] : doneBy(kind).filter((one) => !named(kind.anchor).includes(one))

/** What must have happened by the days of the deadlines that are known by now. */
const dated = (run: Run, happens: Happened): Step[] =>
  run.pathway.deadlines.flatMap((kind) => {
    const from = anchorDay(run, happens, kind.anchor)
    const due = from && dueOf(run, kind, from)
    return due === undefined ? [] : datedBy(kind).map((one): Step => [one, due])
  })

/** What some deadline gives a day, or what follows from it but for decisions; a form that leads on is filled in last too. */
function everDated({ pathway }: Run): ReadonlySet<Happening> {
  const leading = pathway.records.filter(({ leads = [] }) => leads.length > 0)
  const forms = leading.map(({ id }): Happening => `recorded ${id}`)
  const all = pathway.deadlines.flatMap(datedBy)
  const next = all.filter((one) => !one.startsWith('decided ')).flatMap((one) => followsFrom(pathway, one))
  return new Set([...all, ...next, ...forms])
}

function noticeAfter(run: Run, meeting: string, day: Counted): Counted {
  const kind = run.pathway.meetings.find(({ id }) => id === meeting)
  if (!day.known || kind === undefined) return day
  return firstDayAtLeast(run.calendar, day.day, lengthOf(run, kind.notice))
}

/** What follows of itself once something has its day, with its own. */
const following = (run: Run, [one, day]: Step): Step[] =>
  followsFrom(run.pathway, one)
    .filter((next) => !leadsBack(run.pathway, one, next))
    .map((next) => (one.startsWith('set ') ? [next, noticeAfter(run, one.slice(4), day)] : [next, day]))

/** Where decisions lead back to, which is on no case's usual way. */
const back = ({ pathway }: Run, [one, day]: Step): Step[] =>
  followsFrom(pathway, one).flatMap((next): Step[] => (leadsBack(pathway, one, next) ? [[next, day]] : []))

const onDay = (day: Counted): Day | string => (day.known ? day.day : '9999')
const laterOf = (a: Counted, b: Counted): Counted => (onDay(b) > onDay(a) ? b : a)
const firstOf = (steps: readonly Step[]): Step | undefined =>
  steps.reduce<Step | undefined>((a, b) => (a && onDay(a[1]) <= onDay(b[1]) ? a : b), undefined)

/** Going on from a stage, on the day on which the last of what it needs was done; nothing while something was not. */
function wayOn(happens: Happened, { to, needs }: Way, entered: Counted): Step[] {
  let day = entered
  for (const need of needs) {
    const steps = meets(need).flatMap((one): Step[] => {
      const on = happens.get(one)
      return on === undefined ? [] : [[one, on]]
    })
    const first = firstOf(steps)
    if (first === undefined && meets(need).length > 0) return []
    day = first === undefined ? day : laterOf(day, first[1])
  }
  return [[`entered ${to}`, day]]
}

/** What is done at the stages that were entered where no deadline says by when, on the day of entering. */
const usual = ({ pathway }: Run, happens: Happened): Step[] =>
  pathway.stages.flatMap(({ id, next }) => {
    const entered = happens.get(`entered ${id}`)
    if (entered === undefined) return []
    const ways = next.filter(({ way = 'on' }) => way === 'on')
    return [
      ...usualSteps(pathway, id).map((one): Step => [one, entered]),
      ...ways.flatMap((way) => wayOn(happens, way, entered)),
    ]
  })

const heldAfter = (one: Happening): Happening => one.replace(/^set /, 'held ') as Happening

/**
 * The step that comes next: the earliest that nothing gave a day yet; one that a deadline may still give a day only where
 * no other is left, and last a stage to which only decisions lead back.
 */
function nextStep(run: Run, happens: Happened, later: ReadonlySet<Happening>): Step | undefined {
  const open = ([one]: Step) => !happens.has(one)
  const waits = ([one]: Step) => later.has(one) || later.has(heldAfter(one))
  const own = usual(run, happens).filter(open)
  const steps = [...happens]
  const bound = [...steps.flatMap((one) => following(run, one)), ...dated(run, happens)].filter(open)
  const now = firstOf([...bound, ...own.filter((one) => !waits(one))])
  return now ?? firstOf(own) ?? firstOf(steps.flatMap((one) => back(run, one)).filter(open))
}

/**
 * The dates that one case would run on if each step were taken on its last day. A step without one is taken on the day its
 * stage is entered, a meeting on the first day that its notice allows. Ways that exclude each other each have their days; a
 * stage that is reached in several has its day on the way that leads on, not on one that leads back to it.
 */
export function runOn(run: Run): RunOn {
  const [first] = run.pathway.stages
  const later = everDated(run)
  const happens = new Map<Happening, Counted>()
  let step: Step | undefined = first && [`entered ${first.id}`, { known: true, day: run.from }]
  while (step !== undefined) {
    happens.set(...step)
    step = nextStep(run, happens, later)
  }
  return { happens, deadlines: run.pathway.deadlines.map((kind) => deadlineOn(run, happens, kind)) }
}
