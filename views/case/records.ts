import type { KnownBlock } from '@slack/types'
import { formatDay, formatDayShort, isDay } from '../../src/domain/day.ts'
import { recordsAt } from '../../src/domain/pathway/options.ts'
import type { Pathway, RecordKind } from '../../src/domain/pathway/pathway.ts'
import { actions, section } from '../../src/kit/blocks.ts'
import { clip, escapeText } from '../../src/kit/text.ts'
import type { CaseShown } from '../case-shown.ts'
import { openRecord } from '../record.ts'
import { nameOf } from '../words.ts'
import { answerButtons, recordStands } from './council.ts'

type Button = {
  text: string
  more: Omit<Parameters<typeof openRecord.element>[0]['payload'], 'case' | 'record'>
}

/** What may be put right: each penalty notice that such a form kept, else what the form kept last. */
function changes({ state, names }: CaseShown, { id, keeps }: RecordKind): Button[] {
  if (keeps === undefined) return [{ text: 'Change', more: {} }]
  return Object.values(state.notices)
    .filter(({ record }) => record === id)
    .map(({ id: notice, parent, served }) => {
      const to = `Change: ${clip(nameOf(parent, names), 40)}, ${formatDayShort(served)}`
      return { text: to, more: { notice } }
    })
}

function buttonsOf(looked: CaseShown, record: RecordKind, isKept: boolean) {
  const anew: Button[] = record.again ? [{ text: 'Record another', more: { anew: true } }] : []
  const all: Button[] = isKept ? [...anew, ...changes(looked, record)] : [{ text: 'Record', more: {} }]
  return all.map(({ text, more }, nth) =>
    openRecord.element({
      text,
      spoken: clip(`${text}: ${record.title}`, 75),
      nth,
      payload: { case: looked.state.id, record: record.id, ...more },
    }),
  )
}

/** The days that a form says, such as when something begins and ends; those of penalty notices stand with each of them. */
function daysIn({ fields, keeps }: RecordKind, values: Readonly<Record<string, string>>): string[] {
  if (keeps !== undefined) return []
  return fields.flatMap(({ id, title, kind }) => {
    const value = values[id] ?? ''
    return kind === 'day' && isDay(value) ? [`${escapeText(title)}: ${formatDay(value)}`] : []
  })
}

function recordBlock(looked: CaseShown, record: RecordKind): KnownBlock[] {
  const kept = recordStands(looked, record) ? looked.state.records[record.id] : undefined
  const own = record.by.some((role) => looked.roles.includes(role))
  const answers = kept === undefined && own ? answerButtons(looked, record) : []
  if (answers.length > 0) return answers
  const says =
    kept === undefined
      ? ['Not recorded yet']
      : [`Recorded on ${formatDay(kept.on)}`, ...daysIn(record, kept.values)]
  const text = [`*${escapeText(record.title)}*`, ...says].join('\n')
  const [first, ...others] = buttonsOf(looked, record, kept !== undefined)
  if (first === undefined) return [section(text)]
  return others.length === 0
    ? [section(text, { accessory: first })]
    : [section(text), actions([first, ...others])]
}

/** The forms of a pathway, or of a track laid over it, that can be recorded where a case stands. */
export function recordBlocks(looked: CaseShown, pathway: Pick<Pathway, 'records'>): KnownBlock[] {
  const { state, acts } = looked
  if (!acts || state.status === 'closed') return []
  return recordsAt(pathway, state.open).flatMap((one) => recordBlock(looked, one))
}
