import type { ReceivedView } from '../src/kit/modal-state.ts'
import { attendanceModal, attendanceView } from '../views/minutes/attendance.ts'
import { type Ctx, look } from './desk.ts'
import { chosenIn, paperIn } from './keep-attendance.ts'

/**
 * Paints who is here anew once somebody was marked late, gone early or away, so that it can be said more closely; and once
 * the paper that it is typed in from is folded out or in.
 */
export async function paintAttendance(ctx: Ctx, view: ReceivedView, folds = false): Promise<void> {
  const reading = attendanceModal.read(view)
  const { case: id, meeting, back, asks } = reading.context
  const looked = await look(ctx, id)
  const found = looked?.state.meetings[meeting]
  if (!looked || !found) return
  const before = paperIn(reading)
  const blank = { doneOn: found.on, doneBy: ctx.person.id, how: 'did' as const }
  const paper = folds ? (before === null ? blank : null) : before
  await ctx.update(view.id, attendanceView(looked, found, { back, asks, paper }, chosenIn(reading)))
}
