import type { KnownBlock, ModalView } from '@slack/types'
import { z } from 'zod'
import type { Subject } from '../../src/domain/case/event.ts'
import type { Meeting } from '../../src/domain/case/state.ts'
import { section } from '../../src/kit/blocks.ts'
import { defineButton } from '../../src/kit/button.ts'
import { choices, longText } from '../../src/kit/field.ts'
import { each } from '../../src/kit/field-kind.ts'
import { defineModal } from '../../src/kit/modal.ts'
import { name } from '../../src/kit/text.ts'
import type { CaseShown } from '../case-shown.ts'
import { aboutMeeting, beforeOneApart, type ScreenShown, screenHead } from '../meeting-screens.ts'
import { subjectWords } from '../words.ts'

/** What was said: the third screen of a meeting. */
export const saidModal = defineModal({
  id: 'meeting.said',
  context: aboutMeeting.extend({ /** The event number up to which it was painted. */ seq: z.number() }),
  fields: { said: each(longText()), share: choices(['agreed']) },
})

/** What the pupil said in confidence, on a screen that no parent should see. */
export const privateModal = defineModal({
  id: 'meeting.private',
  context: aboutMeeting.extend({ seq: z.number(), over: z.string() }),
  fields: { said: each(longText()), share: choices(['agreed']) },
})

/** Opens what the pupil said in confidence. */
export const openPrivate = defineButton({
  id: 'meeting.private',
  payload: z.object({ case: z.string(), meeting: z.string() }),
})

/** Is there anything that the pupil said and does not want to share? */
export const isPrivate = ({ said, shareable }: Meeting): boolean => Boolean(said.pupil) && !shareable

function box(about: Subject, { state }: CaseShown, meeting: Meeting): KnownBlock {
  return saidModal.fields.said.block({
    key: about,
    version: state.seq,
    label: subjectWords[about],
    initial: meeting.said[about],
    optional: true,
    max: 3000,
  })
}

const sharing = (meeting: Meeting) => ({
  label: 'May the parents read it?',
  hint: 'Without a tick the pupil’s words stay private: they are on no copy and not on this screen again.',
  choices: [{ value: 'agreed' as const, text: 'The pupil agrees to share this' }],
  initial: meeting.shareable ? ['agreed' as const] : [],
  optional: true,
})

/** What stands over the pupil's words: harm is never written down here. */
function disclosureBlock({ names }: CaseShown): KnownBlock {
  const who = name(names.pupil.forename)
  return section(
    `:warning: *If ${who} tells you of harm, do not write it here.* Stop, listen, and tell the safeguarding lead now, in person.`,
  )
}

/** What is offered for the pupil's words: a box, or the way to what was kept in confidence. */
function pupilBlocks(looked: CaseShown, meeting: Meeting): KnownBlock[] {
  const payload = { case: looked.state.id, meeting: meeting.id }
  const alone = openPrivate.element({ text: 'Open it alone', payload })
  const warning = disclosureBlock(looked)
  if (isPrivate(meeting))
    return [warning, section(`*${subjectWords.pupil}*\nKept privately.`, { accessory: alone })]
  return [warning, box('pupil', looked, meeting), saidModal.fields.share.block(sharing(meeting))]
}

/** Draws what was said: a box for the parents, for the pupil and for the school. */
export function saidView(looked: CaseShown, meeting: Meeting, shown: ScreenShown): ModalView {
  const { state } = looked
  const { back, asks = false, paper = null } = shown
  return saidModal.open({
    title: 'What was said',
    context: { case: state.id, meeting: meeting.id, back, asks, paper, seq: state.seq },
    blocks: [
      ...screenHead(looked, meeting, 'said', shown),
      box('parents', looked, meeting),
      ...pupilBlocks(looked, meeting),
      box('school', looked, meeting),
    ],
    submit: 'Save',
    close: 'Finish later',
    clearOnClose: beforeOneApart(looked, shown),
  })
}

/** Draws what the pupil said in confidence, for staff on their own. */
export function privateView(
  looked: CaseShown,
  meeting: Meeting,
  { over, back, paper = null }: { over: string } & ScreenShown,
): ModalView {
  const { state } = looked
  const { fields } = privateModal
  const said = fields.said.block({
    key: 'pupil',
    version: state.seq,
    label: subjectWords.pupil,
    initial: meeting.said.pupil,
    optional: true,
    max: 3000,
  })
  return privateModal.open({
    title: 'Kept privately',
    context: { case: state.id, meeting: meeting.id, over, back, paper, seq: state.seq },
    blocks: [
      section('Make sure that no parent can see your screen.'),
      disclosureBlock(looked),
      said,
      fields.share.block(sharing(meeting)),
    ],
    submit: 'Save',
  })
}
