import { needsOf } from '../care.ts'
import type { CommandOf } from '../command.ts'
import type { CaseEvent } from '../event.ts'
import type { Doer } from '../facts.ts'
import type { Consulted } from '../parts/sign-off.ts'
import { done, type Refusal, type Result, refuse } from '../refusal.ts'
import type { Context } from '../unmet.ts'

const ruleOf = ({ facts }: Context, need: string) => facts.care.needs.find((one) => one.id === need)
const adjusted = (need: string, what: string): CaseEvent => ({ type: 'adjusted', need, what })

/** Notes a need that the school's records do not tell of, with what was adjusted for it if that is known. */
export function noteNeed(context: Context, command: CommandOf<'note-need'>): Result<CaseEvent[]> {
  const { need } = command
  if (ruleOf(context, need) === undefined) return refuse({ code: 'no-such-need' })
  const known = needsOf(context).some(({ rule }) => rule.id === need)
  const what = command.what?.trim() ?? ''
  const noted: CaseEvent[] = known ? [] : [{ type: 'need-noted', need }]
  return done(what === '' ? noted : [...noted, adjusted(need, what)])
}

/** Keeps what the school changed for a need; a new text is to be signed off afresh. */
export function adjust(context: Context, command: CommandOf<'adjust'>): Result<CaseEvent[]> {
  const need = needsOf(context).find(({ rule }) => rule.id === command.need)
  if (need === undefined) return refuse({ code: 'no-such-need' })
  const what = command.what.trim()
  if (what === '') return refuse({ code: 'reason-needed', field: 'what' })
  return done(need.adjustment?.what === what ? [] : [adjusted(command.need, what)])
}

/** Why this person may not sign off a need: it is for the seniors whom its rule names, each for themselves. */
export function notTheirsToSign(
  context: Context,
  { need }: Pick<CommandOf<'sign-off'>, 'need'>,
  { roles, manner }: Doer,
): Refusal | null {
  const rule = ruleOf(context, need)
  if (rule === undefined) return null
  const may = manner === 'did' && rule.signs.some((role) => roles.includes(role))
  return may ? null : { code: 'not-yours-to-sign', needs: rule.signs }
}

/** Why this person may not write about a need: it is private, and the answer is the same whether the pupil has it or not. */
export function notTheirsToKnow(
  context: Context,
  { need }: Pick<CommandOf<'adjust'>, 'need'>,
  { roles }: Doer,
): Refusal | null {
  const rule = ruleOf(context, need)
  const knows =
    !rule?.private || roles.includes('team-leader') || rule.signs.some((role) => roles.includes(role))
  return knows ? null : { code: 'not-yours-to-sign', needs: rule.signs }
}

/** A senior signs off what was adjusted for a need; there must be something to sign. */
export function signOff(context: Context, command: CommandOf<'sign-off'>): Result<CaseEvent[]> {
  const { need, note = '' } = command
  const adjustment = context.state.adjustments[need]
  if (ruleOf(context, need) === undefined) return refuse({ code: 'no-such-need' })
  if (adjustment === undefined || adjustment.what === '') return refuse({ code: 'not-adjusted' })
  return done(adjustment.signedOff === null ? [{ type: 'signed-off', need, note: note.trim() }] : [])
}

/** What is wrong with a conversation as it was written down; null when it is whole. */
export function consultedFault(
  { facts }: Pick<Context, 'facts'>,
  { name, day, said }: Pick<Consulted, 'name' | 'day' | 'said'>,
): Refusal | null {
  if (name.trim() === '') return { code: 'reason-needed', field: 'name' }
  if (day > facts.today) return { code: 'day-in-future', on: day }
  return said.trim() === '' ? { code: 'reason-needed', field: 'said' } : null
}

/** Keeps whom the school spoke to about a child who is looked after, and what they said. */
export function consult(context: Context, command: CommandOf<'consult'>): Result<CaseEvent[]> {
  const { who, name, day, said } = command
  const fault = consultedFault(context, command)
  if (fault !== null) return refuse(fault)
  return done([{ type: 'consulted', who, name: name.trim(), day, said: said.trim() }])
}
