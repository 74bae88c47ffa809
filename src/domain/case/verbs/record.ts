import { isDay } from '../../day.ts'
import type { RecordKind } from '../../pathway/pathway.ts'
import type { CommandOf } from '../command.ts'
import type { CaseEvent } from '../event.ts'
import type { Context } from '../holds.ts'
import { done, type Refusal, type Result, refuse } from '../refusal.ts'
import { entering } from './go-on.ts'

function fault(kind: RecordKind, values: Record<string, string>): Refusal | null {
  for (const field of kind.fields) {
    const value = values[field.id]?.trim() ?? ''
    if (value === '' && !field.optional) return { code: 'field-missing', record: kind.id, field: field.id }
    const wrongDay = field.kind === 'day' && value !== '' && !isDay(value)
    const wrongChoice =
      field.kind === 'choice' && value !== '' && !field.choices?.some((choice) => choice.id === value)
    if (wrongDay || wrongChoice) return { code: 'field-wrong', record: kind.id, field: field.id }
  }
  return null
}

/** Keeps a form that the pathway asks for, such as the Attendance Team's confirmation, and goes where its answer leads. */
export function record(context: Context, command: CommandOf<'record'>): Result<CaseEvent[]> {
  const { pathway, state } = context
  const kind = pathway.records.find((one) => one.id === command.record)
  if (kind === undefined || !state.open.includes(kind.stage)) {
    return refuse({ code: 'stage-not-open', stage: kind?.stage ?? command.record })
  }
  const wrong = fault(kind, command.values)
  if (wrong !== null) return refuse(wrong)
  const then = kind.then?.find((one) => command.values[one.field] === one.is)
  const event: CaseEvent = { type: 'recorded', record: kind.id, values: command.values }
  return done(then === undefined ? [event] : [event, entering(context, then.enter, [kind.stage])])
}
