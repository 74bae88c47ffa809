import type { NeedRule } from '../care-rules.ts'
import { compulsorySchoolAge } from '../compulsory-school-age.ts'
import type { LetterKind, Option, Pathway } from '../pathway/pathway.ts'
import type { Facts } from './facts.ts'
import { type Adjustment, type Care, type Consultant, consultants } from './parts/sign-off.ts'
import type { Lacking, Refusal, Unmet } from './refusal.ts'
import type { Context } from './unmet.ts'

/** A need of the pupil as the case stands: what was adjusted for it and who signed that off, if anybody has. */
export type NeedState = { rule: NeedRule; onRecord: boolean; adjustment: Adjustment | null }

type Known = { state: Care; facts: Pick<Facts, 'pupil' | 'care'> }

/** The needs that the school's records tell of and those that staff noted on the case. */
export function needsOf({ state, facts }: Known): NeedState[] {
  return facts.care.needs.flatMap((rule) => {
    const onRecord = facts.pupil.needs.includes(rule.id)
    const adjustment = state.adjustments[rule.id] ?? null
    return onRecord || adjustment !== null ? [{ rule, onRecord, adjustment }] : []
  })
}

function lackingOf({ rule, adjustment }: NeedState): Lacking[] {
  const { id: need, title, private: hidden = false } = rule
  if (adjustment === null || adjustment.what === '') return [{ need, title, hidden, lacks: 'adjusted' }]
  return adjustment.signedOff === null ? [{ need, title, hidden, lacks: 'sign-off' }] : []
}

/** What is still to be written down or signed off before a case leaves its first stage, warns or refers. */
export function needsLacking(known: Known): Unmet[] {
  const needs = needsOf(known).flatMap(lackingOf)
  return needs.length === 0 ? [] : [{ unmet: 'signed-off', needs }]
}

/** Whom a school has not spoken to yet about a child who is looked after. */
export function notConsulted(
  { pupil }: Pick<Facts, 'pupil'>,
  consulted: Partial<Record<Consultant, unknown>>,
): Consultant[] {
  return pupil.lookedAfter ? consultants.filter((who) => consulted[who] === undefined) : []
}

function consultationsLacking({ state, facts }: Known): Unmet[] {
  const missing = notConsulted(facts, state.consulted)
  return missing.length === 0 ? [] : [{ unmet: 'consulted', missing }]
}

/** What speaks against a letter of this kind or a stage beyond, whatever the reasons: who was not asked, and what nobody signed off. */
const careLacking = (known: Known): Unmet[] => [...consultationsLacking(known), ...needsLacking(known)]

type Age = Pick<Facts, 'today' | 'calendar'> & {
  pupil: Pick<Facts['pupil'], 'joined' | 'left' | 'dateOfBirth'>
}

/** Why a pupil's age forbids it: not known, or outside the years in which a child must be in education. */
export function barredByAge({ pupil, today, calendar }: Age): Refusal | null {
  if (pupil.dateOfBirth === null) return { code: 'no-date-of-birth' }
  const age = compulsorySchoolAge(pupil.dateOfBirth, calendar)
  return age.from <= today && today <= age.until ? null : { code: 'outside-compulsory-age' }
}

/** What bars a pupil whatever the figures and whoever asks: not on roll, or outside compulsory school age. */
export function bar(facts: Age): Refusal | null {
  const { pupil, today } = facts
  const onRoll =
    (pupil.joined === null || pupil.joined <= today) && (pupil.left === null || pupil.left > today)
  return onRoll ? barredByAge(facts) : { code: 'not-on-roll', left: pupil.left }
}

function barredUnmet(barred: Refusal | null): Unmet[] {
  if (barred?.code === 'not-on-roll') return [{ unmet: 'on-roll' }]
  return barred === null ? [] : [{ unmet: 'of-age' }]
}

/** What forbids an option that hands the case on: the roll, age, and care that was not taken. Nothing for an option that ends or reviews. */
export function referralStops(context: Context, { towards }: Pick<Option, 'towards'>): Unmet[] {
  return towards !== undefined ? [...barredUnmet(bar(context.facts)), ...careLacking(context)] : []
}

/** What locks a letter beside its own condition: age where it goes to the family, and care where it warns. Telling how a case ends, or that a meeting is off, is always open. */
export function letterStops(context: Context, kind: LetterKind): Unmet[] {
  const ends = (kind.tells !== undefined && !kind.warns) || kind.to.startsWith('put-off-')
  const age = kind.to.endsWith('parents') && !ends ? barredUnmet(barredByAge(context.facts)) : []
  return [...age, ...(kind.warns ? careLacking(context) : [])]
}

/** What a stage asks before it is left: the first one, what was adjusted and who signed that off. */
export function leavingStops(context: Context, pathway: Pathway, stage: string): Unmet[] {
  return pathway.stages[0]?.id === stage ? needsLacking(context) : []
}
