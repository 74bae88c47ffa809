import { clockIn } from '../src/casework/letters/certificate-of.ts'
import type { LookedAt } from '../src/casework/look-at-case.ts'
import type { Meeting } from '../src/domain/case/state.ts'
import { type Command, onModal, onPress, type Reply } from '../src/kit/command.ts'
import type { ReceivedView } from '../src/kit/modal-state.ts'
import { holdMeeting, openMinutes } from '../views/meeting.ts'
import { foldAsks, turnTo } from '../views/meeting-screens.ts'
import { absencesModal, absencesPage } from '../views/minutes/absences.ts'
import {
  addAction,
  agreeCommon,
  agreedModal,
  changeAction,
  explainConsequences,
  finishAction,
  printMinutes,
} from '../views/minutes/agreed.ts'
import { actionModal } from '../views/minutes/agreed-action.ts'
import { attendanceModal } from '../views/minutes/attendance.ts'
import { openPrivate, privateModal, privateView, saidModal } from '../views/minutes/said.ts'
import { openSigned, signedModal } from '../views/minutes/signed.ts'
import { typeInMeeting } from '../views/typed-in.ts'
import { type Ctx, complain, type Desk, look, notHere, showCase, showForm } from './desk.ts'
import { forCase } from './for-case.ts'
import { keepAbsences, pickedIn } from './keep-absences.ts'
import { agreeOne, explain, finish, keepAction, openAction } from './keep-agreed.ts'
import { keepAttendance, paperIn } from './keep-attendance.ts'
import { keepSaid } from './keep-said.ts'
import { backOf, drawAbsences, drawScreen, keptFirst, paintScreen, turnScreen } from './meeting-screens.ts'
import { keepSigned, openSheet, print } from './minutes-paper.ts'
import { finished, nextScreen } from './next-screen.ts'
import { paintAttendance } from './paint-attendance.ts'
import { registerQueryButtons, registerQueryModals } from './register-query.ts'

type At = { case: string; meeting: string }

function open(ctx: Ctx, view: ReceivedView | null, { case: id, meeting }: At): Reply {
  return showCase(ctx, view, 'Minutes', id, (looked, { back }) => {
    const found = looked.state.meetings[meeting]
    return found === undefined ? null : drawScreen(ctx, looked, found, { back })
  })
}

const quarterOfAnHour = 15 * 60_000

/**
 * The meeting that somebody means who names only the case: the latest that has begun or is about to. Other sittings of the
 * same day are not offered: whoever sits here should not learn of them.
 */
function meetingNow({ state }: LookedAt, { now, deps: { house } }: Ctx): Meeting | undefined {
  const soon = clockIn(new Date(Date.parse(now) + quarterOfAnHour), house.timeZone)
  const starts = ({ on, at }: Meeting) => `${on}T${at}`
  const standing = Object.values(state.meetings)
    .filter((one) => one.state !== 'void')
    .sort((a, b) => starts(a).localeCompare(starts(b)))
  return standing.findLast((one) => starts(one) <= soon) ?? standing[0]
}

/** Keeps a reason as soon as it is picked, and says whether anybody is asked about it. */
async function picked(ctx: Ctx, view: ReceivedView): Promise<Reply> {
  const reading = absencesModal.read(view)
  const wrong = await keepAbsences(ctx, reading, true)
  if (wrong !== null) return complain(ctx, view, wrong)
  const { case: id, meeting, back, asks, paper, page } = reading.context
  const paint = async () => {
    const looked = await look(ctx, id)
    const found = looked?.state.meetings[meeting]
    const more = { chosen: pickedIn(reading), page }
    if (looked && found)
      await ctx.update(view.id, drawAbsences(ctx, looked, found, { back, asks, paper }, more))
  }
  return { after: paint }
}

/** Keeps the absences of this page, and turns to another. */
async function turnPage(ctx: Ctx, at: At & { page: number }, view: ReceivedView | null): Promise<Reply> {
  if (view?.callback_id !== absencesModal.id) return complain(ctx, view, notHere)
  const reading = absencesModal.read(view)
  const wrong = await keepAbsences(ctx, reading)
  if (wrong !== null) return complain(ctx, view, wrong)
  const { back, paper } = reading.context
  const paint = async () => {
    const looked = await look(ctx, at.case)
    const found = looked?.state.meetings[at.meeting]
    const more = { page: at.page }
    if (looked && found) await ctx.update(view.id, drawAbsences(ctx, looked, found, { back, paper }, more))
  }
  return { after: paint }
}

