import type { CommandOf } from '../command.ts'
import type { CaseEvent } from '../event.ts'
import { type GivenReason, minutesOf, overlap, reasonFor } from '../parts/minutes.ts'
import { openQueries } from '../parts/register-query.ts'
import { done, type Result, refuse } from '../refusal.ts'
import type { CaseState, Meeting } from '../state.ts'
import type { Context } from '../unmet.ts'
import { answer } from './answer.ts'
import { heldMeeting } from './hold-meeting.ts'

type Numbered = { state: CaseState; meeting: Meeting; from: number }

/** The parents who were there: a reason is theirs to give. */
const parentsThere = ({ attendees, attendance }: Meeting): string[] =>
  attendees
    .filter(({ who, as }) => as === 'parent' && attendance.some((one) => one.who === who && one.came))
    .map(({ who }) => who)

/** What is asked of whoever keeps the register, where the register does not say the same; an older question is withdrawn. */
function asking({ state, meeting, from }: Numbered, given: GivenReason): CaseEvent[] {
  const { differs, reason, words, ...stretch } = given
  const withdrawn = openQueries(state)
    .filter((query) => query.meeting === meeting.id && overlap(query, stretch))
    .map((query): CaseEvent => ({ type: 'register-query-withdrawn', query: query.id }))
  if (!differs || reason === 'none') return withdrawn
  const query = `q${from}`
  const saidBy = parentsThere(meeting)
  return [
    ...withdrawn,
    { type: 'register-queried', query, meeting: meeting.id, ...stretch, reason, words, saidBy },
  ]
}

/** Keeps why sessions were missed, as the family says; a reason that the register does not have becomes a query, never a mark. */
export function explainAbsences(
  { state }: Context,
  command: CommandOf<'explain-absences'>,
): Result<CaseEvent[]> {
  const found = heldMeeting(state, command.meeting)
  if (!found.ok) return found
  const kept = minutesOf(state, command.meeting)
  const silent = command.reasons.find((one) => one.reason === 'other' && one.words.trim() === '')
  if (silent !== undefined) return refuse({ code: 'reason-needed', field: silent.from })
  const fresh = command.reasons.filter((given) => {
    const was = reasonFor(kept, given)
    return given.reason !== (was?.reason ?? 'none') || given.words !== (was?.words ?? '')
  })
  let from = Object.keys(state.queries).length
  const events = fresh.flatMap((given): CaseEvent[] => {
    const { differs, ...said } = given
    if (differs && said.reason !== 'none') from += 1
    return [
      { type: 'absence-explained', meeting: command.meeting, ...said },
      ...asking({ state, meeting: found.value, from }, given),
    ]
  })
  return done(events)
}

/** Keeps that what may follow, and what help there is, was explained; a second press changes nothing. */
export function explainConsequences(
  { state }: Context,
  command: CommandOf<'explain-consequences'>,
): Result<CaseEvent[]> {
  const found = heldMeeting(state, command.meeting)
  if (!found.ok) return found
  const known = minutesOf(state, command.meeting).explainedOn !== null
  return done(known ? [] : [{ type: 'consequences-explained', meeting: command.meeting }])
}

/** The checklist item that the signed sheet of a meeting proves, where one is open. */
function itemFor({ pathway, state }: Context, meeting: Meeting) {
  const papers = pathway.letters
    .filter((letter) => letter.to === 'school' && letter.meeting === meeting.kind)
    .map(({ id }) => id)
  const open = pathway.stages.filter((stage) => state.open.includes(stage.id))
  const items = open.flatMap((stage) => stage.items.map((item) => ({ stage: stage.id, item })))
  return items.find(
    ({ item }) => item.proof === 'file' && item.papers?.some((paper) => papers.includes(paper)),
  )
}

/** Keeps the signed sheets of a meeting, and answers the checklist item that asks for it. */
export function signMinutes(context: Context, command: CommandOf<'sign-minutes'>): Result<CaseEvent[]> {
  const found = heldMeeting(context.state, command.meeting)
  if (!found.ok) return found
  const { meeting, documents } = command
  const signed = documents.map((document): CaseEvent => ({ type: 'minutes-signed', meeting, document }))
  const proves = itemFor(context, found.value)
  const document = documents.at(-1)
  if (proves === undefined || document === undefined) return done(signed)
  const given = { item: proves.item.id, value: 'done' as const, proof: { document } }
  const answered = answer(context, { do: 'answer', stage: proves.stage, answers: [given] })
  return answered.ok ? done([...signed, ...answered.value]) : answered
}
