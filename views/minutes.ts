import type { KnownBlock, ModalView } from '@slack/types'
import { z } from 'zod'
import { subjects } from '../src/domain/case/event.ts'
import type { Meeting } from '../src/domain/case/state.ts'
import { formatDay, formatDayShort } from '../src/domain/day.ts'
import { actions, context, divider, section } from '../src/kit/blocks.ts'
import { defineButton } from '../src/kit/button.ts'
import { choice, day, longText, text } from '../src/kit/field.ts'
import { each } from '../src/kit/field-kind.ts'
import { defineModal } from '../src/kit/modal.ts'
import { escapeText, name } from '../src/kit/text.ts'
import type { CaseShown } from './case-shown.ts'
import { nameOf, partOf, shown, subjectWords, titleIn } from './words.ts'

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

/** Who came. */
export const attendanceModal = defineModal({
  id: 'meeting.hold',
  context: about,
  fields: { came: each(choice(['came', 'stayed-away'])), reason: each(text()) },
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
  context: z.object({ case: z.string(), meeting: z.string(), over: z.string() }),
  fields: { what: text(), who: text(), due: day(), how: text() },
})

const cameWords = [
  { value: 'came', text: 'Came' },
  { value: 'stayed-away', text: 'Did not come' },
] as const

/** Draws who came: one choice a person, and for a parent a good reason if they gave one. */
export function attendanceView(
  { state, context: asked, names, people }: CaseShown,
  meeting: Meeting,
  back: string | null,
): ModalView {
  const { fields } = attendanceModal
  const blocks = meeting.attendees.slice(0, 30).flatMap((one): KnownBlock[] => {
    const known = meeting.attendance.find((was) => was.who === one.who)
    const label = `${nameOf(one.who, names, meeting.attendees, people)} (${partOf(one)})`
    const initial =
      known === undefined ? undefined : known.came ? ('came' as const) : ('stayed-away' as const)
    const came = fields.came.block({ key: one.who, label, choices: cameWords, initial, as: 'radio' })
    if (one.as !== 'parent') return [came]
    const hint = 'A parent who stayed away with a good reason gets another offer and no letter.'
    return [
      came,
      fields.reason.block({
        key: one.who,
        label: 'Good reason, if they gave one',
        hint,
        initial: known?.reason,
        optional: true,
        max: 500,
      }),
    ]
  })
  const title = `*${titleIn(asked.pathway, meeting.kind)}*, ${formatDay(meeting.on)}`
  return attendanceModal.open({
    title: 'Who came',
    context: { case: state.id, meeting: meeting.id, back },
    blocks: [section(title), ...blocks],
    submit: 'Keep',
  })
}

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

/** Draws the minutes: what was said in four parts, a defence if one was given, and the action plan. */
export function minutesView(looked: CaseShown, meeting: Meeting, back: string | null): ModalView {
  const { state, context: asked, names } = looked
  const { fields } = minutesModal
  const payload = { case: state.id, meeting: meeting.id }
  const came = meeting.attendance
    .filter((one) => one.came)
    .map((one) => shown(one.who, names, meeting.attendees))
  const given = meeting.defences.at(-1)
  const blocks: KnownBlock[] = [
    section(
      `*${titleIn(asked.pathway, meeting.kind)}*, ${formatDay(meeting.on)}\nCame: ${came.join(', ') || 'nobody'}`,
    ),
    ...subjects.map((about) =>
      fields.said.block({
        key: about,
        label: subjectWords[about],
        initial: meeting.said[about],
        optional: true,
        max: 2900,
        ...(about === 'pupil'
          ? {
              hint: `If ${names.pupil.forename} tells you of harm, do not write it here. Tell the safeguarding lead now.`,
            }
          : {}),
      }),
    ),
    fields.defence.block({
      label: 'Did a parent give a defence?',
      choices: defenceWords,
      initial: (given?.defence as 'other') ?? 'none',
      as: 'menu',
    }),
    fields.evidence.block({
      label: 'What they gave',
      hint: 'For example a letter from the hospital, and where it is kept.',
      initial: given?.evidence,
      optional: true,
      max: 1500,
    }),
    divider(),
    section('*Action plan*'),
    ...actionBlocks(looked, meeting),
    actions([
      addAction.element({ text: 'Add an action', payload }),
      printMinutes.element({ text: 'Minutes to sign', style: 'primary', payload }),
    ]),
    context('Press Save before you make the minutes to sign.'),
  ]
  return minutesModal.open({ title: 'Minutes', context: { ...payload, back }, blocks, submit: 'Save' })
}

/** Draws the form for one action. */
export function actionView({ state, names }: CaseShown, meeting: Meeting, over: string): ModalView {
  const { fields } = actionModal
  return actionModal.open({
    title: 'Add an action',
    context: { case: state.id, meeting: meeting.id, over },
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
