import { act } from '../src/casework/act.ts'
import { type Attendance, subjects } from '../src/domain/case/event.ts'
import { type Command, onModal, onPress, type Reply } from '../src/kit/command.ts'
import type { ReceivedView } from '../src/kit/modal-state.ts'
import { attendanceModal, attendanceView } from '../views/attendance.ts'
import { holdMeeting, openMinutes } from '../views/meeting.ts'
import {
  actionModal,
  actionView,
  addAction,
  finishAction,
  minutesModal,
  minutesView,
  printMinutes,
} from '../views/minutes.ts'
import { caseNumber } from './case.ts'
import {
  askedBy,
  backToCase,
  because,
  type Ctx,
  complain,
  type Desk,
  look,
  paintCase,
  showCase,
} from './desk.ts'

type Came = ReturnType<(typeof attendanceModal)['read']>

function attendanceOf({ answers }: Came): Attendance[] {
  return answers.came.map(({ key, value }) => {
    const reason = answers.reason.find((one) => one.key === key)?.value ?? undefined
    const came = value === 'came'
    return { who: key, came, ...(came || reason === undefined ? {} : { goodReason: true, reason }) }
  })
}

async function held(ctx: Ctx, reading: Came) {
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
  return { update: minutesView(now, found, back), after: () => paintCase(ctx, back, id) }
}

async function keepMinutes(
  ctx: Ctx,
  reading: ReturnType<(typeof minutesModal)['read']>,
): Promise<string | null> {
  const { context, answers } = reading
  const said = Object.fromEntries(
    subjects.map((about) => [about, answers.said.find((one) => one.key === about)?.value ?? '']),
  )
  const { defence, evidence } = answers
  const defences = defence === null || defence === 'none' ? [] : [{ defence, evidence: evidence ?? '' }]
  const outcome = await act(ctx.deps.house, context.case, askedBy(ctx), {
    do: 'say',
    meeting: context.meeting,
    said,
    defences,
  })
  return outcome.done ? null : because(ctx, context.case, outcome.refusal)
}

async function paintMinutes(
  ctx: Ctx,
  view: string,
  id: string,
  meeting: string,
  back: string | null,
): Promise<void> {
  const looked = await look(ctx, id)
  const found = looked?.state.meetings[meeting]
  if (looked && found) await ctx.update(view, minutesView(looked, found, back))
}

function minutesOf(ctx: Ctx, view: ReceivedView | null, id: string, meeting: string): Reply {
  return showCase(ctx, view, 'Minutes', id, (looked, back) => {
    const found = looked.state.meetings[meeting]
    return found === undefined ? null : minutesView(looked, found, back)
  })
}

async function print(ctx: Ctx, id: string, meeting: string, view: ReceivedView | null): Promise<Reply> {
  const wrong = view?.callback_id === minutesModal.id ? await keepMinutes(ctx, minutesModal.read(view)) : null
  if (wrong !== null) return complain(ctx, view, wrong)
  const looked = await look(ctx, id)
  const kind = looked?.state.meetings[meeting]?.kind
  const letter = looked?.context.pathway.letters.find((one) => one.to === 'school' && one.meeting === kind)
  if (letter === undefined)
    return complain(ctx, view, 'This pathway has no minutes to sign for this meeting.')
  return {
    after: async () => {
      const made = await ctx.deps.draft(askedBy(ctx, { key: null }), id, letter.id)
      await ctx.say(
        made.done
          ? `The minutes of ${id} are on their way to you as files.`
          : await because(ctx, id, made.refusal),
      )
    },
  }
}

/** Holds meetings: who came, what was said, what was agreed, and the minutes to sign. */
export const minutesCommand: Command<Desk> = {
  word: 'minutes',
  help: 'Open the minutes of a case’s latest meeting',
  usage: 'FT-2026-0001',
  run: async (ctx, text) => {
    const id = caseNumber(text, ctx.today.slice(0, 4))
    if (id === null) return { say: 'Give the case’s number, for example `/fasttrack minutes FT-2026-0001`.' }
    return showCase(ctx, null, 'Minutes', id, (looked) => {
      const latest = Object.values(looked.state.meetings)
        .filter((one) => one.state !== 'void')
        .at(-1)
      if (latest === undefined) return null
      return latest.state === 'held'
        ? minutesView(looked, latest, null)
        : attendanceView(looked, latest, null)
    })
  },
  buttons: [
    onPress(holdMeeting, async (ctx: Ctx, { case: id, meeting }, view) =>
      showCase(ctx, view, 'Who came', id, (looked, back) => {
        const found = looked.state.meetings[meeting]
        return found === undefined ? null : attendanceView(looked, found, back)
      }),
    ),
    onPress(openMinutes, async (ctx: Ctx, { case: id, meeting }, view) => minutesOf(ctx, view, id, meeting)),
    onPress(addAction, async (ctx: Ctx, { case: id, meeting }, view) =>
      showCase(ctx, view, 'Add an action', id, (looked, over) => {
        const found = looked.state.meetings[meeting]
        const back = view?.callback_id === minutesModal.id ? minutesModal.read(view).context.back : null
        return found === undefined ? null : actionView(looked, found, { over: over ?? '', back })
      }),
    ),
    onPress(finishAction, async (ctx: Ctx, { case: id, action }, view) => {
      const outcome = await act(ctx.deps.house, id, askedBy(ctx), { do: 'finish-action', action })
      if (!outcome.done) return complain(ctx, view, await because(ctx, id, outcome.refusal))
      const meeting = outcome.state.actions[action]?.meeting ?? ''
      const back = view?.callback_id === minutesModal.id ? minutesModal.read(view).context.back : null
      return view === null ? undefined : { after: () => paintMinutes(ctx, view.id, id, meeting, back) }
    }),
    onPress(printMinutes, (ctx: Ctx, { case: id, meeting }, view) => print(ctx, id, meeting, view)),
  ],
  modals: [
    onModal(attendanceModal, { submit: (ctx: Ctx, reading) => held(ctx, reading) }),
    onModal(minutesModal, {
      submit: async (ctx: Ctx, reading) => {
        const wrong = await keepMinutes(ctx, reading)
        if (wrong !== null) return { errors: { said: wrong } }
        return backToCase(ctx, reading.context.back, reading.context.case)
      },
    }),
    onModal(actionModal, {
      submit: async (ctx: Ctx, { context, answers }) => {
        const { what, who, due, how } = answers
        if (what === null || who === null || due === null || how === null)
          return { errors: { what: 'Fill in all four.' } }
        const actions = [{ what, who, due, how }]
        const outcome = await act(ctx.deps.house, context.case, askedBy(ctx), {
          do: 'agree',
          meeting: context.meeting,
          actions,
        })
        if (!outcome.done) return { errors: { what: await because(ctx, context.case, outcome.refusal) } }
        return {
          close: true,
          after: () => paintMinutes(ctx, context.over, context.case, context.meeting, context.back),
        }
      },
    }),
  ],
}
