import { count } from '../../duration.ts'
import type { CommandOf } from '../command.ts'
import type { CaseEvent } from '../event.ts'
import type { Facts } from '../facts.ts'
import { confirmedBefore, interpreterFor, isConfirmed } from '../parts/interpreter.ts'
import { done, type Refusal, type Result, refuse } from '../refusal.ts'
import type { CaseState, Meeting } from '../state.ts'
import type { Context } from '../unmet.ts'

type Of = { meeting: string; parent: string }

function unfit({ state }: Context, { meeting: id, parent }: Of): Refusal | null {
  const meeting = state.meetings[id]
  if (meeting === undefined || meeting.state === 'void') return { code: 'no-such-meeting' }
  const asked = meeting.attendees.some((one) => one.as === 'parent' && one.who === parent)
  return asked ? null : { code: 'not-invited', who: parent }
}

type Booking = CommandOf<'book-interpreter'>

function lacking({ language, agency, independent }: Booking): Refusal | null {
  if (language === '') return { code: 'reason-needed', field: 'language' }
  if (agency === '') return { code: 'reason-needed', field: 'agency' }
  return independent ? null : { code: 'interpreter-not-independent' }
}

const tidied = ({ language, agency, name = '', ...rest }: Booking): Booking & { name: string } => ({
  ...rest,
  language: language.trim(),
  agency: agency.trim(),
  name: name.trim(),
})

/** Books an interpreter for one parent at one meeting; another booking takes its place and is to be confirmed afresh. */
export function bookInterpreter(context: Context, command: Booking): Result<CaseEvent[]> {
  const booking = tidied(command)
  const wrong = unfit(context, booking) ?? lacking(booking)
  if (wrong !== null) return refuse(wrong)
  const { meeting, parent, language, agency, name } = booking
  const was = interpreterFor(context.state, meeting, parent)
  if (was?.language === language && was.agency === agency && (was.name ?? '') === name) return done([])
  const named = name === '' ? {} : { name }
  return done([{ type: 'interpreter-booked', meeting, parent, language, agency, ...named }])
}

/** Keeps that the agency has said yes to the day and time of the meeting. */
export function confirmInterpreter(
  { state }: Context,
  { meeting: id, parent }: CommandOf<'confirm-interpreter'>,
): Result<CaseEvent[]> {
  const meeting = state.meetings[id]
  const booked = interpreterFor(state, id, parent)
  if (meeting === undefined || booked === null) return refuse({ code: 'no-interpreter' })
  if (isConfirmed(booked, meeting)) return done([])
  return done([{ type: 'interpreter-confirmed', meeting: id, parent, day: meeting.on, at: meeting.at }])
}

/** Lets an interpreter go, with a reason. */
export function cancelInterpreter(
  { state }: Context,
  { meeting, parent, why }: CommandOf<'cancel-interpreter'>,
): Result<CaseEvent[]> {
  if (interpreterFor(state, meeting, parent) === null) return refuse({ code: 'no-interpreter' })
  if (!why.trim()) return refuse({ code: 'reason-needed', field: 'why' })
  return done([{ type: 'interpreter-cancelled', meeting, parent, why: why.trim() }])
}

/** The parents asked to a meeting who need an interpreter at it. */
export function parentsNeeding(facts: Pick<Facts, 'parents'>, meeting: Meeting): string[] {
  const asked = meeting.attendees.filter((one) => one.as === 'parent').map((one) => one.who)
  return facts.parents.filter((one) => one.interpreter && asked.includes(one.id)).map((one) => one.id)
}

/** What the interpreters of a planned meeting are due by, and whether every one of them has said yes; null where nobody needs one. */
export function interpretersDue({ state, facts }: { state: CaseState; facts: Facts }, meeting: Meeting) {
  const needing = parentsNeeding(facts, meeting)
  if (needing.length === 0) return null
  const counted = count(facts.calendar, meeting.on, 'before', confirmedBefore)
  const met = needing.every((parent) => isConfirmed(interpreterFor(state, meeting.id, parent), meeting))
  return {
    due: counted.known ? counted.day : null,
    missing: counted.known ? null : counted.missing,
    met,
  }
}
