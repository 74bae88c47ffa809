import type { KnownBlock, ModalView } from '@slack/types'
import { z } from 'zod'
import { subjects } from '../src/domain/case/event.ts'
import type { Meeting } from '../src/domain/case/state.ts'
import { formatDay, formatDayShort } from '../src/domain/day.ts'
import { actions, divider, section } from '../src/kit/blocks.ts'
import { defineButton } from '../src/kit/button.ts'
import { choice, day, longText, text } from '../src/kit/field.ts'
import { each } from '../src/kit/field-kind.ts'
import { defineModal } from '../src/kit/modal.ts'
import { escapeText, name } from '../src/kit/text.ts'
import type { CaseShown } from './case-shown.ts'
import { defences, defenceTitle, defenceWords } from './defence-words.ts'
import { packed, longText as whole } from './long-text.ts'
import { asMany } from './pages.ts'
import { nameOf, noticeLine, shown, some, subjectWords, titleIn } from './words.ts'

const about = z.object({ case: z.string(), meeting: z.string(), back: z.string().nullable() })

/** Adds an action to the plan. */
export const addAction = defineButton({
  id: 'minutes.add-action',
  payload: z.object({ case: z.string(), meeting: z.string() }),
})

/** Marks an action as done. */
export const finishAction = defineButton({
  id: 'minutes.action-done',
  payload: z.object({ case: z.string(), action: z.string() }),
})

/** Makes the minutes as a paper to sign. */
export const printMinutes = defineButton({
  id: 'minutes.print',
  payload: z.object({ case: z.string(), meeting: z.string() }),
})

/** There are other blocks on the screen: ten, and what the longest list of names takes. */
const actionRoom = { blocks: 66, bytes: 120_000 }

/** What was said and agreed. */
export const minutesModal = defineModal({
  id: 'meeting.minutes',
  context: about.extend({ /** The event number up to which they were painted. */ seq: z.number() }),
  fields: { said: each(longText()), defence: choice(['none', ...defences]), evidence: longText() },
})

/** One action: what, who, by when, and how we will know. */
export const actionModal = defineModal({
  id: 'minutes.action',
  context: about.extend({ over: z.string() }),
  fields: { what: text(), who: text(), due: day(), how: text() },
})

/** Actions that are still to be done first; there may be more than a screen has room for. */
function actionBlocks({ state, names, acts }: CaseShown, meeting: Meeting): KnownBlock[] {
  const agreed = Object.values(state.actions).filter((action) => action.meeting === meeting.id)
  const ordered = [...agreed].sort((a, b) => Number(a.doneOn !== null) - Number(b.doneOn !== null))
  const blocks = ordered.map((action) => {
    const done =
      action.doneOn === null ? `by ${formatDay(action.due)}` : `done on ${formatDayShort(action.doneOn)}`
    const line = `• *${escapeText(action.what)}* – ${shown(action.who, names)}, ${done}\nWe will know because: ${escapeText(action.how)}`
    const button = finishAction.element({
      text: 'Done',
      spoken: `Done: ${action.what}`,
      payload: { case: state.id, action: action.id },
    })
    return section(line, acts && action.doneOn === null ? { accessory: button } : {})
  })
  return asMany(blocks, actionRoom, (left) => `${some(left, 'more action')} are in the timeline.`)
}

function saidBlocks({ names, state }: CaseShown, meeting: Meeting): KnownBlock[] {
  const harm = `If ${names.pupil.forename} tells you of harm, do not write it here. Tell the safeguarding lead now.`
  return subjects.map((about) =>
    minutesModal.fields.said.block({
      key: about,
      version: state.seq,
      label: subjectWords[about],
      initial: meeting.said[about],
      optional: true,
      max: 3000,
      ...(about === 'pupil' ? { hint: harm } : {}),
    }),
  )
}

/** What was said, for somebody who only reads. */
function readBlocks(meeting: Meeting): KnownBlock[] {
  const given = meeting.defences.map(({ defence, evidence }) => `${defenceTitle(defence)}. ${evidence}`)
  return [
    ...subjects.flatMap((about) => whole(`*${subjectWords[about]}*\n`, meeting.said[about] || '–')),
    ...given.flatMap((text) => whole('*A parent’s defence*\n', text)),
  ]
}

function defenceBlocks(meeting: Meeting): KnownBlock[] {
  const { fields } = minutesModal
  const given = meeting.defences.at(-1)
  const initial = defenceWords.find((one) => one.value === given?.defence)?.value ?? 'none'
  const kept = 'For example a letter from the hospital, and where it is kept.'
  return [
    fields.defence.block({
      label: 'Did a parent give a defence?',
      choices: defenceWords,
      initial,
      as: 'menu',
    }),
    fields.evidence.block({
      label: 'What they gave',
      hint: kept,
      initial: given?.evidence,
      optional: true,
      max: 1500,
    }),
  ]
}

function headBlocks({ names, context: asked, people }: CaseShown, meeting: Meeting): KnownBlock[] {
  const came = meeting.attendance
    .filter((one) => one.came)
    .map((one) => name(nameOf(one.who, names, meeting.attendees, people)))
  const title = `*${escapeText(titleIn(asked.pathway, meeting.kind))}*, ${formatDay(meeting.on)}`
  return packed([
    title,
    ...(came.length === 0 ? ['Nobody came'] : ['Came:', ...came.map((who) => `• ${who}`)]),
  ])
}

/** How minutes are shown: what lies beneath, and what there is to say first. */
export type MinutesShown = { back: string | null; notice?: string | undefined }

/** Draws the minutes: what was said in four parts, a defence if one was given, and the action plan. */
export function minutesView(looked: CaseShown, meeting: Meeting, { back, notice }: MinutesShown): ModalView {
  const { state } = looked
  const payload = { case: state.id, meeting: meeting.id }
  const edits = looked.acts && state.status === 'open'
  const buttons = actions([
    addAction.element({ text: 'Add an action', payload }),
    printMinutes.element({ text: 'Minutes to sign', style: 'primary', payload }),
  ])
  const blocks: KnownBlock[] = [
    ...(notice === undefined ? [] : packed([noticeLine(notice)])),
    ...headBlocks(looked, meeting),
    ...(edits ? [...saidBlocks(looked, meeting), ...defenceBlocks(meeting)] : readBlocks(meeting)),
    divider(),
    section('*Action plan*'),
    ...actionBlocks(looked, meeting),
    ...(edits ? [buttons] : []),
  ]
  return minutesModal.open({
    title: 'Minutes',
    context: { ...payload, back, seq: state.seq },
    blocks,
    ...(edits ? { submit: 'Save' } : { close: 'Close' }),
  })
}

/** Draws the form for one action. */
export function actionView(
  { state, names }: CaseShown,
  meeting: Meeting,
  below: { over: string; back: string | null },
): ModalView {
  const { fields } = actionModal
  return actionModal.open({
    title: 'Add an action',
    context: { case: state.id, meeting: meeting.id, ...below },
    blocks: [
      fields.what.block({
        label: 'What will be done?',
        placeholder: 'Say how, not only what you hope for',
        max: 300,
        focus: true,
      }),
      fields.who.block({ label: 'Who will do it?', placeholder: names.pupil.forename, max: 200 }),
      fields.due.block({ label: 'By when?' }),
      fields.how.block({ label: 'How will we know?', max: 300 }),
    ],
    submit: 'Add',
  })
}
