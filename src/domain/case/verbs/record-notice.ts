import { addMonths, isDay } from '../../day.ts'
import type { RecordKind } from '../../pathway/pathway.ts'
import { isUnsure, servedTo, type Which, within } from '../../penalty-notices.ts'
import type { CommandOf } from '../command.ts'
import { noticeGates } from '../gates.ts'
import { type NoticeKept, noticesElsewhere, type PenaltyNotice } from '../parts/notice.ts'
import { done, type Refusal, type Result, refuse } from '../refusal.ts'
import { notReferable } from '../served.ts'
import type { Context } from '../unmet.ts'

type Values = Record<string, string>

const earlierOf = ({ earlier }: Values) => (earlier === 'same' || earlier === 'other' ? earlier : null)

/** The notices that a parent was given in the months before this one, and in those after it where it is recorded late, as far as anybody can tell. */
function around({ state, facts }: Context, values: Values, months: number) {
  const { parent = '', served = '' } = values
  if (!isDay(served)) return { before: 0, after: 0 }
  const others = earlierOf(values) === 'other'
  const elsewhere = noticesElsewhere({ state, facts }).filter(({ sure }) => sure || !others)
  const days = servedTo(parent, Object.values(state.notices), elsewhere)
  const later = days.filter((on) => on > served)
  return { before: within(days, served, months), after: within(later, addMonths(served, months), months) }
}

/** Why so many notices around it forbid this one. A notice whose days are put right stays before those that came after it. */
function wrongTurn(
  { before, after }: ReturnType<typeof around>,
  { which, stands }: { which: Which; stands: boolean },
): Refusal | null {
  const count = stands ? before : before + after
  if (which === 'first') return count === 0 ? null : { code: 'notice-not-first' }
  return count === 1 ? null : { code: 'notice-not-second' }
}

function whyNot(context: Context, record: string, values: Values): Refusal | null {
  const { facts, state } = context
  const { parent = '', served = '' } = values
  const to = facts.parents.find(({ id }) => id === parent)
  if (to === undefined) return { code: 'field-wrong', record, field: 'parent' }
  if (!to.warned) return { code: 'never-warned', addressee: parent }
  if (notReferable(state, facts).includes(parent)) return { code: 'not-served', addressee: parent }
  if (served > facts.today) return { code: 'field-in-future', field: 'served' }
  const unsure = isUnsure(parent, Object.values(state.notices), noticesElsewhere({ state, facts }))
  return unsure && earlierOf(values) === null ? { code: 'notice-earlier', field: 'earlier' } : null
}

/** The case without a penalty notice that is put right, so that it does not count against itself. */
function without(context: Context, id: string): Context {
  const { [id]: _amended, ...notices } = context.state.notices
  return { ...context, state: { ...context.state, notices } }
}

/** The days of absence that a notice is for, where both were written down. */
function over({ first = '', last = '' }: Values): Partial<Pick<PenaltyNotice, 'over'>> {
  return isDay(first) && isDay(last) ? { over: { from: first, to: last } } : {}
}

type Giving = { record: string; which: Which; values: Values; id: string }

function given(context: Context, { record, which, values, id }: Giving): Result<NoticeKept> {
  const { penalties } = context.facts
  if (penalties === undefined) return refuse({ code: 'notice-not-here' })
  const others = without(context, id)
  const wrong = whyNot(others, record, values)
  if (wrong !== null) return refuse(wrong)
  const { parent = '', served = '', received = '' } = values
  const { most, months } = penalties
  const near = around(others, values, months)
  if (near.before + near.after >= most) return refuse({ code: 'notice-too-many', most, months })
  const stands = context.state.notices[id]?.parent === parent
  const turn = wrongTurn(near, { which, stands })
  if (turn !== null) return refuse(turn)
  // What a notice that stands was given for is not asked again.
  const needs = stands ? [] : noticeGates(others, parent)
  if (needs.length > 0) return refuse({ code: 'unmet', to: record, needs })
  if (!isDay(served) || !isDay(received)) return refuse({ code: 'field-wrong', record, field: 'served' })
  const { amount } = penalties[which]
  const earlier = earlierOf(values)
  return done({ notice: { id, parent, served, received, which, amount, earlier, ...over(values) } })
}

/** What is kept of a form that is a penalty notice, puts one right or tells what came of one, or why a parent may not be given it. */
export function noticeKept(
  context: Context,
  { id: record, keeps }: Pick<RecordKind, 'id' | 'keeps'>,
  { values, amends }: Pick<CommandOf<'record'>, 'values' | 'amends'>,
): Result<NoticeKept> {
  const { notices } = context.state
  if (amends !== undefined && notices[amends]?.record !== record)
    return refuse({ code: 'stage-not-open', stage: amends })
  if (keeps === undefined) return done({})
  if (keeps !== 'notice-outcome') {
    const id = amends ?? `n${Object.keys(notices).length + 1}`
    return given(context, { record, which: keeps.notice, values, id })
  }
  const { notice = '', outcome: is = '', on = '' } = values
  return isDay(on)
    ? done({ outcome: { notice, is, on } })
    : refuse({ code: 'field-wrong', record, field: 'on' })
}
