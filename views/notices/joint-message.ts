import type { Recorded } from '../../src/domain/case/event.ts'
import { actions, type Message, message, section } from '../../src/kit/blocks.ts'
import { openCaseButton } from '../case.ts'
import type { CaseShown } from '../case-shown.ts'
import { answerJointButton } from '../joint.ts'

const endWords = {
  own: 'the joint meeting could not be set up, because the rules of this case do not allow it on that day. Open the case to see what it needs first.',
  other: 'the joint meeting could not be set up on the other side. Ask the Attendance Team for another day.',
  declined: 'the joint meeting was declined on the other side.',
}

function newsOf(event: Recorded | undefined): string {
  if (event?.type === 'joint-proposed')
    return 'a joint meeting with a brother’s or sister’s case is proposed. Open it to agree or decline.'
  if (event?.type === 'joint-agreed') return 'your school has agreed to the joint meeting.'
  if (event?.type === 'joint-declined') return 'the joint meeting was declined for this case.'
  if (event?.type === 'joint-planned')
    return 'the joint meeting is set up. Send the invitations of this case.'
  if (event?.type === 'joint-ended') return endWords[event.why]
  return 'a joint meeting was moved or called off on the other side. Open the case and change yours if it should follow.'
}

/** What the owner of a case is told about a joint meeting: nothing of the other case. */
export function jointMessage({ state, names }: CaseShown, event: Recorded | undefined): Message {
  const text = `${state.id} (${names.pupil.initials}): ${newsOf(event)}`
  const open = openCaseButton.element({ text: 'Open the case', payload: { case: state.id } })
  const asked = event?.type === 'joint-proposed' && state.joints[event.joint]?.state === 'asked'
  const answer = asked
    ? [
        answerJointButton.element({
          text: 'Agree or decline',
          style: 'primary',
          payload: { case: state.id, joint: event.joint },
        }),
      ]
    : []
  return message(text, [section(text), actions([...answer, open])])
}
