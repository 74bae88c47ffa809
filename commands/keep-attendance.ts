import { act } from '../src/casework/act.ts'
import type { Attendance } from '../src/domain/case/event.ts'
import type { attendanceModal } from '../views/attendance.ts'
import { minutesView } from '../views/minutes.ts'
import { askedBy, backToCase, because, type Ctx, look, paintCase } from './desk.ts'

type Came = ReturnType<(typeof attendanceModal)['read']>

function attendanceOf({ answers }: Came): Attendance[] {
  return answers.came.map(({ key, value }) => {
    const reason = answers.reason.find((one) => one.key === key)?.value ?? undefined
    const came = value === 'came'
    return { who: key, came, ...(came || reason === undefined ? {} : { goodReason: true, reason }) }
  })
}

/** Records who came, and goes on to the minutes where anybody did. */
export async function keepAttendance(ctx: Ctx, reading: Came) {
  const { case: id, meeting, back } = reading.context
  const looked = await look(ctx, id)
  const day = looked?.state.meetings[meeting]?.on
  const outcome = await act(ctx.deps.house, id, askedBy(ctx, day === undefined ? {} : { on: day }), {
    do: 'hold-meeting',
    meeting,
    attendance: attendanceOf(reading),
  })
  if (!outcome.done) return { errors: { came: await because(ctx, id, outcome.refusal) } }
  const anybody = outcome.state.meetings[meeting]?.attendance.some((one) => one.came)
  const now = await look(ctx, id)
  const found = now?.state.meetings[meeting]
  if (!anybody || now === null || found === undefined) return backToCase(ctx, back, id)
  return { update: minutesView(now, found, { back }), after: () => paintCase(ctx, back, id) }
}
