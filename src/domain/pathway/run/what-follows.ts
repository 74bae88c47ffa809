import { decisionOf, optionNamed } from '../options.ts'
import type { DeadlineKind, Pathway } from '../pathway.ts'
import type { Condition } from '../schema/condition.ts'

/** Something that happens in a case, by what it is and its id; `set` is the day on which a day is given to a meeting. */
export type Happening =
  `${'entered' | 'answered' | 'set' | 'held' | 'sent' | 'decided' | 'recorded'} ${string}`

/** What must have happened for a condition to hold, as far as it is steps of somebody's; all of them where any would do. */
export function meets(condition: Condition): Happening[] {
  if ('all' in condition) return condition.all.flatMap(meets)
  if ('any' in condition) return condition.any.flatMap(meets)
  if ('meeting' in condition)
    return [condition.is === 'planned' ? `set ${condition.meeting}` : `held ${condition.meeting}`]
  return Object.entries(condition).flatMap(([word, ids]) => {
    const does = steps[word]
    return does === undefined ? [] : [ids].flat().map((id): Happening => `${does} ${id}`)
  })
}

const steps: Partial<Record<string, 'sent' | 'decided' | 'recorded' | 'answered' | 'entered'>> = {
  sent: 'sent',
  decided: 'decided',
  recorded: 'recorded',
  answered: 'answered',
  been: 'entered',
}

const opened: Record<DeadlineKind['opens'], readonly string[]> = {
  checklist: ['answered'],
  meeting: ['set', 'held', 'recorded'],
  letters: ['sent'],
  decision: ['decided'],
  record: ['recorded'],
}

/** What is done by a deadline's day: the steps that meet it and that it opens; where it opens none of them, all that meet it. */
export function doneBy({ met, opens }: DeadlineKind): Happening[] {
  const all = meets(met)
  const own = all.filter((one) => opened[opens].includes(one.split(' ')[0] ?? ''))
  return own.length > 0 ? own : all
}

const enters = (ids: readonly string[]): Happening[] => ids.map((id): Happening => `entered ${id}`)

function afterOption(pathway: Pathway, id: string): Happening[] {
  const option = optionNamed(pathway, id)
  if (option === undefined) return []
  const { effect } = option
  if ('enter' in effect) return enters([effect.enter])
  return 'review' in effect ? enters([effect.review.meeting, effect.review.internal]) : []
}

const afterMeeting = ({ meetings }: Pathway, id: string): Happening[] =>
  meetings.flatMap((one) => (one.id === id ? enters([one.attended, one.missed]) : []))

const afterRecord = ({ records }: Pathway, id: string): Happening[] =>
  records.flatMap((one) => (one.id === id ? enters((one.leads ?? []).map(({ enter }) => enter)) : []))

const follows: Partial<Record<string, (pathway: Pathway, id: string) => Happening[]>> = {
  set: (_pathway, id) => [`held ${id}`],
  held: afterMeeting,
  decided: afterOption,
  recorded: afterRecord,
}

/** What a case comes to of itself once something has happened. */
export function followsFrom(pathway: Pathway, happening: Happening): Happening[] {
  const [word = '', id = ''] = happening.split(' ')
  return follows[word]?.(pathway, id) ?? []
}

/** What is done at a stage, in the order of a case: its letters, its forms, the days of its meetings, its decisions, and the rest of its checklist. */
export function usualSteps(pathway: Pathway, stage: string): Happening[] {
  const { stages, records, meetings, decisions } = pathway
  const here = stages.filter(({ id }) => id === stage)
  const letters = here.flatMap(({ items }) => items).flatMap(({ letter }) => letter ?? [])
  return [
    ...letters.map((id): Happening => `sent ${id}`),
    ...records.flatMap((one): Happening[] => (one.stage === stage ? [`recorded ${one.id}`] : [])),
    ...meetings.flatMap(({ id, from }): Happening[] => (from.includes(stage) ? [`set ${id}`] : [])),
    ...decisions.flatMap((one): Happening[] =>
      one.stage === stage ? one.options.map(({ id }): Happening => `decided ${id}`) : [],
    ),
    ...here.map(({ id }): Happening => `answered ${id}`),
  ]
}

/** Does a decision lead back from where it is made, to a stage that stands before it in the pathway? */
export function leadsBack(pathway: Pathway, happening: Happening, next: Happening): boolean {
  const at = (id: string | undefined) => pathway.stages.findIndex((one) => one.id === id)
  if (!happening.startsWith('decided ') || !next.startsWith('entered ')) return false
  const from = decisionOf(pathway, happening.slice('decided '.length))?.stage
  return at(next.slice('entered '.length)) < at(from)
}
