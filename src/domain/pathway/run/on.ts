import type { Day } from '../../day.ts'
import { type Counted, firstDayAtLeast } from '../../duration.ts'
import type { DeadlineKind, Pathway } from '../pathway.ts'
import {
  anchorDay,
  deadlineOn,
  dueOf,
  type Happened,
  lengthOf,
  named,
  type Run,
  type RunDeadline,
} from './deadline.ts'
import { doneBy, followsFrom, type Happening, leadsBack, meets, usualSteps } from './what-follows.ts'

type Way = Pathway['stages'][number]['next'][number]

/** The days of a case of which each step is taken on its last day: when each thing first happens, and every deadline. */
export type RunOn = { happens: Happened; deadlines: RunDeadline[] }

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