async function openAlone(ctx: Ctx, { case: id, meeting }: At, view: ReceivedView | null): Promise<Reply> {
  const wrong = await keptFirst(ctx, view)
  if (wrong !== null) return complain(ctx, view, wrong)
  return showForm(ctx, view, 'Kept privately', id, (looked, lies) => {
    const found = looked.state.meetings[meeting]
    return found === undefined ? null : privateView(looked, found, { ...backOf(view), over: lies.back ?? '' })
  })
}

/** Takes a meeting through its four screens, and its minutes onto paper and back. */
export const minutesCommand: Command<Desk> = {
  word: 'minutes',
  help: 'Say who is here, why sessions were missed, what was said and what is agreed',
  usage: 'FT-2026-0001',
  run: forCase('minutes', (ctx, id) => {
    return showCase(ctx, null, 'Minutes', id, (looked) => {
      const found = meetingNow(looked, ctx)
      if (found === undefined) return 'No meeting has been set up in this case yet.'
      return drawScreen(ctx, looked, found, { back: null })
    })
  }),
  buttons: [
    onPress(holdMeeting, async (ctx: Ctx, { case: id, meeting }, view) =>
      showForm(ctx, view, 'Who is here', id, (looked, { back }) => {
        const found = looked.state.meetings[meeting]
        return found === undefined ? null : drawScreen(ctx, looked, found, { back }, 'here')
      }),
    ),
    onPress(openMinutes, async (ctx: Ctx, at, view) => open(ctx, view, at)),
    onPress(turnTo, (ctx: Ctx, { to, ...at }, view) => turnScreen(ctx, at, view, { to })),
    onPress(typeInMeeting, async (ctx: Ctx, _at, view) => {
      if (view?.callback_id !== attendanceModal.id) return complain(ctx, view, notHere)
      return { after: () => paintAttendance(ctx, view, true) }
    }),
    onPress(foldAsks, (ctx: Ctx, at, view) => turnScreen(ctx, at, view, { folds: true })),
    onPress(absencesPage, (ctx: Ctx, at, view) => turnPage(ctx, at, view)),
    onPress(openPrivate, (ctx: Ctx, at, view) => openAlone(ctx, at, view)),
    onPress(agreeCommon, (ctx: Ctx, at, view) => agreeOne(ctx, at, view)),
    onPress(addAction, (ctx: Ctx, at, view) => openAction(ctx, at, view)),
    onPress(changeAction, (ctx: Ctx, at, view) => openAction(ctx, at, view)),
    onPress(finishAction, (ctx: Ctx, at, view) => finish(ctx, at, view)),
    onPress(explainConsequences, (ctx: Ctx, at, view) => explain(ctx, at, view)),
    onPress(printMinutes, (ctx: Ctx, at, view) => print(ctx, at, view)),
    onPress(openSigned, (ctx: Ctx, at, view) => openSheet(ctx, at, view)),
    ...registerQueryButtons,
  ],
  modals: [
    onModal(attendanceModal, {
      change: async (ctx: Ctx, { view }) => ({ after: () => paintAttendance(ctx, view) }),
      submit: async (ctx: Ctx, reading) => {
        const wrong = await keepAttendance(ctx, reading)
        if (wrong !== null) return { errors: { [wrong.field]: wrong.text } }
        return nextScreen(ctx, { ...reading.context, paper: paperIn(reading) }, 'absences')
      },
    }),
    onModal(absencesModal, {
      change: (ctx: Ctx, { view }) => picked(ctx, view),
      submit: async (ctx: Ctx, reading) => {
        const wrong = await keepAbsences(ctx, reading)
        return wrong === null ? nextScreen(ctx, reading.context, 'said') : { errors: { words: wrong } }
      },
    }),
    onModal(saidModal, {
      submit: async (ctx: Ctx, reading) => {
        const wrong = await keepSaid(ctx, reading)
        return wrong === null ? nextScreen(ctx, reading.context, 'agreed') : { errors: { said: wrong } }
      },
    }),
    onModal(privateModal, {
      submit: async (ctx: Ctx, reading) => {
        const wrong = await keepSaid(ctx, reading)
        if (wrong !== null) return { errors: { said: wrong } }
        const { over, back, paper, ...at } = reading.context
        return { close: true, after: () => paintScreen(ctx, over, at, { back, paper }, 'said') }
      },
    }),
    onModal(agreedModal, {
      submit: (ctx: Ctx, { context }) => finished(ctx, context),
    }),
    onModal(actionModal, { submit: (ctx: Ctx, reading) => keepAction(ctx, reading) }),
    onModal(signedModal, { submit: (ctx: Ctx, reading) => keepSigned(ctx, reading) }),
    ...registerQueryModals,
  ],
}
