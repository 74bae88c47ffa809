import { conditionsOf, type PlacedCondition } from '../conditions-of.ts'
import type { DeadlineKind, Gate, Option, Pathway, RecordKind, Stage } from '../pathway.ts'
import type { MeasureTest } from '../schema/condition.ts'
import type { WindowKind } from '../schema/window.ts'
import { lengthOf, many, type Named, one, oneOrMany, type Reference } from './reference.ts'

/** What each word of a condition names. */
const namedBy: Readonly<Record<string, Named>> = {
  answered: 'stage',
  been: 'stage',
  done: 'checklist item',
  asked: 'question',
  meeting: 'meeting',
  sent: 'letter',
  decided: 'option',
  recorded: 'record',
  reached: 'deadline',
  breached: 'watch',
  over: 'window',
  setting: 'setting that is a choice',
}

/** Settings that a test's bounds name. */
const inBounds = (at: string, test: MeasureTest): Reference[] =>
  (['at_least', 'at_most', 'below'] as const).flatMap((word) => {
    const bound = test[word]
    if (bound === undefined || typeof bound === 'number') return []
    if ('setting' in bound) return one(`${at}.${word}.setting`, 'setting that is a number', bound.setting)
    return typeof bound.of === 'number'
      ? []
      : one(`${at}.${word}.of.setting`, 'setting that is a number', bound.of.setting)
  })

function inCondition({ at, condition }: PlacedCondition): Reference[] {
  const named = Object.entries(condition).flatMap(([word, value]) => {
    const kind = namedBy[word]
    if (kind === undefined) return []
    return oneOrMany(`${at}.${word}`, kind, value)
  })
  if ('measure' in condition) return [...named, ...inBounds(at, condition)]
  if ('school_left' in condition) return [...named, ...lengthOf(`${at}.school_left`, condition.school_left)]
  return named
}

function inGate({ on }: Gate, n: number): Reference[] {
  if (typeof on === 'string') return []
  if ('option' in on) return one(`gates.${n}.on.option`, 'option', on.option)
  if ('letter' in on) return one(`gates.${n}.on.letter`, 'letter', on.letter)
  return one(`gates.${n}.on.enter`, 'stage', on.enter)
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

const anchorNames: Readonly<Record<string, Parameters<typeof one>[1]>> = {
  entered: 'stage',
  planned: 'meeting',
  held: 'meeting',
  missed: 'meeting',
  called_off: 'meeting',
  first_meeting: 'meeting',
  recorded: 'record',
  sent: 'letter',
  served: 'letter',
  breached: 'watch',
}

function inAnchor(at: string, anchor: DeadlineKind['anchor']): Reference[] {
  if ('decided' in anchor) return many(`${at}.decided`, 'option', anchor.decided)
  return Object.entries(anchor).flatMap(([word, id]) => {
    const kind = anchorNames[word]
    return kind === undefined ? [] : one(`${at}.${word}`, kind, String(id))
  })
}

function inEffect(at: string, effect: Option['effect']): Reference[] {
  if ('close' in effect) return many(`${at}.once_sent`, 'letter', effect.once_sent)
  if ('enter' in effect) return one(`${at}.enter`, 'stage', effect.enter)
  if ('stay' in effect) return []
  return [
    ...one(`${at}.review.meeting`, 'stage', effect.review.meeting),
    ...one(`${at}.review.internal`, 'stage', effect.review.internal),
  ]
}

const inOption = (at: string, option: Option): Reference[] => [
  ...one(`${at}.item`, 'item of the decision', option.item),
  ...inEffect(`${at}.effect`, option.effect),
  ...many(`${at}.letters`, 'letter', option.letters),
]

const inDecision = ({ stage, options }: Pathway['decisions'][number], n: number): Reference[] => [
  ...one(`decisions.${n}.stage`, 'stage', stage),
  ...options.flatMap((option, o) => inOption(`decisions.${n}.options.${o}`, option)),
]

const inRecord = (record: RecordKind, n: number): Reference[] => [
  ...one(`records.${n}.stage`, 'stage', record.stage),
  ...many(`records.${n}.also_at`, 'stage', record.also_at),
  ...record.fields.flatMap(({ back }, f) => lengthOf(`records.${n}.fields.${f}.back`, back)),
  ...(record.leads ?? []).flatMap(({ enter }, t) => one(`records.${n}.leads.${t}.enter`, 'stage', enter)),
]

function inWindow(at: string, window: WindowKind): Reference[] {
  if (!('from' in window)) return []
  const { from, to } = window
  return [
    ...('first_meeting' in from
      ? one(`${at}.from.first_meeting`, 'meeting', from.first_meeting)
      : inAnchor(`${at}.from`, from)),
    ...(to === undefined
      ? []
      : 'due' in to
        ? one(`${at}.to.due`, 'deadline', to.due)
        : inAnchor(`${at}.to`, to)),
  ]
}

function inGoverns({ entry }: Pathway): Reference[] {
  const governs = entry?.governs
  if (governs === undefined || typeof governs === 'string') return []
  return one('entry.governs.setting', 'setting that is a choice', governs.setting)
}

/** Everything that a pathway names, wherever it names it. */
export function referencesOf(pathway: Pathway): Reference[] {
  return [
    ...Object.entries(pathway.windows).flatMap(([id, window]) => inWindow(`windows.${id}`, window)),
    ...one('period', 'window', pathway.period),
    ...one('court_window', 'window', pathway.court_window),
    ...inGoverns(pathway),
    ...pathway.stages.flatMap(inStage),
    ...pathway.meetings.flatMap(inMeeting),
    ...pathway.letters.flatMap((letter, n) => [
      ...one(`letters.${n}.meeting`, 'meeting', letter.meeting),
      ...many(`letters.${n}.or_letters`, 'letter', letter.or_letters),
      ...many(`letters.${n}.encloses`, 'letter', letter.encloses),
      ...many(`letters.${n}.prints`, 'record', letter.prints),
      ...oneOrMany(`letters.${n}.tells`, 'decision', letter.tells),
      ...one(`letters.${n}.over`, 'window', letter.over),
    ]),
    ...pathway.deadlines.flatMap(({ anchor, count, earliest, every }, n) => [
      ...inAnchor(`deadlines.${n}.anchor`, anchor),
      ...lengthOf(`deadlines.${n}.count`, count),
      ...lengthOf(`deadlines.${n}.earliest`, earliest),
      ...lengthOf(`deadlines.${n}.every`, every),
    ]),
    ...pathway.decisions.flatMap(inDecision),
    ...pathway.records.flatMap(inRecord),
    ...pathway.gates.flatMap(inGate),
    ...conditionsOf(pathway).flatMap(inCondition),
  ]
}
