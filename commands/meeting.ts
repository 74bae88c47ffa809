import { act } from '../src/casework/act.ts'
import type { LookedAt } from '../src/casework/look-at-case.ts'
import type { Attendee } from '../src/domain/case/event.ts'
import type { Refusal } from '../src/domain/case/refusal.ts'
import type { Day } from '../src/domain/day.ts'
import { type Command, onModal, onPress } from '../src/kit/command.ts'
import { callOff, callOffModal, callOffView } from '../views/calling-off.ts'
import { planMeeting, planView } from '../views/meeting.ts'
import { mostProfessionals, planModal } from '../views/meeting-form.ts'
import { askedBy, backToCase, because, type Ctx, type Desk, look, showForm } from './desk.ts'
import { forCase } from './for-case.ts'

type Plan = ReturnType<(typeof planModal)['read']>

function planned(looked: LookedAt, ctx: Ctx, { context }: { context: Plan['context'] }, on: Day | null) {
  const kind = looked.context.pathway.meetings.find((one) => one.id === context.kind)
  const meeting = looked.state.meetings[context.meeting ?? ''] ?? null
  return kind === undefined
    ? null
    : planView({ looked, kind, meeting, on, viewer: ctx.person.id, back: context.back })
}

const gone = 'That meeting no longer stands. Close this and open the case again.'

const lines = (text: string | null) =>
  (text ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

/** Everybody asked to a meeting: parents by id, colleagues by Slack id, the rest by the name that was typed. */
function attendeesOf({ answers }: Plan): Attendee[] {
  const typed: [Attendee['as'], string][] = [
    ...lines(answers.professionals).map((name): [Attendee['as'], string] => ['professional', name]),
    ...lines(answers.interpreter).map((name): [Attendee['as'], string] => ['interpreter', name]),
  ]
  return [
    ...answers.parents.flatMap((list) => list.value).map((who) => ({ who, as: 'parent' as const })),
    ...(answers.pupil ? [{ who: 'pupil', as: 'pupil' as const }] : []),
    ...(answers.chair === null ? [] : [{ who: answers.chair, as: 'chair' as const }]),
    ...(answers.minutes === null || answers.minutes === answers.chair
      ? []
      : [{ who: answers.minutes, as: 'minute-taker' as const }]),
    ...typed.map(([as, name], index) => ({ who: `name-${index + 1}`, as, name })),
  ]
}

const fieldOf: Partial<Record<Refusal['code'], 'on' | 'parents' | 'why'>> = {
  'no-one-invited': 'parents',
  'reason-needed': 'why',
  'not-a-parent': 'parents',
}

const fillIn = 'Please fill this in.'

/** What is missing from the form or too much, at its own field. */
function wrongIn({ answers }: Plan) {
  const empty = (['on', 'at', 'place'] as const).find((field) => answers[field] === null)
  if (empty !== undefined) return { [empty]: fillIn }
  const many = lines(answers.professionals).length > mostProfessionals
  return many ? { professionals: `Name at most ${mostProfessionals} professionals, one on each line.` } : null
}

async function keep(ctx: Ctx, plan: Plan) {
  const { context, answers } = plan
  const wrong = wrongIn(plan)
  if (wrong !== null) return { errors: wrong }
  const { on, at, place } = answers
  if (on === null || at === null || place === null) return { errors: { on: fillIn } }
  const given = { on, at, place, attendees: attendeesOf(plan), why: answers.why ?? undefined }
  const command =
    context.meeting === null
      ? { do: 'plan-meeting' as const, kind: context.kind, ...given }
      : { do: 'move-meeting' as const, meeting: context.meeting, ...given }
  const outcome = await act(ctx.deps.house, context.case, askedBy(ctx), command)
  if (outcome.done) return backToCase(ctx, context.back, context.case)
  const text = await because(ctx, context.case, outcome.refusal)
  return { errors: { [fieldOf[outcome.refusal.code] ?? 'on']: text } }
}

/** Sets, moves and calls off meetings: the last day for invitations and the first day that works stand on the form. */
export const meetingCommand: Command<Desk> = {
  word: 'meeting',
  help: 'Set up the next meeting of a case',
  usage: 'FT-2026-0001',
  run: forCase('meeting', (ctx, id) => {
    return showForm(ctx, null, 'Meeting', id, (looked) => {
      const kind = looked.context.pathway.meetings.find((one) =>
        one.from.some((stage) => looked.state.open.includes(stage)),
      )
      const meeting = Object.values(looked.state.meetings).find(
        (one) => one.kind === kind?.id && one.state === 'planned',
      )
      return kind === undefined
        ? 'No meeting can be set up where this case stands now. Open the case to see what comes first.'
        : planView({
            looked,
            kind,
            meeting: meeting ?? null,
            on: meeting?.on ?? null,
            viewer: ctx.person.id,
            back: null,
          })
    })
  }),
  buttons: [
    onPress(planMeeting, async (ctx: Ctx, { case: id, kind, meeting }, view) =>
      showForm(ctx, view, 'Meeting', id, (looked, { back }) => {
        const context = { case: id, kind, meeting, back }
        return planned(looked, ctx, { context }, looked.state.meetings[meeting ?? '']?.on ?? null)
      }),
    ),
    onPress(callOff, async (ctx: Ctx, { case: id, meeting }, view) =>
      showForm(ctx, view, 'Call a meeting off', id, (looked, { back }) => {
        const found = looked.state.meetings[meeting]
        return found?.state !== 'planned' ? gone : callOffView(looked, found, back)
      }),
    ),
  ],
  modals: [
    onModal(planModal, {
      change: async (ctx: Ctx, { context, answers, view }) => ({
        after: async () => {
          const looked = await look(ctx, context.case)
          const drawn = looked && planned(looked, ctx, { context }, answers.on)
          if (drawn) await ctx.update(view.id, drawn)
        },
      }),
      submit: (ctx: Ctx, plan) => keep(ctx, plan),
    }),
    onModal(callOffModal, {
      submit: async (ctx: Ctx, { context, answers }) => {
        const command = { do: 'call-off-meeting' as const, meeting: context.meeting, why: answers.why ?? '' }
        const outcome = await act(ctx.deps.house, context.case, askedBy(ctx), command)
        if (!outcome.done) return { errors: { why: await because(ctx, context.case, outcome.refusal) } }
        return backToCase(ctx, context.back, context.case)
      },
    }),
  ],
}
