import type { KnownBlock, ModalView } from '@slack/types'
import { z } from 'zod'
import type { AgreedAction } from '../../src/domain/case/command.ts'
import { parentsAt } from '../../src/domain/case/owed.ts'
import { agreedAt, minutesOf } from '../../src/domain/case/parts/minutes.ts'
import type { Action, Meeting } from '../../src/domain/case/state.ts'
import { mayRead } from '../../src/domain/case/together.ts'
import { formatDay, formatDayShort } from '../../src/domain/day.ts'
import { actions, context, divider, section } from '../../src/kit/blocks.ts'
import { defineButton } from '../../src/kit/button.ts'
import { limits } from '../../src/kit/limits.ts'
import { defineModal } from '../../src/kit/modal.ts'
import { defineSelect } from '../../src/kit/select.ts'
import { escapeText, name } from '../../src/kit/text.ts'
import type { CaseShown } from '../case-shown.ts'
import { aboutMeeting, beforeOneApart, type ScreenShown, screenHead } from '../meeting-screens.ts'
import { asMany } from '../pages.ts'
import { some } from '../words.ts'
import { ownerShown } from './agreed-action.ts'
import { openSigned } from './signed.ts'

const ofMeeting = z.object({ case: z.string(), meeting: z.string() })

/** What was agreed: the last screen of a meeting. */
export const agreedModal = defineModal({ id: 'meeting.agreed', context: aboutMeeting, fields: {} })

/** Agrees one of the common actions, as it stands on the screen. */
export const agreeCommon = defineButton({
  id: 'minutes.agree-common',
  payload: ofMeeting.extend({ common: z.string() }),
})

/** Adds an action to the plan. */
export const addAction = defineButton({ id: 'minutes.add-action', payload: ofMeeting })

/** Changes an action of the plan, or takes it off. */
export const changeAction = defineSelect({
  id: 'minutes.change-action',
  payload: z.object({ case: z.string(), action: z.string() }),
})

/** Marks an action as done. */
export const finishAction = defineButton({
  id: 'minutes.action-done',
  payload: z.object({ case: z.string(), action: z.string() }),
})

/** Keeps that what may follow, and what help there is, was explained. */
export const explainConsequences = defineButton({ id: 'minutes.explained', payload: ofMeeting })

/** Makes the minutes as a paper to sign. */
export const printMinutes = defineButton({ id: 'minutes.print', payload: ofMeeting })

/** A common action as it would be agreed at this meeting today. */
export type CommonShown = AgreedAction & { id: string }

/** The rest of the screen needs some of what Slack takes. */
const bytesForActions = 100_000
const mostToChange = 100

function actionLine(looked: CaseShown, meeting: Meeting, action: Action): string {
  const who = name(ownerShown(looked, meeting, action.who))
  const done =
    action.doneOn === null ? `by ${formatDay(action.due)}` : `done on ${formatDayShort(action.doneOn)}`
  return `• *${escapeText(action.what)}* – ${who}, ${done}\nWe will know because: ${escapeText(action.how)}`
}

function actionBlock(looked: CaseShown, meeting: Meeting, action: Action): KnownBlock {
  const { state, acts } = looked
  const button = finishAction.element({
    text: 'Done',
    spoken: `Done: ${action.what}`,
    payload: { case: state.id, action: action.id },
  })
  const open = acts && state.status === 'open' && action.doneOn === null
  return section(actionLine(looked, meeting, action), open ? { accessory: button } : {})
}

/** Actions that are still to be done first; there may be more than a screen has room for. */
export function actionBlocks(
  looked: CaseShown,
  meeting: Meeting,
  room: { blocks: number; bytes: number },
): KnownBlock[] {
  const agreed = agreedAt(looked.state, meeting.id)
  const ordered = [...agreed].sort((a, b) => Number(a.doneOn !== null) - Number(b.doneOn !== null))
  const blocks = ordered.map((action) => actionBlock(looked, meeting, action))
  return asMany(blocks, room, (left) => `${some(left, 'more action')} are in the timeline.`)
}

const mostEarlier = 10

