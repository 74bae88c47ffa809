import { isDay } from '../../day.ts'
import type { RecordKind } from '../../pathway/pathway.ts'
import { isUnsure, servedTo, type Which, within } from '../../penalty-notices.ts'
import { noticeGates } from '../gates.ts'
import { type NoticeKept, noticesElsewhere } from '../parts/notice.ts'
import { done, type Refusal, type Result, refuse } from '../refusal.ts'
import type { Context } from '../unmet.ts'

type Values = Record<string, string>

const earlierOf = ({ earlier }: Values) => (earlier === 'same' || earlier === 'other' ? earlier : null)

/** The notices that a parent was given in the months before this one, as far as anybody can tell. */
function before({ state, facts }: Context, values: Values, months: number): number {
  const { parent = '', served = '' } = values
  const others = earlierOf(values) === 'other'
  const elsewhere = noticesElsewhere({ state, facts }).filter(({ sure }) => sure || !others)
  const days = servedTo(parent, Object.values(state.notices), elsewhere)
  return isDay(served) ? within(days, served, months) : 0
}

function wrongTurn(count: number, which: Which): Refusal | null {
  if (which === 'first') return count === 0 ? null : { code: 'notice-not-first' }
  return count === 1 ? null : { code: 'notice-not-second' }
}

function whyNot(context: Context, record: string, values: Values): Refusal | null {
  const { facts, state } = context
  const { parent = '', served = '' } = values
  const to = facts.parents.find(({ id }) => id === parent)
  if (to === undefined) return { code: 'field-wrong', record, field: 'parent' }
  if (!to.warned) return { code: 'never-warned', addressee: parent }
  if (served > facts.today) return { code: 'field-in-future', field: 'served' }
  const unsure = isUnsure(parent, Object.values(state.notices), noticesElsewhere({ state, facts }))
  return unsure && earlierOf(values) === null ? { code: 'notice-earlier', field: 'earlier' } : null
}

function given(context: Context, record: string, which: Which, values: Values): Result<NoticeKept> {
  const { penalties } = context.facts
  if (penalties === undefined) return refuse({ code: 'notice-not-here' })
  const wrong = whyNot(context, record, values)
  if (wrong !== null) return refuse(wrong)
  const { parent = '', served = '', received = '' } = values
  const { most, months } = penalties
  const count = before(context, values, months)
  if (count >= most) return refuse({ code: 'notice-too-many', most, months })
  const turn = wrongTurn(count, which)
  if (turn !== null) return refuse(turn)
  const needs = noticeGates(context, parent)
  if (needs.length > 0) return refuse({ code: 'unmet', to: record, needs })
  if (!isDay(served) || !isDay(received)) return refuse({ code: 'field-wrong', record, field: 'served' })
  const id = `n${Object.keys(context.state.notices).length + 1}`
  const { amount } = penalties[which]
  return done({ notice: { id, parent, served, received, which, amount, earlier: earlierOf(values) } })
}

/** What is kept of a form that is a penalty notice or tells what came of one, or why a parent may not be given it. */
export function noticeKept(
  context: Context,
  { id, keeps }: Pick<RecordKind, 'id' | 'keeps'>,
  values: Values,
): Result<NoticeKept> {
  if (keeps === undefined) return done({})
  if (keeps !== 'notice-outcome') return given(context, id, keeps.notice, values)
  const { notice = '', outcome: is = '', on = '' } = values
  return isDay(on)
    ? done({ outcome: { notice, is, on } })
    : refuse({ code: 'field-wrong', record: id, field: 'on' })
}
