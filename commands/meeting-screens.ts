import type { ModalView } from '@slack/types'
import { absencesAt, reasonsOn } from '../src/casework/absences.ts'
import { commonActionsAt } from '../src/casework/common-actions.ts'
import type { LookedAt } from '../src/casework/look-at-case.ts'
import type { Meeting } from '../src/domain/case/state.ts'
import type { MeetingScreen } from '../src/domain/pathway/pathway.ts'
import type { Reply } from '../src/kit/command.ts'
import type { ReceivedView } from '../src/kit/modal-state.ts'
import { firstUndone, type ScreenShown } from '../views/meeting-screens.ts'
import { absencesModal, absencesView } from '../views/minutes/absences.ts'
import { agreedModal, agreedView } from '../views/minutes/agreed.ts'
import { attendanceModal, attendanceView } from '../views/minutes/attendance.ts'
import { saidModal, saidView } from '../views/minutes/said.ts'
import { minutesView } from '../views/minutes.ts'
import { type Ctx, complain, look, modalOf, notHere } from './desk.ts'
import { keepAbsences } from './keep-absences.ts'
import { keepAttendance, paperIn } from './keep-attendance.ts'
import { keepSaid } from './keep-said.ts'

type Draw = (ctx: Ctx, looked: LookedAt, meeting: Meeting, shown: ScreenShown) => ModalView

/** Draws the absences of a meeting, on a page of them, with what was just picked and is not kept yet. */
export function drawAbsences(
  { deps: { house } }: Ctx,
  looked: LookedAt,
  meeting: Meeting,
  shown: ScreenShown,
  more: { chosen?: ReadonlyMap<string, string>; page?: number } = {},
): ModalView {
  const listed = { spells: absencesAt(house, looked, meeting), reasons: reasonsOn(house, meeting), ...more }
  return absencesView(looked, meeting, listed, shown)
}

const draws: Record<MeetingScreen, Draw> = {
  here: (_ctx, looked, meeting, shown) => attendanceView(looked, meeting, shown),
  absences: drawAbsences,
  said: (_ctx, looked, meeting, shown) => saidView(looked, meeting, shown),
  agreed: (ctx, looked, meeting, shown) =>
    agreedView(looked, meeting, commonActionsAt(ctx.deps.house, looked, meeting), shown),
}

/** Draws one of the four screens of a meeting; before it is said who came, only the first. Who only reads sees the minutes. */
export function drawScreen(
  ctx: Ctx,
  looked: LookedAt,
  meeting: Meeting,
  shown: ScreenShown,
  wanted?: MeetingScreen,
): ModalView {
  const edits = looked.acts && looked.state.status === 'open'
  if (!edits) return minutesView(looked, meeting, shown)
  const to = meeting.state === 'held' ? (wanted ?? firstUndone(looked, meeting)) : 'here'
  return draws[to](ctx, looked, meeting, shown)
}

type Kept = (ctx: Ctx, view: ReceivedView) => Promise<string | null>
type Screen = { screen: MeetingScreen; read: typeof agreedModal.read; keep: Kept }

const screens: Record<string, Screen> = {
  [attendanceModal.id]: {
    screen: 'here',
    read: (view) => {
      const reading = attendanceModal.read(view)
      return { context: { ...reading.context, paper: paperIn(reading) }, answers: {} }
    },
    keep: async (ctx, view) => (await keepAttendance(ctx, attendanceModal.read(view)))?.text ?? null,
  },
  [absencesModal.id]: {
    screen: 'absences',
    read: (view) => ({ context: absencesModal.read(view).context, answers: {} }),
    keep: (ctx, view) => keepAbsences(ctx, absencesModal.read(view)),
  },
  [saidModal.id]: {
    screen: 'said',
    read: (view) => ({ context: saidModal.read(view).context, answers: {} }),
    keep: (ctx, view) => keepSaid(ctx, saidModal.read(view)),
  },
  [agreedModal.id]: { screen: 'agreed', read: agreedModal.read, keep: async () => null },
}

/** The screen of a meeting that a press came from; null when it came from somewhere else. */
export function screenOf(view: ReceivedView | null) {
  const found = screens[view?.callback_id ?? '']
  if (view === null || found === undefined) return null
  return { ...found, view, context: found.read(view).context }
}

/** Before anything else is done from one of the screens, what was filled in there is kept; a sentence where it was not. */
export async function keptFirst(ctx: Ctx, view: ReceivedView | null): Promise<string | null> {
  const from = screenOf(view)
  return from === null ? null : from.keep(ctx, from.view)
}

/** What lies beneath the screen that a press came from, and the paper that it is typed in from. */
export function backOf(view: ReceivedView | null): Pick<ScreenShown, 'back' | 'paper'> {
  const { back = null, paper = null } = screenOf(view)?.context ?? {}
  return { back, paper }
}

/** Paints a shown window as one of the screens of a meeting, as it now stands. */
export async function paintScreen(
  ctx: Ctx,
  view: string,
  at: { case: string; meeting: string },
  shown: ScreenShown,
  to: MeetingScreen,
): Promise<void> {
  const looked = await look(ctx, at.case)
  const found = looked?.state.meetings[at.meeting]
  if (looked && found) await ctx.update(view, drawScreen(ctx, looked, found, shown, to))
}

/** Keeps what was filled in, and turns the window into another of the screens, or into the same with what to ask. */
export async function turnScreen(
  ctx: Ctx,
  at: { case: string; meeting: string },
  view: ReceivedView | null,
  how: { to?: MeetingScreen; folds?: boolean; page?: number },
): Promise<Reply> {
  const from = screenOf(view)
  const modal = modalOf(view)
  if (from === null || modal === null) return complain(ctx, view, notHere)
  const wrong = await from.keep(ctx, from.view)
  if (wrong !== null) return complain(ctx, view, wrong)
  const { back, paper, asks } = from.context
  const shown = { back, paper, asks: how.folds ? !asks : false }
  return { after: () => paintScreen(ctx, modal.id, at, shown, how.to ?? from.screen) }
}
