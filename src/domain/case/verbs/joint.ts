import type { CommandOf } from '../command.ts'
import type { CaseEvent } from '../event.ts'
import type { Joint } from '../parts/joint.ts'
import { done, type Result, refuse } from '../refusal.ts'
import { mayPlan, nextToMeet } from '../sittings.ts'
import { householdOf } from '../together.ts'
import type { Context } from '../unmet.ts'
import { planMeeting } from './plan-meeting.ts'

/** Which meeting of this case a joint one would be, and which of the parents would be asked: those who may be met together. */
export function jointPlan({ pathway, state, facts }: Context): { kind: string; parents: string[] } | null {
  const all = facts.parents.filter((one) => !one.doNotWrite).map(({ id }) => id)
  for (const kind of pathway.meetings) {
    const parents = householdOf(facts.parents, nextToMeet(state, kind, all))
    if (parents.length > 0 && mayPlan(state, kind, parents)) return { kind: kind.id, parents }
  }
  return null
}

type Wish = Pick<Joint, 'day' | 'at' | 'place' | 'chair'>

function planned(context: Context, { day: on, at, place, chair }: Wish): Result<CaseEvent[]> {
  const plan = jointPlan(context)
  if (plan === null) return refuse({ code: 'joint-not-now' })
  const attendees = [
    ...plan.parents.map((who) => ({ who, as: 'parent' as const })),
    { who: 'pupil', as: 'pupil' as const },
    { who: chair, as: 'chair' as const },
  ]
  return planMeeting(context, { do: 'plan-meeting', kind: plan.kind, on, at, place, attendees })
}

/** Keeps a proposal, once it is sure that this case's own rules allow such a meeting. */
export function proposeJoint(context: Context, command: CommandOf<'propose-joint'>): Result<CaseEvent[]> {
  const { do: _do, ...proposal } = command
  const can = planned(context, command)
  return can.ok ? done([{ type: 'joint-proposed', ...proposal }]) : can
}

/** Keeps what this case's school says to a proposal: yes, or no and why. */
export function answerJoint({ state }: Context, command: CommandOf<'answer-joint'>): Result<CaseEvent[]> {
  const { joint, agrees, why } = command
  if (state.joints[joint]?.state !== 'asked') return refuse({ code: 'no-such-joint' })
  if (agrees) return done([{ type: 'joint-agreed', joint }])
  if (!why.trim()) return refuse({ code: 'reason-needed', field: 'why' })
  return done([{ type: 'joint-declined', joint, why: why.trim() }])
}

/** Ends a proposal that did not come about. */
export function endJoint({ state }: Context, command: CommandOf<'end-joint'>): Result<CaseEvent[]> {
  const { joint, why } = command
  const open = state.joints[joint]?.state === 'asked' || state.joints[joint]?.state === 'agreed'
  return done(open ? [{ type: 'joint-ended', joint, why }] : [])
}

/** Plans this case's own side of a meeting to which both schools have agreed. */
export function planJoint(context: Context, command: CommandOf<'plan-joint'>): Result<CaseEvent[]> {
  const joint = context.state.joints[command.joint]
  if (joint === undefined || joint.state === 'planned') return refuse({ code: 'no-such-joint' })
  const plan = planned(context, joint)
  if (!plan.ok) return plan
  const meetings = plan.value.filter((event) => event.type === 'meeting-planned')
  return done([
    ...plan.value,
    ...meetings.map(({ meeting }): CaseEvent => ({ type: 'joint-planned', joint: joint.id, meeting })),
  ])
}
