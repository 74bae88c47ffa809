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
import { shown, subjectWords, titleIn } from './words.ts'

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

const defences = [
  'leave',
  'sickness_unavoidable',
  'religious',
  'transport',
  'no_fixed_abode',
  'other',
] as const

/** What was said and agreed. */
export const minutesModal = defineModal({
  id: 'meeting.minutes',
  context: about,
  fields: { said: each(longText()), defence: choice(['none', ...defences]), evidence: longText() },
})

/** One action: what, who, by when, and how we will know. */
export const actionModal = defineModal({
  id: 'minutes.action',
  context: about.extend({ over: z.string() }),
  fields: { what: text(), who: text(), due: day(), how: text() },
})

const defenceWords = [
  { value: 'none', text: 'None given' },
  { value: 'sickness_unavoidable', text: 'The pupil was ill or could not come' },
  { value: 'leave', text: 'The school gave leave' },
  { value: 'religious', text: 'A day set apart by the parent’s religious body' },
  { value: 'transport', text: 'The council did not arrange travel it owed' },
  { value: 'no_fixed_abode', text: 'The parent’s work needs the family to travel' },
  { value: 'other', text: 'Something else' },
] as const

/** The defence a parent may give, in words. */
export const defenceTitle = (id: string): string => defenceWords.find((one) => one.value === id)?.text ?? id

function actionBlocks({ state, names, acts }: CaseShown, meeting: Meeting): KnownBlock[] {
  const agreed = Object.values(state.actions)
    .filter((action) => action.meeting === meeting.id)
    .slice(0, 20)
  return agreed.map((action) => {
    const done =
      action.doneOn === null ? `by ${formatDay(action.due)}` : `done on ${formatDayShort(action.doneOn)}`
    const line = `• *${escapeText(action.what)}* – ${shown(action.who, names)}, ${done}\nWe will know because: ${escapeText(action.how)}`
    const button = finishAction.element({ text: 'Done', payload: { case: state.id, action: action.id } })
    return section(line, acts && action.doneOn === null ? { accessory: button } : {})
  })
}

function saidBlocks({ names }: CaseShown, meeting: Meeting): KnownBlock[] {
  const harm = `If ${names.pupil.forename} tells you of harm, do not write it here. Tell the safeguarding lead now.`
  return subjects.map((about) =>
    minutesModal.fields.said.block({
      key: about,
      label: subjectWords[about],
      initial: meeting.said[about],
      optional: true,
      max: 2900,
      ...(about === 'pupil' ? { hint: harm } : {}),
    }),
  )
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

/** Draws the minutes: what was said in four parts, a defence if one was given, and the action plan. */
export function minutesView(looked: CaseShown, meeting: Meeting, back: string | null): ModalView {
  const { state, context: asked, names } = looked
  const payload = { case: state.id, meeting: meeting.id }
  const came = meeting.attendance
    .filter((one) => one.came)
    .map((one) => shown(one.who, names, meeting.attendees))
  const title = `*${titleIn(asked.pathway, meeting.kind)}*, ${formatDay(meeting.on)}`
  const blocks: KnownBlock[] = [
    section(`${title}\nCame: ${came.join(', ') || 'nobody'}`),
    ...saidBlocks(looked, meeting),
    ...defenceBlocks(meeting),
    divider(),
    section('*Action plan*'),
    ...actionBlocks(looked, meeting),
    actions([
      addAction.element({ text: 'Add an action', payload }),
      printMinutes.element({ text: 'Minutes to sign', style: 'primary', payload }),
    ]),
  ]
  return minutesModal.open({ title: 'Minutes', context: { ...payload, back }, blocks, submit: 'Save' })
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
      fields.who.block({ label: 'Who will do it?', placeholder: name(names.pupil.forename), max: 200 }),
      fields.due.block({ label: 'By when?' }),
      fields.how.block({ label: 'How will we know?', max: 300 }),
    ],
    submit: 'Add',
  })
}
