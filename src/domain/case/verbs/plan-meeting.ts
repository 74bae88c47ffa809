import { isSchoolDay, whyShut } from '../../calendar.ts'
import type { Day } from '../../day.ts'
import { count, firstDayAtLeast } from '../../duration.ts'
import type { MeetingKind } from '../../pathway/pathway.ts'
import { durationOf } from '../addressees.ts'
import type { CommandOf } from '../command.ts'
import type { Attendee, CaseEvent } from '../event.ts'
import type { Facts } from '../facts.ts'
import { done, type Refusal, type Result, refuse } from '../refusal.ts'
import { type CaseState, latestMeeting } from '../state.ts'
import type { Context } from '../unmet.ts'

export type Notice = { lastSend: Day | null; first: Day | null; warning: Refusal | null }

/** The last day to send invitations for a meeting, the first day that still works, and what is wrong with the day, if anything. */
export function noticeFor(state: CaseState, facts: Facts, kind: MeetingKind, on: Day): Notice {
  const notice = durationOf(state, kind.notice)
  const last = count(facts.calendar, on, 'before', notice)
  const earliest = firstDayAtLeast(facts.calendar, facts.today, notice)
  const first = earliest.known ? earliest.day : null
  const lastSend = last.known ? last.day : null
  return {
    lastSend,
    first,
    warning: warningFor(facts, on, lastSend, first, last.known ? null : last.missing),
  }
}

function warningFor(
  facts: Facts,
  on: Day,
  lastSend: Day | null,
  first: Day | null,
  missing: string | null,
): Refusal | null {
  if (lastSend === null) return { code: 'day-not-known', missing: missing ?? '' }
  const shut = whyShut(facts.calendar, on)
  if (!isSchoolDay(facts.calendar, on) && shut !== null) return { code: 'day-shut', on, why: shut, first }
  const soon = lastSend < facts.today && on >= facts.today
  return soon ? { code: 'too-soon', on, lastSend, first } : null
}

/** What stands against a meeting on this day with these people; a reason overrides a shut day or short notice. */
export function checkPlan(
  context: Context,
  kind: MeetingKind,
  on: Day,
  attendees: Attendee[],
  why: string | undefined,
): Refusal | null {
  const { warning } = noticeFor(context.state, context.facts, kind, on)
  if (warning?.code === 'day-not-known') return warning
  if (warning !== null && !why?.trim()) return warning
  const parents = attendees.filter((one) => one.as === 'parent').map((one) => one.who)
  const stranger = parents.find((who) => !context.facts.parents.some(({ id }) => id === who))
  // A parent may have left the list since the form was opened, and nobody else's parent is ever asked.
  if (stranger !== undefined) return { code: 'not-a-parent', who: stranger }
  return parents.length > 0 ? null : { code: 'no-one-invited' }
}

/** Plans a meeting, or a further offer of it once the last was held. */
export function planMeeting(context: Context, command: CommandOf<'plan-meeting'>): Result<CaseEvent[]> {
  const { pathway, state } = context
  const kind = pathway.meetings.find((one) => one.id === command.kind)
  if (kind === undefined) return refuse({ code: 'no-such-meeting' })
  if (!kind.from.some((stage) => state.open.includes(stage)))
    return refuse({ code: 'stage-not-open', stage: kind.from[0] ?? '' })
  const before = latestMeeting(state, kind.id)
  if (before?.state === 'planned') return refuse({ code: 'already-planned', meeting: before.id })
  const wrong = checkPlan(context, kind, command.on, command.attendees, command.why)
  if (wrong !== null) return refuse(wrong)
  const { on, at, place, attendees, why } = command
  const meeting = `m${Object.keys(state.meetings).length + 1}`
  const offer = (before?.offer ?? 0) + 1
  return done([
    {
      type: 'meeting-planned',
      offer,
      meeting,
      kind: kind.id,
      day: on,
      at,
      place,
      attendees,
      ...(why ? { why } : {}),
      ...(isSchoolDay(context.facts.calendar, on) ? {} : { shut: true as const }),
    },
  ])
}
