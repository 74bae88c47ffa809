import { isSchoolDay, whyShut } from '../../calendar.ts'
import type { Day } from '../../day.ts'
import { count, firstDayAtLeast } from '../../duration.ts'
import type { MeetingKind } from '../../pathway/pathway.ts'
import { durationOf } from '../addressees.ts'
import { barredByAge } from '../care.ts'
import type { CommandOf } from '../command.ts'
import type { CaseEvent } from '../event.ts'
import type { Facts } from '../facts.ts'
import { stageGates } from '../gates.ts'
import { done, type Refusal, type Result, refuse } from '../refusal.ts'
import { mayPlan, offerFor, plannedWith } from '../sittings.ts'
import type { CaseState } from '../state.ts'
import { someApart } from '../together.ts'
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

/** A meeting as somebody wants it: the day, who is asked, and the reasons for what needs one. */
export type Wish = Pick<CommandOf<'plan-meeting'>, 'on' | 'attendees' | 'why' | 'together'>

/** Is this a meeting without the family: a panel whose list of who sits there names no parent? */
const isWithoutParents = ({ sits }: MeetingKind): boolean => sits !== undefined && !sits.includes('parents')

function badlyAsked({ facts }: Context, kind: MeetingKind, { attendees, together }: Wish): Refusal | null {
  const parents = attendees.filter((one) => one.as === 'parent').map((one) => one.who)
  const stranger = parents.find((who) => !facts.parents.some(({ id }) => id === who))
  // A parent may have left the list since the form was opened, and nobody else's parent is ever asked.
  if (stranger !== undefined) return { code: 'not-a-parent', who: stranger }
  if (parents.length === 0 && !isWithoutParents(kind)) return { code: 'no-one-invited' }
  const apart = someApart(facts.parents, parents)
  return apart && !together?.trim() ? { code: 'parents-apart' } : null
}

/**
 * What stands against a meeting on this day with these people. A reason overrides a shut day or short notice; another
 * lets parents apart be met together.
 */
export function checkPlan(context: Context, kind: MeetingKind, wish: Wish): Refusal | null {
  const { on, why } = wish
  const { warning } = noticeFor(context.state, context.facts, kind, on)
  if (warning?.code === 'day-not-known') return warning
  if (warning !== null && !why?.trim()) return warning
  return badlyAsked(context, kind, wish)
}

/** The reason why parents apart are met together, where they are. */
export function togetherOf({ facts }: Context, { attendees, together }: Wish): { together?: string } {
  const parents = attendees.filter((one) => one.as === 'parent').map((one) => one.who)
  const why = together?.trim()
  return why && someApart(facts.parents, parents) ? { together: why } : {}
}

// A meeting that was held is never turned away, so what its stages ask is asked before it has a day.
function barredFrom(context: Context, { attended, missed }: MeetingKind): Refusal | null {
  if (barredByAge(context.facts) !== null) return { code: 'past-school-age' }
  const to = [attended, missed].filter((stage) => !context.state.open.includes(stage))
  const shut = to.find((stage) => stageGates(context, stage).length > 0)
  return shut === undefined ? null : { code: 'unmet', to: shut, needs: stageGates(context, shut) }
}

/** Plans a meeting: one more of the offer that stands for parents who have none in it yet, else a further offer. */
export function planMeeting(context: Context, command: CommandOf<'plan-meeting'>): Result<CaseEvent[]> {
  const { pathway, state } = context
  const kind = pathway.meetings.find((one) => one.id === command.kind)
  if (kind === undefined) return refuse({ code: 'no-such-meeting' })
  const barred = barredFrom(context, kind)
  if (barred !== null) return refuse(barred)
  const { on, at, place, attendees, why } = command
  const parents = attendees.filter((one) => one.as === 'parent').map((one) => one.who)
  if (!mayPlan(state, kind, parents)) return refuse({ code: 'stage-not-open', stage: kind.from[0] ?? '' })
  const standing = plannedWith(state, kind.id, parents)
  if (standing !== null) return refuse({ code: 'already-planned', meeting: standing.id })
  const wrong = checkPlan(context, kind, command)
  if (wrong !== null) return refuse(wrong)
  const meeting = `m${Object.keys(state.meetings).length + 1}`
  const plan = { meeting, kind: kind.id, day: on, at, place, attendees, ...(why ? { why } : {}) }
  const shut = isSchoolDay(context.facts.calendar, on) ? {} : { shut: true as const }
  const offer = offerFor(state, kind.id, parents)
  return done([{ type: 'meeting-planned', offer, ...plan, ...shut, ...togetherOf(context, command) }])
}
