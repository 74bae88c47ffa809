import type { MeetingKind } from '../pathway/pathway.ts'
import { parentsAt } from './owed.ts'
import { type CaseState, latestMeeting, type Meeting, meetingsOf } from './state.ts'

/** The standing meetings of a kind's latest offer; parents apart have one each. */
export function sittingsOf(state: CaseState, kind: string): Meeting[] {
  const offer = latestMeeting(state, kind)?.offer
  return meetingsOf(state, kind).filter((meeting) => meeting.offer === offer)
}

const shares = (meeting: Meeting, parents: readonly string[]): boolean =>
  parentsAt(meeting).some((who) => parents.includes(who))

/** A planned meeting of a kind, besides a given one, to which one of these parents is asked already. */
export function plannedWith(
  state: CaseState,
  kind: string,
  parents: readonly string[],
  besides?: string,
): Meeting | null {
  const planned = meetingsOf(state, kind).filter((one) => one.state === 'planned' && one.id !== besides)
  return planned.find((meeting) => shares(meeting, parents)) ?? null
}

/** The offer that a meeting with these parents belongs to: the standing one while they have no part in it, else the next. */
export function offerFor(state: CaseState, kind: string, parents: readonly string[]): number {
  const sittings = sittingsOf(state, kind)
  const offer = sittings[0]?.offer ?? 0
  return sittings.length === 0 || sittings.some((meeting) => shares(meeting, parents)) ? offer + 1 : offer
}

/** May a meeting be planned with these parents where the case stands? Whoever is still to be seen may be seen once others were. */
export function mayPlan(state: CaseState, kind: MeetingKind, parents: readonly string[]): boolean {
  const sittings = sittingsOf(state, kind.id)
  const joins = sittings.length > 0 && !sittings.some((meeting) => shares(meeting, parents))
  const stages = joins ? [...kind.from, kind.attended, kind.missed] : kind.from
  return stages.some((stage) => state.open.includes(stage))
}

/** Was this parent seen at a meeting of a kind since the case last began to prepare it? */
function wasSeen(state: CaseState, kind: MeetingKind, parent: string): boolean {
  const since = state.visits[kind.from[0] ?? '']?.on ?? state.openedOn
  return meetingsOf(state, kind.id).some(
    (meeting) => meeting.on > since && meeting.attendance.some((one) => one.who === parent && one.came),
  )
}

/**
 * The parents for whom a meeting is to be set up next: those who have none planned and were not seen yet. Where
 * everybody was seen, it is all of them again.
 */
export function nextToMeet(state: CaseState, kind: MeetingKind, parents: readonly string[]): string[] {
  const unplanned = parents.filter((id) => plannedWith(state, kind.id, [id]) === null)
  const unseen = unplanned.filter((id) => !wasSeen(state, kind, id))
  return unseen.length > 0 || unplanned.length < parents.length ? unseen : unplanned
}
