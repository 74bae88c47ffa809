import type { CloseReason } from '../../close-reasons.ts'
import { compulsorySchoolAge } from '../../compulsory-school-age.ts'
import { isDay } from '../../day.ts'
import { optionNamed } from '../../pathway/options.ts'
import type { CaseCommand, CommandOf, Verb } from '../command.ts'
import type { CaseEvent } from '../event.ts'
import type { Facts } from '../facts.ts'
import { stopped } from '../parts/ending.ts'
import { done, type Refusal, type Result, refuse, type Unmet } from '../refusal.ts'
import { type CaseState, standingDecision } from '../state.ts'
import { type Context, unmetOf } from '../unmet.ts'
import { calledOff } from './move-meeting.ts'
import { prosecutionVerbs } from './prosecution.ts'

type Field = CloseReason['fields'][number]

/** Has the pupil's name come off the register by today? */
export const offRoll = ({ pupil, today }: Pick<Facts, 'pupil' | 'today'>): boolean =>
  pupil.left !== null && pupil.left <= today

/** What may be done to a case that stands still: end it, go on again, keep it in hand. */
const whileStopped: readonly CaseCommand['do'][] = [
  'close',
  'cannot-find',
  'found',
  'refer-missing',
  'follow-roll',
  'hand-over',
  'keep-out',
  'let-in',
  'track',
  'place-hold',
  'lift-hold',
  'note-hold',
  'call-off-meeting',
  'void-letter',
  'excuse-letter',
  'recount',
  'note-drift',
  'see-drift',
  ...(Object.keys(prosecutionVerbs) as Verb[]),
]

function tellsDecision({ pathway }: Context, kind: string | undefined): boolean {
  return pathway.letters.some((letter) => letter.id === kind && letter.tells !== undefined)
}

/** Does a letter of this kind tell somebody that a meeting they were invited to is off? No such letter goes out once a child has died. */
export function takesBack({ pathway, state }: Context, kind: string | undefined): boolean {
  if (state.closeReason === 'died') return false
  return pathway.letters.some((letter) => letter.id === kind && letter.to.startsWith('put-off-'))
}

/** Letters that tell what was decided, or that a meeting is off, may still go out; nothing else may. */
function isLastPost(context: Context, command: CaseCommand): boolean {
  const last = (kind: string | undefined) => tellsDecision(context, kind) || takesBack(context, kind)
  if (command.do === 'draft-letters') return last(command.kind)
  if (command.do !== 'send-letters') return false
  return command.letters.every((id) => last(context.state.letters[id]?.kind))
}

/** Why a case that stands still refuses what is asked; null where it may be done all the same. */
export function standsStill(context: Context, command: CaseCommand): Refusal | null {
  const { state, facts } = context
  if (state.status === 'closed' || !(stopped(state) || offRoll(facts))) return null
  if (whileStopped.includes(command.do) || isLastPost(context, command)) return null
  return { code: 'stopped', why: state.ending.unfound !== null ? 'unfound' : 'left-roll' }
}

/** What the register says of an open case by itself: it stops once the pupil has left, and goes on when they are back. */
export function followingRoll({ state, facts }: Context): CaseEvent[] {
  if (state.status === 'closed') return []
  const { leftRoll } = state.ending
  if (!offRoll(facts)) return leftRoll === null ? [] : [{ type: 'case-resumed', why: 'left-roll' }]
  const { left } = facts.pupil
  if (leftRoll !== null || left === null) return []
  return [...invitationsOff(state, facts), { type: 'case-stopped', why: 'left-roll', left }]
}

/** Nobody knows where the pupil is: the case stops until they are found or the council has been told. */
export function cannotFind(
  { state, facts }: Context,
  { note }: CommandOf<'cannot-find'>,
): Result<CaseEvent[]> {
  if (state.ending.unfound !== null) return done([])
  if (!note.trim()) return refuse({ code: 'reason-needed', field: 'note' })
  const off = invitationsOff(state, facts)
  return done([...off, { type: 'case-stopped', why: 'unfound', note: note.trim() }])
}

/** The pupil has been found: the case goes on. */
export function found({ state }: Context, { note }: CommandOf<'found'>): Result<CaseEvent[]> {
  if (state.ending.unfound === null) return refuse({ code: 'nothing-changed' })
  if (!note.trim()) return refuse({ code: 'reason-needed', field: 'note' })
  return done([{ type: 'case-resumed', why: 'unfound', note: note.trim() }])
}

