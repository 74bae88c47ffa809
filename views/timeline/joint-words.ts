import type { JointEnd, JointEvent } from '../../src/domain/case/parts/joint.ts'
import { formatDay } from '../../src/domain/day.ts'
import { name } from '../../src/kit/text.ts'
import { clock } from '../words.ts'

const ends: Record<JointEnd, string> = {
  own: 'the rules of this case did not allow it',
  other: 'it could not be set up on the other side',
  declined: 'it was declined on the other side',
}

type Words = { [T in JointEvent['type']]: (event: Extract<JointEvent, { type: T }>) => string }

/** What the timeline of one case tells of joint meetings: its own side only. */
export const jointWords: Words = {
  'joint-proposed': ({ day, at }) => `A joint meeting was proposed for ${formatDay(day)} at ${clock(at)}`,
  'joint-agreed': () => 'Agreed to the joint meeting for this case',
  'joint-declined': ({ why }) => `Declined the joint meeting for this case: ${name(why)}`,
  'joint-ended': ({ why }) => `The joint meeting did not come about: ${ends[why]}`,
  'joint-planned': () => 'Set up this case’s side of the joint meeting',
}
