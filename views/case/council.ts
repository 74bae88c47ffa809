import type { KnownBlock } from '@slack/types'
import { formatDay, isDay } from '../../src/domain/day.ts'
import type { RecordKind } from '../../src/domain/pathway/pathway.ts'
import { actions, section } from '../../src/kit/blocks.ts'
import { escapeText, name } from '../../src/kit/text.ts'
import type { CaseShown } from '../case-shown.ts'
import { packed } from '../long-text.ts'
import { openRecord } from '../record.ts'

/** Does what was recorded still stand? What answered an earlier referral does not answer a new one. */
export function recordStands({ events, state }: CaseShown, { id: record, leads }: RecordKind): boolean {
  if (state.records[record] === undefined) return false
  if (leads === undefined) return true
  const at = events.findLastIndex((event) => event.type === 'recorded' && event.record === record)
  return at > events.findLastIndex((event) => event.type === 'decided')
}

const choiceOf = ({ fields }: RecordKind) => fields.find(({ kind }) => kind === 'choice')

/** The buttons that answer a form at once, where the pathway gives its choices a button each. */
export function answerButtons({ state }: CaseShown, kind: RecordKind): KnownBlock[] {
  const choices = (choiceOf(kind)?.choices ?? []).filter(({ button }) => button !== undefined)
  if (choices.length === 0) return []
  const buttons = choices.map(({ id: choice, title, button = title }, nth) =>
    openRecord.element({
      text: button,
      spoken: title,
      nth,
      ...(nth === 0 ? { style: 'primary' as const } : {}),
      payload: { case: state.id, record: kind.id, choice },
    }),
  )
  return [section(`*${escapeText(kind.title)}*\nNot recorded yet`), actions(buttons)]
}

const whoAndWhen = ({ officer = '', on = '' }: Record<string, string>) =>
  [officer === '' ? '' : name(officer), isDay(on) ? formatDay(on) : ''].filter(Boolean).join(', ')

function answerLines(kind: RecordKind, values: Record<string, string>): string[] {
  const choice = choiceOf(kind)
  const title = choice?.choices?.find(({ id }) => id === values[choice.id])?.title ?? kind.title
  const why = values.reasons ? [`Reasons: ${escapeText(values.reasons)}`] : []
  return [`*${escapeText(title)}* · ${whoAndWhen(values)}`, ...why]
}

/** What the attendance team answered to the referral that stands: who, when and why. */
export function answeredBlocks(looked: CaseShown): KnownBlock[] {
  const { state, context } = looked
  if (state.status === 'closed') return []
  return context.pathway.records
    .filter((kind) => kind.leads !== undefined && recordStands(looked, kind))
    .flatMap((kind) => packed(answerLines(kind, state.records[kind.id]?.values ?? {})))
}
