import type { InputBlock, ModalView } from '@slack/types'
import { z } from 'zod'
import { isDay } from '../src/domain/day.ts'
import type { RecordKind } from '../src/domain/pathway/pathway.ts'
import { section } from '../src/kit/blocks.ts'
import { defineButton } from '../src/kit/button.ts'
import { choice, day, longText, text } from '../src/kit/field.ts'
import { each } from '../src/kit/field-kind.ts'
import { limits } from '../src/kit/limits.ts'
import { defineModal } from '../src/kit/modal.ts'
import { escapeText } from '../src/kit/text.ts'
import type { CaseShown } from './case-shown.ts'

/** Opens a form of the pathway's own, such as the Attendance Team's confirmation. */
export const openRecord = defineButton({
  id: 'record.open',
  payload: z.object({ case: z.string(), record: z.string() }),
})

/** A form of the pathway's own; its fields are data. */
export const recordModal = defineModal({
  id: 'record',
  context: z.object({ case: z.string(), record: z.string(), back: z.string().nullable() }),
  fields: {
    text: each(text()),
    long: each(longText()),
    day: each(day()),
    choice: each(choice()),
    told: text(),
  },
})

type Field = RecordKind['fields'][number]

function fieldBlock(field: Field, value: string | undefined): InputBlock {
  const { fields } = recordModal
  const { id: key, title: label, optional = false, hint } = field
  const placed = { key, label, optional, hint }
  if (field.kind === 'day')
    return fields.day.block({ ...placed, initial: value !== undefined && isDay(value) ? value : null })
  if (field.kind === 'text') return fields.text.block({ ...placed, initial: value, max: 300 })
  if (field.kind === 'long-text') return fields.long.block({ ...placed, initial: value, max: 2000 })
  const choices = (field.choices ?? []).map(({ id, title }) => ({ value: id, text: title }))
  return fields.choice.block({ ...placed, choices, initial: value, as: listAs(choices.length) })
}

const listAs = (many: number) => (many > limits.listedOptions ? 'menu' : 'radio')

/** Draws a form of the pathway's own; whoever is not the one to record it says who told them. */
export function recordView(
  { state, context: asked }: CaseShown,
  id: string,
  own: boolean,
  back: string | null,
): ModalView | null {
  const kind = asked.pathway.records.find((one) => one.id === id)
  if (kind === undefined) return null
  const values = state.records[id]?.values ?? {}
  const told = recordModal.fields.told.block({
    label: 'Who told you?',
    hint: 'Somebody else usually records this. You can record it as something you were told: say by whom.',
    max: 300,
  })
  const blocks = kind.fields.map((field) => fieldBlock(field, values[field.id]))
  return recordModal.open({
    title: 'Record',
    context: { case: state.id, record: id, back },
    blocks: [section(`*${escapeText(kind.title)}*`), ...blocks, ...(own ? [] : [told])],
    submit: 'Keep',
  })
}
