import { isSchoolDay } from '../../calendar.ts'
import type { CommandOf } from '../command.ts'
import type { Attendee, CaseEvent } from '../event.ts'
import { everAsked } from '../put-off.ts'
import { done, type Result, refuse } from '../refusal.ts'
import { plannedWith } from '../sittings.ts'
import type { CaseState, Meeting } from '../state.ts'
import type { Context } from '../unmet.ts'
import { checkPlan, togetherOf } from './plan-meeting.ts'

/** Gives people typed by hand the number they had in this meeting before, and others one that nobody had. */
function renumbered(was: Meeting, attendees: readonly Attendee[]): Attendee[] {
  const known = everAsked(was).filter((one) => one.name !== undefined)
  let next = Math.max(0, ...known.map(({ who }) => Number(/^name-(\d+)$/.exec(who)?.[1] ?? 0)))
  const taken = new Set<string>()
  return attendees.map((one) => {
    if (one.name === undefined) return one
    const same = known.find(({ name, who }) => name === one.name && !taken.has(who))?.who
    if (same === undefined) next += 1
    const who = same ?? `name-${next}`
    taken.add(who)
    return { ...one, who }
  })
}

/** Moves a planned meeting; invitations to the old day no longer count. */
export function moveMeeting(context: Context, command: CommandOf<'move-meeting'>): Result<CaseEvent[]> {
  const { pathway, state, facts } = context
  const was = state.meetings[command.meeting]
  const kind = pathway.meetings.find((one) => one.id === was?.kind)
  if (was?.state !== 'planned' || kind === undefined) return refuse({ code: 'no-such-meeting' })
  const wish = { ...command, together: command.together ?? was.together ?? undefined }
  const wrong = checkPlan(context, kind, wish)
  if (wrong !== null) return refuse(wrong)
  const parents = command.attendees.filter((one) => one.as === 'parent').map((one) => one.who)
  const other = plannedWith(state, kind.id, parents, was.id)
  if (other !== null) return refuse({ code: 'already-planned', meeting: other.id })
  const { on, at, place, why } = command
  const attendees = renumbered(was, command.attendees)
  const shut = !isSchoolDay(facts.calendar, on)
  const moved = { on, at, place, attendees, ...(why ? { why } : {}), ...(shut ? { shut } : {}) }
  return done(movedTo(state, was, { ...moved, ...togetherOf(context, wish) }))
}

type NewDay = {
  on: Meeting['on']
  at: string
  place: string
  attendees: Attendee[]
  why?: string
  shut?: true
  because?: 'school-shut'
  together?: string
}

/** The events of a meeting that goes to another day: its own, and letters about the old day no longer count. */
export function movedTo(state: CaseState, was: Meeting, { on, ...plan }: NewDay): CaseEvent[] {
  const moved: CaseEvent = { type: 'meeting-moved', meeting: was.id, kind: was.kind, day: on, ...plan }
  const same = was.on === on && was.at === plan.at && was.place === plan.place
  return [moved, ...(same ? [] : voided(state, was.id))]
}

function voided(state: CaseState, meeting: string): CaseEvent[] {
  return Object.values(state.letters)
    .filter((letter) => letter.meeting === meeting && letter.state !== 'void')
    .map((letter) => ({ type: 'letter-void', letter: letter.id, why: 'meeting-moved' }))
}

/** Calls a planned meeting off, with a reason; its letters no longer count. */
export function callOffMeeting(
  { state }: Context,
  command: CommandOf<'call-off-meeting'>,
): Result<CaseEvent[]> {
  if (state.meetings[command.meeting]?.state !== 'planned') return refuse({ code: 'no-such-meeting' })
  if (!command.why.trim()) return refuse({ code: 'reason-needed', field: 'why' })
  return done(calledOff(state, command.meeting, command.why))
}

/** The events of a meeting that will not be: its own, and letters about it no longer count, so that whoever had one is owed word. */
export function calledOff(state: CaseState, meeting: string, why: string): CaseEvent[] {
  return [{ type: 'meeting-called-off', meeting, why }, ...voided(state, meeting)]
}
