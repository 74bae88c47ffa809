import type { Pathway } from '../pathway.ts'
import type { Anchor } from '../schema/anchor.ts'
import type { Condition } from '../schema/condition.ts'

const kinds = ['stage', 'meeting', 'option', 'record', 'letter', 'deadline', 'watch'] as const
type Kind = (typeof kinds)[number]

/** Can a thing of the pathway come to pass in some case? What it doesn't know is told elsewhere, and taken for possible here. */
export type Happens = (kind: Kind, id: string) => boolean

/** What brings a thing about: something that happens, if this can hold. */
type Cause = { kind: Kind; id: string; if: (happens: Happens) => boolean }

/** What each word of a condition waits for; words that are not here wait for nothing of the pathway's own. */
const waitsFor: Readonly<Record<string, Kind>> = {
  answered: 'stage',
  been: 'stage',
  meeting: 'meeting',
  sent: 'letter',
  decided: 'option',
  recorded: 'record',
  reached: 'deadline',
  breached: 'watch',
}

const itsIds = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value])

/** Can this condition hold in some case, as far as what it waits for goes? Whatever is asked not to be can always be so. */
export function canHold(happens: Happens, condition: Condition): boolean {
  if ('all' in condition) return condition.all.every((one) => canHold(happens, one))
  if ('any' in condition) return condition.any.some((one) => canHold(happens, one))
  if ('not' in condition) return true
  return Object.entries(condition).every(([word, value]) => {
    const kind = waitsFor[word]
    return kind === undefined || itsIds(value).some((id) => happens(kind, String(id)))
  })
}

const anchors: Readonly<Record<string, Kind>> = {
  entered: 'stage',
  planned: 'meeting',
  held: 'meeting',
  missed: 'meeting',
  called_off: 'meeting',
  first_meeting: 'meeting',
  decided: 'option',
  recorded: 'record',
  sent: 'letter',
  served: 'letter',
  breached: 'watch',
  due: 'deadline',
}

/** Does the day come, in some case, that something is counted from? */
export function anchorHappens(happens: Happens, anchor: Anchor | Record<string, unknown>): boolean {
  return Object.entries(anchor).every(([word, value]) => {
    const kind = anchors[word]
    return kind === undefined || itsIds(value).some((id) => happens(kind, String(id)))
  })
}

function stageCauses({ stages, meetings, decisions, records }: Pathway): Cause[] {
  const enters = (id: string, condition: Cause['if']): Cause => ({ kind: 'stage', id, if: condition })
  const first = stages.slice(0, 1).map(({ id }) => enters(id, () => true))
  const ways = stages.flatMap(({ id, next }) =>
    next.map(({ to, needs }) =>
      enters(to, (happens) => happens('stage', id) && needs.every((need) => canHold(happens, need))),
    ),
  )
  const met = meetings.flatMap(({ id, attended, missed }) =>
    [attended, missed].map((stage) => enters(stage, (happens) => happens('meeting', id))),
  )
  const led = records.flatMap(({ id, leads = [] }) =>
    leads.map(({ enter }) => enters(enter, (happens) => happens('record', id))),
  )
  const decided = decisions.flatMap(({ options }) =>
    options.flatMap(({ id, effect }) =>
      stagesOf(effect).map((stage) => enters(stage, (happens) => happens('option', id))),
    ),
  )
  return [...first, ...ways, ...met, ...led, ...decided]
}

type Effect = Pathway['decisions'][number]['options'][number]['effect']

/** The stages that an option may lead to. */
export function stagesOf(effect: Effect): string[] {
  if ('enter' in effect) return [effect.enter]
  return 'review' in effect ? [effect.review.meeting, effect.review.internal] : []
}

function otherCauses({ meetings, letters, decisions, records, deadlines, watches }: Pathway): Cause[] {
  return [
    ...meetings.map(
      ({ id, from }): Cause => ({
        kind: 'meeting',
        id,
        if: (happens) => from.some((one) => happens('stage', one)),
      }),
    ),
    ...decisions.flatMap(({ stage, options }) =>
      options.map(({ id }): Cause => ({ kind: 'option', id, if: (happens) => happens('stage', stage) })),
    ),
    ...records.flatMap(({ id, stage, also_at = [] }) =>
      [stage, ...also_at].map((at): Cause => ({ kind: 'record', id, if: (happens) => happens('stage', at) })),
    ),
    ...letters.map(
      ({ id, unlocks, meeting }): Cause => ({
        kind: 'letter',
        id,
        if: (happens) =>
          (unlocks === undefined || canHold(happens, unlocks)) &&
          (meeting === undefined || happens('meeting', meeting)),
      }),
    ),
    ...deadlines.map(
      ({ id, anchor }): Cause => ({ kind: 'deadline', id, if: (happens) => anchorHappens(happens, anchor) }),
    ),
    ...watches.map(({ id, when }): Cause => ({ kind: 'watch', id, if: (happens) => canHold(happens, when) })),
  ]
}

const keyOf = (kind: Kind, id: string): string => `${kind} ${id}`

function known(pathway: Pathway): ReadonlySet<string> {
  const { stages, meetings, decisions, records, letters, deadlines, watches } = pathway
  const lists: Record<Kind, readonly { id: string }[]> = {
    stage: stages,
    meeting: meetings,
    option: decisions.flatMap(({ options }) => options),
    record: records,
    letter: letters,
    deadline: deadlines,
    watch: watches,
  }
  return new Set(kinds.flatMap((kind) => lists[kind].map(({ id }) => keyOf(kind, id))))
}

/** What can come to pass in some case of a pathway, found by following everything that follows from its first stage and from those given. */
export function happensIn(pathway: Pathway, given: readonly string[] = []): Happens {
  const there = known(pathway)
  const done = new Set(given.map((id) => keyOf('stage', id)))
  const happens: Happens = (kind, id) => done.has(keyOf(kind, id)) || !there.has(keyOf(kind, id))
  let open = [...stageCauses(pathway), ...otherCauses(pathway)]
  for (let before = -1; before < done.size; ) {
    before = done.size
    open = open.filter((cause) => {
      if (!cause.if(happens)) return true
      done.add(keyOf(cause.kind, cause.id))
      return false
    })
  }
  return happens
}
