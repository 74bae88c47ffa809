import type { Reply } from '../src/kit/command.ts'
import type { ReceivedView } from '../src/kit/modal-state.ts'
import { noteNeedView } from '../views/adjust/forms.ts'
import { handOverView, reopenView } from '../views/case/passing-on.ts'
import { unfoundView } from '../views/case/unfound.ts'
import type { CaseAct } from '../views/case-menu.ts'
import { closeView } from '../views/close.ts'
import { interpreterView, nextPlanned } from '../views/interpreter.ts'
import { jointView } from '../views/joint.ts'
import { timelineView } from '../views/timeline.ts'
import { openAccess } from './access.ts'
import { openAttendance } from './certificate.ts'
import { type Ctx, showCase, showForm } from './desk.ts'
import { moveForm } from './move.ts'
import { openCourt } from './pack.ts'
import { drawPrint } from './print.ts'
import { openTracking } from './tracking.ts'

type Choose = (ctx: Ctx, view: ReceivedView | null, id: string) => Reply

/** What each choice of a case's menu opens. */
export const fromMenu: Record<CaseAct, Choose> = {
  attendance: (ctx, view, id) => openAttendance(ctx, view, { case: id, pupil: '' }),
  print: (ctx, view, id) => showForm(ctx, view, 'Print', id, (looked) => drawPrint(ctx, looked)),
  timeline: (ctx, view, id) => showCase(ctx, view, 'Timeline', id, (looked) => timelineView(looked)),
  need: (ctx, view, id) =>
    showForm(ctx, view, 'Note a need', id, (looked, { back }) => noteNeedView(looked, back)),
  joint: (ctx, view, id) =>
    showForm(ctx, view, 'Joint meeting', id, (looked, { back }) =>
      jointView(looked, { viewer: ctx.person.id, back }),
    ),
  interpreter: (ctx, view, id) =>
    showForm(ctx, view, 'Interpreter', id, (looked, { back }) => {
      const meeting = nextPlanned(looked.state)
      if (meeting === null)
        return 'No meeting has a day yet. Set one first; then an interpreter can be booked.'
      return interpreterView(looked, meeting, null, back)
    }),
  'hand-over': (ctx, view, id) =>
    showForm(ctx, view, 'Pass to a colleague', id, (looked, { back }) => handOverView(looked, back)),
  close: (ctx, view, id) =>
    showForm(ctx, view, 'Close the case', id, (looked, { back }) => closeView(looked, null, back)),
  unfound: (ctx, view, id) =>
    showForm(ctx, view, 'Cannot be found', id, (looked, { back }) => unfoundView(looked, back)),
  access: openAccess,
  tracking: openTracking,
  court: openCourt,
  move: (ctx, view, id) =>
    showForm(ctx, view, 'Move the case', id, (looked, { back }) =>
      moveForm(ctx, looked, { to: null, stage: null }, back),
    ),
  reopen: (ctx, view, id) =>
    showForm(ctx, view, 'Open again', id, (looked, { back }) => reopenView(looked, back)),
}
