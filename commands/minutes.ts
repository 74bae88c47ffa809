import { act } from '../src/casework/act.ts'
import type { LookedAt } from '../src/casework/look-at-case.ts'
import { type Command, onModal, onPress, type Reply } from '../src/kit/command.ts'
import type { ReceivedView } from '../src/kit/modal-state.ts'
import { attendanceModal, attendanceView } from '../views/attendance.ts'
import { holdMeeting, openMinutes } from '../views/meeting.ts'
import type { MinutesShown } from '../views/minutes.ts'
import {
  actionModal,
  actionView,
  addAction,
  finishAction,
  minutesModal,
  minutesView,
  printMinutes,
} from '../views/minutes.ts'
import {
  askedBy,
  backToCase,
  because,
  type Ctx,
  complain,
  type Desk,
  look,
  modalOf,
  notHere,
  showCase,
  showForm,
} from './desk.ts'
import { forCase } from './for-case.ts'
import { keepAttendance } from './keep-attendance.ts'
import { keepMinutes } from './keep-minutes.ts'

/** Before anything else is done from the minutes, what was written in them is kept; a sentence where it was not. */
async function keptFirst(ctx: Ctx, view: ReceivedView | null): Promise<string | null> {
  return view?.callback_id === minutesModal.id ? keepMinutes(ctx, minutesModal.read(view)) : null
}

const backOf = (view: ReceivedView | null) =>
  view?.callback_id === minutesModal.id ? minutesModal.read(view).context.back : null

async function paintMinutes(
  ctx: Ctx,
  view: string,
  at: { case: string; meeting: string },
  shown: MinutesShown,
): Promise<void> {
  const looked = await look(ctx, at.case)
  const found = looked?.state.meetings[at.meeting]
  if (looked && found) await ctx.update(view, minutesView(looked, found, shown))
}

function minutesOf(ctx: Ctx, view: ReceivedView | null, id: string, meeting: string): Reply {
  return showCase(ctx, view, 'Minutes', id, (looked, { back }) => {
    const found = looked.state.meetings[meeting]
    return found === undefined ? null : minutesView(looked, found, { back })
  })
}

function paperOf(looked: LookedAt | null, meeting: string) {
  const kind = looked?.state.meetings[meeting]?.kind
  return looked?.context.pathway.letters.find((one) => one.to === 'school' && one.meeting === kind)
}

async function print(ctx: Ctx, id: string, meeting: string, view: ReceivedView | null): Promise<Reply> {
  const wrong = await keptFirst(ctx, view)
  if (wrong !== null) return complain(ctx, view, wrong)
  const looked = await look(ctx, id)
  if (looked === null) return complain(ctx, view, notHere)
  const letter = paperOf(looked, meeting)
  if (letter === undefined)
    return complain(ctx, view, 'This pathway has no minutes to sign for this meeting.')
  return {
    after: async () => {
      const made = await ctx.deps.draft(askedBy(ctx, { key: null, withinMs: undefined }), id, letter.id)
      const notice = made.done
        ? 'The minutes are on their way to you as files, in a message from me.'
        : await because(ctx, id, made.refusal)
      const shown = modalOf(view)
      if (shown !== null)
        await paintMinutes(ctx, shown.id, { case: id, meeting }, { back: backOf(view), notice })
    },
  }
}

async function finish(ctx: Ctx, id: string, action: string, view: ReceivedView | null): Promise<Reply> {
  const wrong = await keptFirst(ctx, view)
  if (wrong !== null) return complain(ctx, view, wrong)
  const outcome = await act(ctx.deps.house, id, askedBy(ctx), { do: 'finish-action', action })
  if (!outcome.done) return complain(ctx, view, await because(ctx, id, outcome.refusal))
  const at = { case: id, meeting: outcome.state.actions[action]?.meeting ?? '' }
  const shown = modalOf(view)
  return shown === null ? undefined : { after: () => paintMinutes(ctx, shown.id, at, { back: backOf(view) }) }
}

async function startAction(ctx: Ctx, id: string, meeting: string, view: ReceivedView | null): Promise<Reply> {
  const wrong = await keptFirst(ctx, view)
  if (wrong !== null) return complain(ctx, view, wrong)
  return showForm(ctx, view, 'Add an action', id, (looked, { back: over }) => {
    const found = looked.state.meetings[meeting]
    return found === undefined ? null : actionView(looked, found, { over: over ?? '', back: backOf(view) })
  })
}

async function keepAction(ctx: Ctx, { context, answers }: ReturnType<(typeof actionModal)['read']>) {
  const { what, who, due, how } = answers
  if (what === null || who === null || due === null || how === null)
    return { errors: { what: 'Please fill in all four.' } }
  const command = { do: 'agree' as const, meeting: context.meeting, actions: [{ what, who, due, how }] }
  const outcome = await act(ctx.deps.house, context.case, askedBy(ctx), command)
  if (!outcome.done) return { errors: { what: await because(ctx, context.case, outcome.refusal) } }
  return {
    close: true as const,
    after: () => paintMinutes(ctx, context.over, context, { back: context.back }),
  }
}

function latestMinutes(looked: LookedAt) {
  const latest = Object.values(looked.state.meetings)
    .filter((one) => one.state !== 'void')
    .at(-1)
  if (latest === undefined) return 'No meeting has been set up in this case yet.'
  if (latest.state === 'held') return minutesView(looked, latest, { back: null })
  return looked.acts
    ? attendanceView(looked, latest, null)
    : 'Who came to the latest meeting is not recorded yet.'
}

/** Holds meetings: who came, what was said, what was agreed, and the minutes to sign. */
export const minutesCommand: Command<Desk> = {
  word: 'minutes',
  help: 'Open the minutes of a case’s latest meeting',
  usage: 'FT-2026-0001',
  run: forCase('minutes', (ctx, id) => {
    return showCase(ctx, null, 'Minutes', id, latestMinutes)
  }),
  buttons: [
    onPress(holdMeeting, async (ctx: Ctx, { case: id, meeting }, view) =>
      showForm(ctx, view, 'Who came', id, (looked, { back }) => {
        const found = looked.state.meetings[meeting]
        return found === undefined ? null : attendanceView(looked, found, back)
      }),
    ),
    onPress(openMinutes, async (ctx: Ctx, { case: id, meeting }, view) => minutesOf(ctx, view, id, meeting)),
    onPress(addAction, (ctx: Ctx, { case: id, meeting }, view) => startAction(ctx, id, meeting, view)),
    onPress(finishAction, (ctx: Ctx, { case: id, action }, view) => finish(ctx, id, action, view)),
    onPress(printMinutes, (ctx: Ctx, { case: id, meeting }, view) => print(ctx, id, meeting, view)),
  ],
  modals: [
    onModal(attendanceModal, { submit: (ctx: Ctx, reading) => keepAttendance(ctx, reading) }),
    onModal(minutesModal, {
      submit: async (ctx: Ctx, reading) => {
        const wrong = await keepMinutes(ctx, reading)
        if (wrong !== null) return { errors: { said: wrong } }
        return backToCase(ctx, reading.context.back, reading.context.case)
      },
    }),
    onModal(actionModal, { submit: (ctx: Ctx, reading) => keepAction(ctx, reading) }),
  ],
}
