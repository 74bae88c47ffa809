import { absentParents } from '../addressees.ts'
import type { CommandOf } from '../command.ts'
import { type CaseEvent, subjects } from '../event.ts'
import { parentsAt } from '../owed.ts'
import { done, type Result, refuse } from '../refusal.ts'
import { type CaseState, type Meeting, meetingsOf } from '../state.ts'
import type { Context } from '../unmet.ts'
import { entering } from './go-on.ts'

/** Where a held meeting leads: one stage when a parent came, another when one properly invited stayed away, or both. */
function stagesAfter(context: Context, meeting: Meeting): string[] {
  const { pathway, state, facts } = context
  const kind = pathway.meetings.find((one) => one.id === meeting.kind)
  if (kind === undefined) return []
  const parents = parentsAt(meeting)
  const came = parents.length === 0 || meeting.attendance.some((one) => one.came && parents.includes(one.who))
  const stayedAway = absentParents(pathway, state, facts, meeting).length > 0
  return [...(came ? [kind.attended] : []), ...(stayedAway ? [kind.missed] : [])]
}

/** Is somebody who stayed away from a meeting of this kind still to be seen at one? */
function someUnseen({ pathway, state, facts }: Context, kind: string): boolean {
  const held = meetingsOf(state, kind).filter((one) => one.state === 'held')
  const cameAfter = (who: string, { on }: Meeting) =>
    held.some((one) => one.on > on && one.attendance.some((each) => each.who === who && each.came))
  return held.some((one) => absentParents(pathway, state, facts, one).some((who) => !cameAfter(who, one)))
}

/** A stage that is open already stays as it is, and only what an earlier meeting led to is left. */
function staying({ state }: Context, stage: string, leaves: string[]): CaseEvent[] {
  const { visit = 1 } = state.visits[stage] ?? {}
  return [{ type: 'stage-entered', stage, visit, leaves }]
}

function entered(context: Context, meeting: Meeting, before: readonly string[]): CaseEvent[] {
  const { pathway, state } = context
  const kind = pathway.meetings.find((one) => one.id === meeting.kind)
  const after = stagesAfter(context, meeting)
  // Who missed a meeting of the same offer is still written to; an offer made afresh has done with the one before.
  const stays = (stage: string) => stage === kind?.missed && [...after, ...before].includes(stage)
  const leaves = state.open.filter((stage) => kind?.from.includes(stage) && !stays(stage))
  const open = after.find((stage) => state.open.includes(stage) && !leaves.includes(stage))
  if (open !== undefined && leaves.length > 0 && !someUnseen(context, meeting.kind))
    return staying(context, open, leaves)
  return [...new Set(after)]
    .filter((stage) => !state.open.includes(stage) && !before.includes(stage))
    .map((stage, index) => entering(context, stage, index === 0 ? leaves : []))
}

type Holding = CommandOf<'hold-meeting'>

/** Everybody of whom is said whether they came: those who were asked, and those who came all the same. */
const everybody = (meeting: Meeting, { also = [] }: Holding) => [...meeting.attendees, ...also]

/** Nothing is kept a second time where everybody is said to have come, or not, as before. */
const isSaid = ({ state, attendance }: Meeting, { also = [], attendance: now }: Holding): boolean =>
  state === 'held' && also.length === 0 && JSON.stringify(attendance) === JSON.stringify(now)

function wrongIn(meeting: Meeting, command: Holding): Result<never> | null {
  const known = everybody(meeting, command).map((one) => one.who)
  const stranger = command.attendance.find((one) => !known.includes(one.who))
  if (stranger !== undefined) return refuse({ code: 'not-invited', who: stranger.who })
  const silent = command.attendance.find((one) => one.goodReason && !one.reason?.trim())
  return silent === undefined ? null : refuse({ code: 'reason-needed', field: silent.who })
}

/** Records who came, late or leaving early. It may be put right later; a stage once entered is not left by that. */
export function holdMeeting(context: Context, command: Holding): Result<CaseEvent[]> {
  const { state, facts } = context
  const found = standingMeeting(state, command.meeting)
  if (!found.ok) return found
  const meeting = found.value
  if (meeting.on > facts.today) return refuse({ code: 'day-in-future', on: meeting.on })
  const wrong = wrongIn(meeting, command)
  if (wrong !== null) return wrong
  if (isSaid(meeting, command)) return done([])
  const { attendance, also = [] } = command
  const attendees = everybody(meeting, command)
  const held: Meeting = { ...meeting, state: 'held', attendees, attendance }
  const after: CaseState = { ...state, meetings: { ...state.meetings, [meeting.id]: held } }
  const more = also.length === 0 ? {} : { also }
  const event: CaseEvent = { type: 'meeting-held', meeting: meeting.id, attendance, ...more }
  // Putting right who came opens only what it newly calls for: the case may have gone on long since.
  // What another meeting of the same offer led to is open or done too.
  const before = meetingsOf(state, meeting.kind)
    .filter((one) => one.offer === meeting.offer && one.state === 'held')
    .flatMap((one) => stagesAfter(context, one))
  return done([event, ...entered({ ...context, state: after }, held, before)])
}

function standingMeeting(state: CaseState, id: string): Result<Meeting> {
  const meeting = state.meetings[id]
  const stands = meeting !== undefined && meeting.state !== 'void'
  return stands ? done(meeting) : refuse({ code: 'no-such-meeting' })
}

/** A meeting of which it is recorded who came; until then nothing is written about it. */
export function heldMeeting(state: CaseState, id: string): Result<Meeting> {
  const found = standingMeeting(state, id)
  return found.ok && found.value.state !== 'held' ? refuse({ code: 'meeting-not-held' }) : found
}

/** Keeps what was said, a text for each of the four subjects, and any defence a parent gave. */
export function say({ state }: Context, command: CommandOf<'say'>): Result<CaseEvent[]> {
  const found = heldMeeting(state, command.meeting)
  if (!found.ok) return found
  const meeting = found.value
  const shareable = command.shareable ?? meeting.shareable ?? false
  const agreedAnew = shareable !== (meeting.shareable ?? false)
  const said = subjects.flatMap((about): CaseEvent[] => {
    const was = meeting.said[about] ?? ''
    const text = command.said[about] ?? was
    const changed = text !== was || (about === 'pupil' && agreedAnew && text !== '')
    const whose = about === 'pupil' ? { shareable } : {}
    return changed ? [{ type: 'said', meeting: meeting.id, about, text, ...whose }] : []
  })
  const given: CaseEvent[] = command.defences
    .filter(
      (one) => !meeting.defences.some((was) => was.defence === one.defence && was.evidence === one.evidence),
    )
    .map((one) => ({ type: 'defence-given', meeting: meeting.id, ...one }))
  return done([...said, ...given])
}
