import type { Day } from '../../day.ts'
import { put, type StepsOf } from '../step.ts'

/** Why a joint meeting did not come about, as one case may know it: its own rules, or the other side. */
const jointEnds = ['own', 'other', 'declined'] as const
export type JointEnd = (typeof jointEnds)[number]

type Plan = { day: Day; at: string; place: string; chair: string }

export type JointEvent =
  | ({ type: 'joint-proposed'; joint: string } & Plan)
  | { type: 'joint-agreed'; joint: string }
  | { type: 'joint-declined'; joint: string; why: string }
  | { type: 'joint-ended'; joint: string; why: JointEnd }
  | { type: 'joint-planned'; joint: string; meeting: string }

export type JointCommand =
  | ({ do: 'propose-joint'; joint: string } & Plan)
  | { do: 'answer-joint'; joint: string; agrees: boolean; why: string }
  | { do: 'end-joint'; joint: string; why: JointEnd }
  | { do: 'plan-joint'; joint: string }

/** One case's own side of a meeting about brothers and sisters; of the other case it holds nothing. */
export type Joint = Plan & {
  id: string
  state: 'asked' | 'agreed' | 'declined' | 'ended' | 'planned'
  meeting: string | null
  proposedOn: Day
}

type Joints = { joints: Record<string, Joint> }

export const jointSteps: StepsOf<JointEvent, Joints> = {
  'joint-proposed': ({ joints }, { joint: id, day, at, place, chair, on }) => ({
    joints: {
      ...joints,
      [id]: { id, day, at, place, chair, state: 'asked', meeting: null, proposedOn: on },
    },
  }),
  'joint-agreed': ({ joints }, { joint }) => ({ joints: put(joints, joint, { state: 'agreed' }) }),
  'joint-declined': ({ joints }, { joint }) => ({ joints: put(joints, joint, { state: 'declined' }) }),
  'joint-ended': ({ joints }, { joint }) => ({ joints: put(joints, joint, { state: 'ended' }) }),
  'joint-planned': ({ joints }, { joint, meeting }) => ({
    joints: put(joints, joint, { state: 'planned', meeting }),
  }),
}
