import type { Condition } from './condition.ts'
import type { DeadlineKind, Option, Pathway, RecordKind, Stage } from './pathway.ts'

/** What a name in a pathway may stand for. */
export type Named =
  | 'stage'
  | 'meeting'
  | 'letter'
  | 'option'
  | 'record'
  | 'window'
  | 'item of the decision'
  | 'setting that is a length of time'
  | 'setting that is a choice'

/** One place in a pathway that names something else: where (`stages.3.next.0.to`), what kind of thing, and which. */
export type Reference = { at: string; named: Named; id: string }

/** A condition with the place it stands at; the parts of `all`, `any` and `not` each have their own. */
export type PlacedCondition = { at: string; condition: Condition }

type Ids = readonly string[] | undefined

const one = (at: string, named: Named, id: string | undefined): Reference[] =>
  id === undefined ? [] : [{ at, named, id }]

const many = (at: string, named: Named, ids: Ids): Reference[] =>
  (ids ?? []).map((id, n) => ({ at: `${at}.${n}`, named, id }))

const lengthOf = (at: string, length: object | undefined): Reference[] =>
  length && 'setting' in length
    ? one(`${at}.setting`, 'setting that is a length of time', String(length.setting))
    : []

const placed = (at: string, conditions: readonly Condition[]): PlacedCondition[] =>
  conditions.flatMap((condition, n) => partsOf({ at: `${at}.${n}`, condition }))

function partsOf(whole: PlacedCondition): PlacedCondition[] {
  const { at, condition } = whole
  if ('all' in condition) return placed(`${at}.all`, condition.all)
  if ('any' in condition) return placed(`${at}.any`, condition.any)
  if ('not' in condition) return partsOf({ at: `${at}.not`, condition: condition.not })
  return [whole]
}

/** Every simple condition of a pathway with its place. */
export function conditionsOf(pathway: Pathway): PlacedCondition[] {
  return [
    ...pathway.stages.flatMap((stage, s) =>
      stage.next.flatMap(({ needs }, n) => placed(`stages.${s}.next.${n}.needs`, needs)),
    ),
    ...pathway.entry.tests.map(({ test }, n) => ({ at: `entry.tests.${n}.test`, condition: test })),
    ...pathway.letters.flatMap(({ unlocks }, n) =>
      unlocks ? partsOf({ at: `letters.${n}.unlocks`, condition: unlocks }) : [],
    ),
    ...pathway.deadlines.flatMap(({ met }, n) => partsOf({ at: `deadlines.${n}.met`, condition: met })),
    ...pathway.decision.options.flatMap(({ when, stops }, n) => [
      ...placed(`decision.options.${n}.when`, when),
      ...placed(`decision.options.${n}.stops`, stops),
    ]),
  ]
}

function inCondition({ at, condition }: PlacedCondition): Reference[] {
  if ('answered' in condition) return one(`${at}.answered`, 'stage', condition.answered)
  if ('meeting' in condition) return one(`${at}.meeting`, 'meeting', condition.meeting)
  if ('sent' in condition) return one(`${at}.sent`, 'letter', condition.sent)
  if ('decided' in condition) return many(`${at}.decided`, 'option', condition.decided)
  if ('recorded' in condition) return one(`${at}.recorded`, 'record', condition.recorded)
  return 'measure' in condition ? one(`${at}.over`, 'window', condition.over) : []
}

const inStage = (stage: Stage, s: number): Reference[] => [
  ...stage.next.flatMap(({ to }, n) => one(`stages.${s}.next.${n}.to`, 'stage', to)),
  ...stage.items.flatMap((item, n) => [
    ...one(`stages.${s}.items.${n}.letter`, 'letter', item.letter),
    ...many(`stages.${s}.items.${n}.or_letters`, 'letter', item.or_letters),
    ...many(`stages.${s}.items.${n}.papers`, 'letter', item.papers),
  ]),
]

const inMeeting = (meeting: Pathway['meetings'][number], n: number): Reference[] => [
  ...lengthOf(`meetings.${n}.notice`, meeting.notice),
  ...many(`meetings.${n}.from`, 'stage', meeting.from),
  ...one(`meetings.${n}.attended`, 'stage', meeting.attended),
  ...one(`meetings.${n}.missed`, 'stage', meeting.missed),
  ...many(`meetings.${n}.invites`, 'letter', meeting.invites),
]

function inAnchor(at: string, anchor: DeadlineKind['anchor']): Reference[] {
  if ('entered' in anchor) return one(`${at}.entered`, 'stage', anchor.entered)
  if ('decided' in anchor) return many(`${at}.decided`, 'option', anchor.decided)
  if ('recorded' in anchor) return one(`${at}.recorded`, 'record', anchor.recorded)
  const [word, meeting] = Object.entries(anchor)[0] ?? []
  return one(`${at}.${word}`, 'meeting', meeting)
}

function inEffect(at: string, effect: Option['effect']): Reference[] {
  if ('close' in effect) return many(`${at}.once_sent`, 'letter', effect.once_sent)
  if ('enter' in effect) return one(`${at}.enter`, 'stage', effect.enter)
  return [
    ...one(`${at}.review.meeting`, 'stage', effect.review.meeting),
    ...one(`${at}.review.internal`, 'stage', effect.review.internal),
  ]
}

const inOption = (option: Option, n: number): Reference[] => [
  ...one(`decision.options.${n}.item`, 'item of the decision', option.item),
  ...inEffect(`decision.options.${n}.effect`, option.effect),
  ...many(`decision.options.${n}.letters`, 'letter', option.letters),
]

const inRecord = (record: RecordKind, n: number): Reference[] => [
  ...one(`records.${n}.stage`, 'stage', record.stage),
  ...(record.leads ?? []).flatMap(({ enter }, t) => one(`records.${n}.leads.${t}.enter`, 'stage', enter)),
]

/** Everything that a pathway names, wherever it names it. */
export function referencesOf(pathway: Pathway): Reference[] {
  return [
    ...Object.entries(pathway.windows).flatMap(([id, window]) =>
      'from' in window ? one(`windows.${id}.from.first_meeting`, 'meeting', window.from.first_meeting) : [],
    ),
    ...one('period', 'window', pathway.period),
    ...one('entry.governs.setting', 'setting that is a choice', pathway.entry.governs.setting),
    ...pathway.stages.flatMap(inStage),
    ...pathway.meetings.flatMap(inMeeting),
    ...pathway.letters.flatMap((letter, n) => [
      ...one(`letters.${n}.meeting`, 'meeting', letter.meeting),
      ...many(`letters.${n}.or_letters`, 'letter', letter.or_letters),
    ]),
    ...pathway.deadlines.flatMap(({ anchor, count }, n) => [
      ...inAnchor(`deadlines.${n}.anchor`, anchor),
      ...lengthOf(`deadlines.${n}.count`, count),
    ]),
    ...one('decision.stage', 'stage', pathway.decision.stage),
    ...pathway.decision.options.flatMap(inOption),
    ...pathway.records.flatMap(inRecord),
    ...conditionsOf(pathway).flatMap(inCondition),
  ]
}