/** The council is told that a child is missing education: to whom, and on which day (the day it was done). */
export function referMissing(
  { state }: Context,
  { to, note = '' }: CommandOf<'refer-missing'>,
): Result<CaseEvent[]> {
  if (state.ending.unfound === null) return refuse({ code: 'not-missing' })
  if (!to.trim()) return refuse({ code: 'reason-needed', field: 'to' })
  return done([{ type: 'missing-referred', to: to.trim(), note: note.trim() }])
}

function faultOf({ id: field, kind, past }: Field, value: string, { today }: Facts): Refusal | null {
  if (value === '') return { code: 'field-missing', record: 'close', field }
  if (kind === 'day' && !isDay(value)) return { code: 'field-wrong', record: 'close', field }
  return past && value > today ? { code: 'field-in-future', field } : null
}

function fieldFault(reason: CloseReason, values: Record<string, string>, facts: Facts): Refusal | null {
  const faults = reason.fields.map((field) => faultOf(field, values[field.id]?.trim() ?? '', facts))
  return faults.find((fault) => fault !== null) ?? null
}

function isPastAge({ pupil, calendar, today }: Facts): boolean {
  return pupil.dateOfBirth !== null && compulsorySchoolAge(pupil.dateOfBirth, calendar).until < today
}

const holds: Record<CloseReason['needs'][number], (context: Context) => Refusal | null> = {
  'off-roll': ({ facts }) => (offRoll(facts) ? null : { code: 'still-on-roll' }),
  'over-age': ({ facts }) => (isPastAge(facts) ? null : { code: 'still-of-age' }),
  referral: ({ state: { ending } }) =>
    ending.unfound !== null && ending.referral !== null ? null : { code: 'referral-first' },
  sealing: () => ({ code: 'no-such-reason' }),
}

/** Which letters that tell a decision already made have not reached each parent, nor been excused. */
function decisionLettersOwed(context: Context): Unmet[] {
  const { pathway, state } = context
  const option = optionNamed(pathway, standingDecision(state)?.option)
  if (option === undefined) return []
  const owed = pathway.letters.filter(
    (letter) => option.letters.includes(letter.id) && letter.tells !== undefined && letter.to === 'parents',
  )
  return owed.flatMap((letter) => unmetOf({ sent: letter.id }, context))
}

/** What must come first before a case may end for this reason; null where nothing does. */
export function inTheWay(context: Context, reason: CloseReason): Refusal | null {
  const [unmet] = reason.needs.flatMap((need) => holds[need](context) ?? [])
  if (unmet !== undefined) return unmet
  const needs = reason.letters === 'owed' ? decisionLettersOwed(context) : []
  return needs.length > 0 ? { code: 'letters-owed', needs } : null
}

/** The planned meetings that will not be once the case ends; whoever was invited by letter is owed word of it. */
export function meetingsOff(state: CaseState): CaseEvent[] {
  const planned = Object.values(state.meetings).filter((meeting) => meeting.state === 'planned')
  return planned.flatMap(({ id }) => calledOff(state, id, 'case-closed'))
}

/** While a case stands still no family is to come in vain: a meeting ahead to which letters went is off. Others stay planned. */
function invitationsOff(state: CaseState, { today }: Facts): CaseEvent[] {
  const { letters, meetings } = state
  const told = Object.values(letters).flatMap(({ state: now, meeting }) => (now === 'sent' ? [meeting] : []))
  return Object.values(meetings)
    .filter(({ id, on, state: now }) => now === 'planned' && on >= today && told.includes(id))
    .flatMap(({ id }) => calledOff(state, id, 'case-stopped'))
}

/** What no longer happens once a case ends: drafts that were not sent, and meetings still ahead. */
function laidDown(state: CaseState): CaseEvent[] {
  const drafts = Object.values(state.letters).filter((letter) => letter.state === 'draft')
  const aside = drafts.map(({ id }): CaseEvent => ({ type: 'letter-void', letter: id, why: 'case-closed' }))
  const off = meetingsOff(state).filter(
    (event) => event.type !== 'letter-void' || state.letters[event.letter]?.state === 'sent',
  )
  return [...off, ...aside]
}

/** Ends a case for a reason of its own, once all that the reason asks for is there. */
export function close(context: Context, command: CommandOf<'close'>): Result<CaseEvent[]> {
  const reason = context.facts.endings.find((one) => one.id === command.reason)
  if (reason === undefined) return refuse({ code: 'no-such-reason' })
  const wrong = inTheWay(context, reason) ?? fieldFault(reason, command.values, context.facts)
  if (wrong !== null) return refuse(wrong)
  const fields = reason.fields.map(({ id }) => [id, command.values[id]?.trim() ?? ''])
  const closed: CaseEvent = { type: 'case-closed', reason: reason.id, values: Object.fromEntries(fields) }
  return done([...laidDown(context.state), closed])
}
