import type { Recorded } from '../../src/domain/case/event.ts'
import { actions, type Message, message, section } from '../../src/kit/blocks.ts'
import { openCaseButton } from '../case.ts'
import type { CaseShown } from '../case-shown.ts'
import { some } from '../words.ts'

const answered = {
  return: 'the attendance team returned the referral. Open the case to read why, and decide again.',
  proceed: 'the attendance team accepted the referral. Open the case to see what comes next.',
}

function words(event: Recorded): string {
  if (event.type === 'case-stopped') {
    return event.why === 'left-roll'
      ? 'the pupil is no longer on roll, so the case has stopped. Close it with its reason.'
      : 'the case has stopped. Open it to see what to do next.'
  }
  const outcome = event.type === 'recorded' ? event.values.outcome : undefined
  return outcome === 'return' || outcome === 'proceed'
    ? answered[outcome]
    : 'the attendance team has answered. Open the case to see.'
}

/** What the owner of a case is told when the register, or the attendance team, changed it: no name and no reason. */
export function ownerToldMessage({ state, names }: CaseShown, event: Recorded): Message {
  const text = `${state.id} (${names.pupil.initials}): ${words(event)}`
  const open = openCaseButton.element({
    text: 'Open the case',
    style: 'primary',
    payload: { case: state.id },
  })
  return message(text, [section(text), actions([open])])
}

/** What stands in place of the card of a case that was erased. */
export function sealedMessage(id: string): Message {
  return message(`${id} was opened in error and sealed.`, [
    section(`*${id}* was opened in error and sealed.`),
  ])
}

/** What an administrator is told when the owner of some cases left and nobody can take them over. */
export function ownerlessMessage(cases: readonly string[], more: number): Message {
  const which = `${cases.join(', ')}${more > 0 ? ` and ${some(more, 'more', 'more')}` : ''}`
  const text = `${some(cases.length + more, 'case')} of somebody who left ${cases.length + more === 1 ? 'has' : 'have'} nobody to take over: ${which}.`
  const next =
    'Give the school a headteacher or senior leader on the list of people, or ask a colleague there to pass the case on.'
  return message(text, [section(`${text}\n${next}`)])
}