/** What is still to be done from earlier meetings, of those only that everybody who is asked to this one may know of. */
function earlierBlocks(looked: CaseShown, meeting: Meeting): KnownBlock[] {
  const { state, context: asked } = looked
  const readers = parentsAt(meeting)
  const earlier = Object.values(state.meetings).filter(
    (one) =>
      one.id !== meeting.id && one.on <= meeting.on && mayRead(asked.facts.parents, readers, parentsAt(one)),
  )
  const open = earlier.flatMap((one) => {
    const left = agreedAt(state, one.id).filter(({ doneOn }) => doneOn === null)
    return left.map((action) => actionBlock(looked, one, action))
  })
  if (open.length === 0) return []
  const room = { blocks: mostEarlier, bytes: 20_000 }
  return [
    section('*Still to do from earlier meetings*'),
    ...asMany(open, room, (left) => `${some(left, 'more action')} are among the deadlines of the case.`),
  ]
}

function changing({ state }: CaseShown, meeting: Meeting): KnownBlock[] {
  const open = agreedAt(state, meeting.id).filter(({ doneOn }) => doneOn === null)
  if (open.length === 0) return []
  const items = open
    .slice(-mostToChange)
    .map(({ id, what }) => ({ text: what, payload: { case: state.id, action: id } }))
  return [actions([changeAction.menu({ items, placeholder: 'Change one, or take it off' })])]
}

function commonBlocks(looked: CaseShown, meeting: Meeting, common: readonly CommonShown[]): KnownBlock[] {
  const left = common.filter(
    ({ what }) => !agreedAt(looked.state, meeting.id).some((action) => action.what === what),
  )
  if (left.length === 0) return []
  const rows = left.map(({ id, what, who, due }) => {
    const owner = name(ownerShown(looked, meeting, who))
    const button = agreeCommon.element({
      text: 'Agree',
      spoken: `Agree: ${what}`,
      payload: { case: looked.state.id, meeting: meeting.id, common: id },
    })
    return section(`${escapeText(what)}\n${owner}, by ${formatDayShort(due)}`, { accessory: button })
  })
  return [divider(), section('*Often agreed*'), ...rows]
}

function explainedBlock({ state }: CaseShown, meeting: Meeting): KnownBlock {
  const on = minutesOf(state, meeting.id).explainedOn
  if (on !== null)
    return context(
      `:white_check_mark: What may follow and what help there is: explained on ${formatDay(on)}.`,
    )
  const button = explainConsequences.element({
    text: 'I explained what may follow and what help there is',
    payload: { case: state.id, meeting: meeting.id },
  })
  return actions([button])
}

function paperBlocks({ state }: CaseShown, meeting: Meeting): KnownBlock[] {
  const payload = { case: state.id, meeting: meeting.id }
  const { signed } = minutesOf(state, meeting.id)
  const print = printMinutes.element({ text: 'Print the minutes', style: 'primary', payload })
  const hand = openSigned.element({ text: 'Hand in the signed sheet', payload })
  const kept =
    signed.length === 0 ? [] : [context(`:white_check_mark: Signed: ${some(signed.length, 'sheet')} kept.`)]
  return [divider(), actions([print, hand]), ...kept]
}

/** Draws what is agreed: the plan, common actions with one tap each, what was explained, and the paper to sign. */
export function agreedView(
  looked: CaseShown,
  meeting: Meeting,
  common: readonly CommonShown[],
  shown: ScreenShown,
): ModalView {
  const { state } = looked
  const { back, asks = false, paper = null } = shown
  const payload = { case: state.id, meeting: meeting.id }
  const before = [...screenHead(looked, meeting, 'agreed', shown), ...earlierBlocks(looked, meeting)]
  const after = [
    ...changing(looked, meeting),
    ...commonBlocks(looked, meeting, common),
    actions([addAction.element({ text: 'Add an action', payload })]),
    explainedBlock(looked, meeting),
    ...paperBlocks(looked, meeting),
  ]
  const blocks = limits.screenBlocks - before.length - after.length - 2
  const plan = actionBlocks(looked, meeting, { blocks, bytes: bytesForActions })
  return agreedModal.open({
    title: 'What is agreed',
    context: { ...payload, back, asks, paper },
    blocks: [
      ...before,
      section(plan.length === 0 ? '*Action plan*\nNothing is agreed yet.' : '*Action plan*'),
      ...plan,
      ...after,
    ],
    submit: 'Finish',
    close: 'Finish later',
    clearOnClose: beforeOneApart(looked, shown),
  })
}
