import { actions, type Message, message, section } from '../../src/kit/blocks.ts'
import { openCaseButton } from '../case.ts'
import type { CaseShown } from '../case-shown.ts'

/** What people are told when something has happened that a case's pathway watches for: its number and initials, never what. */
export function watchMessage({ state, names }: CaseShown): Message {
  const text = `${state.id} (${names.pupil.initials}): something has happened that its pathway watches for. Open the case to see what, and what to do.`
  const open = openCaseButton.element({
    text: 'Open the case',
    style: 'primary',
    payload: { case: state.id },
  })
  return message(text, [section(text), actions([open])])
}
