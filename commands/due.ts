import type { ModalView } from '@slack/types'
import { act } from '../src/casework/act.ts'
import { dueFor } from '../src/casework/due.ts'
import type { LookedAt } from '../src/casework/look-at-case.ts'
import { pauseDigest } from '../src/casework/pause-digest.ts'
import { listFor } from '../src/domain/case/open-lists.ts'
import type { Refusal } from '../src/domain/case/refusal.ts'
import { formatDay } from '../src/domain/day.ts'
import { decisionOfDeadline, decisionsAt, recordsAt } from '../src/domain/pathway/options.ts'
import { type Command, onModal, onPress } from '../src/kit/command.ts'
import type { ReceivedView } from '../src/kit/modal-state.ts'
import { caseView } from '../views/case.ts'
import { checklistView } from '../views/checklist.ts'
import { decisionView } from '../views/decision.ts'
import {
  dueModal,
  duePage,
  dueView,
  openDue,
  openPause,
  openSnooze,
  pauseModal,
  pauseView,
  snoozed,
  snoozeModal,
  snoozeView,
} from '../views/due.ts'
import { lettersView } from '../views/letters.ts'
import { planView } from '../views/meeting.ts'
import { recordView } from '../views/record.ts'
import { askedBy, because, type Ctx, type Desk, modalOf, show, turnInto } from './desk.ts'
import { drawScreen } from './meeting-screens.ts'

/** What a deadline is about: its own kind, the meeting or action that it is for, and the screen it is shown on. */
type About = { kind: string; subject: string; self: string }

function meetingScreen(ctx: Ctx, looked: LookedAt, { subject }: About): ModalView {
  const { state, context } = looked
  const meeting = state.meetings[subject]
  const begun = meeting?.state === 'held' || (meeting?.on ?? '9999') <= context.facts.today
  if (meeting !== undefined && begun) return drawScreen(ctx, looked, meeting, { back: null })
  const kind = context.pathway.meetings.find(
    (one) => one.id === meeting?.kind || one.from.some((stage) => state.open.includes(stage)),
  )
  if (kind === undefined) return caseView(looked)
  return planView({
    looked,
    kind,
    meeting: meeting ?? null,
    on: meeting?.on ?? null,
    viewer: ctx.person.id,
    back: null,
  })
}

/** The form that a deadline asks for, else the first that is not filled in yet. */
function recordScreen(ctx: Ctx, looked: LookedAt, { kind: id }: About): ModalView | null {
  const { pathway, state } = looked.context
  const open = recordsAt(pathway, state.open)
  const { met } = pathway.deadlines.find((one) => one.id === id) ?? {}
  const asked = met !== undefined && 'recorded' in met ? met.recorded : null
  const kind = open.find((one) => one.id === asked) ?? open.find((one) => state.records[one.id] === undefined)
  const own = ctx.person.roles.some((held) => kind?.by.includes(held.role))
  return kind === undefined ? null : recordView(looked, kind.id, { own, me: ctx.person.name }, null)
}

function decisionFor(_ctx: Ctx, looked: LookedAt, { kind: id }: About): ModalView | null {
  const { pathway, state } = looked.context
  if (decisionsAt(pathway, state.open).length === 0) return null
  const kind = pathway.deadlines.find((one) => one.id === id)
  return decisionView(looked, null, null, kind && decisionOfDeadline(pathway, kind)?.id)
}

function checklistScreen(_ctx: Ctx, looked: LookedAt, { kind, self }: About): ModalView | null {
  const stage = listFor(looked.context, kind)
  return stage === undefined ? null : checklistView(looked, { screen: self, stage: stage.id, back: null })
}

type Screen = (ctx: Ctx, looked: LookedAt, about: About) => ModalView | null

const screens: Readonly<Record<string, Screen>> = {
  letters: (_, looked) => lettersView(looked, { back: null }),
  meeting: meetingScreen,
  decision: decisionFor,
  record: recordScreen,
  checklist: checklistScreen,
}

/** The screen that does what a deadline asks for; the case itself where there is none of its own. */
function screenOf(
  ctx: Ctx,
  looked: LookedAt,
  { opens, deadline }: { opens: string; deadline: string },
  self: string,
): ModalView {
  const due = looked.state.deadlines[deadline]
  const about = { kind: due?.kind ?? '', subject: due?.subject ?? deadline, self }
  const works = looked.acts && looked.state.status === 'open'
  const own = works ? screens[opens]?.(ctx, looked, about) : null
  return own ?? caseView(looked)
}

async function paintDue(ctx: Ctx, view: string, page = 0): Promise<void> {
  await ctx.update(view, dueView(await dueFor(ctx.deps.house, ctx.person), page))
}

const limitWords = (refusal: Refusal) =>
  refusal.code === 'snooze-too-far'
    ? `Choose a day after today and no later than ${formatDay(refusal.last)}.`
    : 'Choose another day.'

const overDue = (view: ReceivedView | null) => (view?.callback_id === dueModal.id ? view.id : null)

/** Shows what is due, opens what a deadline asks for, and snoozes or pauses reminders. */
export const dueCommand: Command<Desk> = {
  word: 'due',
  help: 'See your deadlines',
  run: async (ctx) =>
    show(ctx, null, 'What is due', async () => dueView(await dueFor(ctx.deps.house, ctx.person))),
  buttons: [
    onPress(openDue, async (ctx: Ctx, { case: id, deadline, opens }, view) =>
      turnInto(ctx, view, id, id, (looked, { self }) => screenOf(ctx, looked, { opens, deadline }, self)),
    ),
    onPress(duePage, async (ctx: Ctx, { page }, view) => {
      const shown = modalOf(view)
      return shown === null ? undefined : { after: () => paintDue(ctx, shown.id, page) }
    }),
    onPress(openSnooze, async (ctx: Ctx, _payload, view) =>
      show(
        ctx,
        view,
        'Snooze a reminder',
        async () =>
          snoozeView(await dueFor(ctx.deps.house, ctx.person), overDue(view)) ??
          'Nothing is due, so there is no reminder to snooze.',
      ),
    ),
    onPress(openPause, async (ctx: Ctx, _payload, view) =>
      show(ctx, modalOf(view), 'Pause my message', async () => pauseView(ctx.today, null)),
    ),
  ],
  modals: [
    onModal(snoozeModal, {
      submit: async (ctx: Ctx, { context, answers }) => {
        const { case: id, deadline } = snoozed(answers.deadline ?? '')
        if (answers.until === null) return { errors: { until: 'Choose a day.' } }
        const command = {
          do: 'snooze' as const,
          deadline,
          until: answers.until,
          reason: answers.reason ?? '',
        }
        const outcome = await act(ctx.deps.house, id, askedBy(ctx), command)
        if (!outcome.done) {
          const field = outcome.refusal.code === 'no-such-deadline' ? 'deadline' : 'until'
          return { errors: { [field]: await because(ctx, id, outcome.refusal) } }
        }
        const { over } = context
        return over === null ? { close: true } : { close: true, after: () => paintDue(ctx, over) }
      },
    }),
    onModal(pauseModal, {
      submit: async (ctx: Ctx, { answers }) => {
        const paused = await pauseDigest(ctx.deps.house, askedBy(ctx), answers.until)
        if (paused.done) return { close: true }
        return { errors: { until: limitWords(paused.refusal) } }
      },
    }),
  ],
}
