import type { InputBlock, ModalView } from '@slack/types'
import { z } from 'zod'
import type { PenaltyNotice } from '../src/domain/case/parts/notice.ts'
import { formatDayShort, isDay } from '../src/domain/day.ts'
import type { RecordKind } from '../src/domain/pathway/pathway.ts'
import { section } from '../src/kit/blocks.ts'
import { defineButton } from '../src/kit/button.ts'
import { choice, day, longText, text } from '../src/kit/field.ts'
import { each } from '../src/kit/field-kind.ts'
import { limits } from '../src/kit/limits.ts'
import { defineModal } from '../src/kit/modal.ts'
import { escapeText } from '../src/kit/text.ts'
import type { CaseShown } from './case-shown.ts'
import { driftWarning } from './drift.ts'

/** Opens a form of the pathway's own, such as the Attendance Team's confirmation. */
export const openRecord = defineButton({
  id: 'record.open',
  payload: z.object({
    case: z.string(),
    record: z.string(),
    choice: z.string().optional(),
    /** A form that is recorded once more begins empty. */
    anew: z.literal(true).optional(),
    /** The penalty notice that is put right. */
    notice: z.string().optional(),
  }),
})

/** A form of the pathway's own; its fields are data. */
export const recordModal = defineModal({
  id: 'record',
  context: z.object({
    case: z.string(),
    record: z.string(),
    notice: z.string().optional(),
    back: z.string().nullable(),
  }),
  fields: {
    text: each(text()),
    long: each(longText()),
    day: each(day()),
    choice: each(choice()),
    told: text(),
  },
})

type Field = RecordKind['fields'][number]

/** The choices of a field: the pathway's own, the parents of the case, or the penalty notices that were given in it. */
function choicesOf({ names, state }: CaseShown, { choices = [], from }: Field) {
  const parents = names.parents.map(({ id, name }) => ({ value: id, text: name }))
  if (from === 'parents') return parents
  if (from === undefined) return choices.map(({ id, title }) => ({ value: id, text: title }))
  return Object.values(state.notices).map(({ id, parent, served }) => {
    const to = parents.find(({ value }) => value === parent)?.text ?? 'a former parent'
    return { value: id, text: `${to}, ${formatDayShort(served)}` }
  })
}

function fieldBlock(looked: CaseShown, field: Field, value: string | undefined): InputBlock {
  const { fields } = recordModal
  const { id: key, title: label, optional = false, hint } = field
  const placed = { key, label, optional, hint }
  if (field.kind === 'day')
    return fields.day.block({ ...placed, initial: value !== undefined && isDay(value) ? value : null })
  if (field.kind === 'text') return fields.text.block({ ...placed, initial: value, max: 300 })
  if (field.kind === 'long-text') return fields.long.block({ ...placed, initial: value, max: 2000 })
  const choices = choicesOf(looked, field)
  return fields.choice.block({ ...placed, choices, initial: value, as: listAs(choices.length) })
}

const listAs = (many: number) => (many > limits.listedOptions ? 'menu' : 'radio')

/** How a form begins: whose it is to record, who that is, the choice that a button made, whether it is recorded once more, and the penalty notice that it puts right. */
export type Begun = {
  own: boolean
  me?: string | undefined
  choice?: string | undefined
  anew?: true | undefined
  notice?: string | undefined
}

/** Is this field asked for another choice than the one that was made? */
const isForAnother = (field: Field, choice: string | undefined): boolean =>
  choice !== undefined && field.needed_when !== undefined && field.needed_when.is !== choice

function begin(field: Field, { own, me, choice }: Begun, today: string): string | undefined {
  if (field.kind === 'choice') return field.choices?.some(({ id }) => id === choice) ? choice : undefined
  if (field.fill === 'today') return today
  return field.fill === 'me' && own ? me : undefined
}

/** A penalty notice as its form said it. */
function saidIn({ parent, served, received, earlier, over }: PenaltyNotice): Record<string, string> {
  const span = over === undefined ? {} : { first: over.from, last: over.to }
  return { parent, served, received, ...span, ...(earlier === null ? {} : { earlier }) }
}

/** What stands in the form to begin with: what it is to put right; nothing where a button made a choice or it is recorded once more. */
function keptIn({ state }: CaseShown, kind: RecordKind, begun: Begun): Readonly<Record<string, string>> {
  const { notice: of, choice, anew } = begun
  const notice = state.notices[of ?? '']
  if (notice !== undefined) return saidIn(notice)
  if (choice !== undefined || anew || kind.keeps !== undefined) return {}
  return state.records[kind.id]?.values ?? {}
}

/** Draws a form of the pathway's own; whoever is not the one to record it says who told them. */
export function recordView(
  looked: CaseShown,
  id: string,
  begun: Begun,
  back: string | null,
): ModalView | null {
  const { state, context: asked } = looked
  const kind = asked.pathway.records.find((one) => one.id === id)
  if (kind === undefined) return null
  const values = keptIn(looked, kind, begun)
  const told = recordModal.fields.told.block({
    label: 'Who told you?',
    hint: 'Somebody else usually records this. You can record it as something you were told: say by whom.',
    max: 300,
  })
  const fields = kind.fields.filter((field) => !isForAnother(field, begun.choice))
  const blocks = fields.map((field) =>
    fieldBlock(looked, field, values[field.id] ?? begin(field, begun, asked.facts.today)),
  )
  return recordModal.open({
    title: 'Record',
    context: { case: state.id, record: id, notice: begun.notice, back },
    blocks: [
      section(`*${escapeText(kind.title)}*`),
      ...driftWarning(looked),
      ...blocks,
      ...(begun.own ? [] : [told]),
    ],
    submit: 'Keep',
  })
}
