import { beforeOneApart, type ScreenShown } from '../views/meeting-screens.ts'
import type { agreedModal } from '../views/minutes/agreed.ts'
import { backToCase, type Ctx, look, paintCase } from './desk.ts'
import { drawScreen } from './meeting-screens.ts'

/** The next screen in place of the one that was kept; the case where nobody came, for there is nothing to write. */
export async function nextScreen(
  ctx: Ctx,
  { case: id, meeting, back, paper }: { case: string; meeting: string } & Pick<ScreenShown, 'back' | 'paper'>,
  to: 'absences' | 'said' | 'agreed',
) {
  const looked = await look(ctx, id)
  const found = looked?.state.meetings[meeting]
  const anybody = found?.attendance.some((one) => one.came)
  if (!looked || !found || !anybody) return backToCase(ctx, back, id)
  return {
    update: drawScreen(ctx, looked, found, { back, paper }, to),
    after: () => paintCase(ctx, back, id),
  }
}

/**
 * After the last screen the case comes up again. Where parents are apart every window closes instead: one of them may still
 * sit there, and the case tells of each meeting.
 */
export async function finished(
  ctx: Ctx,
  { case: id, back, paper }: ReturnType<typeof agreedModal.read>['context'],
) {
  const looked = await look(ctx, id)
  return looked !== null && beforeOneApart(looked, { paper })
    ? { clear: true as const }
    : backToCase(ctx, back, id)
}
