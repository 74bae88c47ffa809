import { act } from '../src/casework/act.ts'
import type { LookedAt } from '../src/casework/look-at-case.ts'
import type { Attendee } from '../src/domain/case/event.ts'
import type { Refusal } from '../src/domain/case/refusal.ts'
import { mayPlan } from '../src/domain/case/sittings.ts'
import { meetingsOf } from '../src/domain/case/state.ts'
import type { Day } from '../src/domain/day.ts'
import { type Command, onModal, onPress } from '../src/kit/command.ts'
import { callOff, callOffModal, callOffView } from '../views/meeting/calling-off.ts'
import { mostProfessionals, planModal } from '../views/meeting/form.ts'
import { firstAsked } from '../views/meeting/people.ts'
import { planMeeting, planView } from '../views/meeting.ts'
import { askedBy, backToCase, because, type Ctx, type Desk, look, showForm } from './desk.ts'
import { forCase } from './for-case.ts'

type Plan = ReturnType<(typeof planModal)['read']>

function planned(
  looked: LookedAt,
  ctx: Ctx,
  context: Plan['context'],
  { on, chosen }: { on: Day | null; chosen: readonly string[] | null },
) {
  const kind = looked.context.pathway.meetings.find((one) => one.id === context.kind)
  const meeting = looked.state.meetings[context.meeting ?? ''] ?? null
  return kind === undefined
    ? null
    : planView({ looked, kind, meeting, on, chosen, viewer: ctx.person.id, back: context.back })
}

const gone = 'That meeting no longer stands. Close this and open the case again.'

const lines = (text: string | null) =>
  (text ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

/** A colleague typed as a mention, by name; anything else stays as it was typed. */
const named = (typed: string, people: LookedAt['people']) =>
  typed.replace(/<@([UW][A-Z0-9]+)(?:\|[^<>]*)?>/g, (mention, id: string) => people[id] ?? mention)

const chosenIn = ({ parents }: Plan['answers']) => parents.flatMap((list) => list.value)

/** Everybody asked to a meeting: parents by id, colleagues by Slack id, the rest by the name that was typed. */
function attendeesOf({ context, answers }: Plan, looked: LookedAt | null): Attendee[] {
  const people = looked?.people ?? {}
  const before = looked?.state.meetings[context.meeting ?? '']?.attendees ?? []
  // Interpreters are booked by themselves; one who was typed here once goes on being asked.
  const interpreters = before.filter(({ as }) => as === 'interpreter').map(({ name = '' }) => name)
  const typed: [Attendee['as'], string][] = [
    ...lines(answers.professionals).map((name): [Attendee['as'], string] => ['professional', name]),
    ...interpreters.map((name): [Attendee['as'], string] => ['interpreter', name]),
  ]
  return [
    ...chosenIn(answers).map((who) => ({ who, as: 'parent' as const })),
    ...(answers.pupil ? [{ who: 'pupil', as: 'pupil' as const }] : []),
    ...(answers.chair === null ? [] : [{ who: answers.chair, as: 'chair' as const }]),
    ...(answers.minutes === null || answers.minutes === answers.chair
      ? []
      : [{ who: answers.minutes, as: 'minute-taker' as const }]),
    ...typed.map(([as, name], index) => ({
      who: `name-${index + 1}`,
      as,
      name: named(name, people),
    })),
  ]
}

const fieldOf: Partial<Record<Refusal['code'], 'parents' | 'why' | 'together'>> = {
  'no-one-invited': 'parents',
  'reason-needed': 'why',
  'not-a-parent': 'parents',
  'parents-apart': 'together',
  'already-planned': 'parents',
}

const fillIn = 'Please fill this in.'

/** What is missing from the form or too much, at its own field. */
function wrongIn({ answers }: Plan) {
  const empty = (['on', 'at', 'place'] as const).find((field) => answers[field] === null)
  if (empty !== undefined) return { [empty]: fillIn }
  const many = lines(answers.professionals).length > mostProfessionals
  return many ? { professionals: `Name at most ${mostProfessionals} professionals, one on each line.` } : null
}

const reasonsIn = ({ answers: { why, together } }: Plan) => ({
  ...(why === null ? {} : { why }),
  ...(together === null ? {} : { together }),
})

async function keep(ctx: Ctx, plan: Plan) {
  const { context, answers } = plan
  const wrong = wrongIn(plan)
  if (wrong !== null) return { errors: wrong }
  const { on, at, place } = answers
  if (on === null || at === null || place === null) return { errors: { on: fillIn } }
  const attendees = attendeesOf(plan, await look(ctx, context.case))
  const given = { on, at, place, attendees, ...reasonsIn(plan) }
  const command =
    context.meeting === null
      ? { do: 'plan-meeting' as const, kind: context.kind, ...given }
      : { do: 'move-meeting' as const, meeting: context.meeting, ...given }
  const outcome = await act(ctx.deps.house, context.case, askedBy(ctx), command)
  if (outcome.done) return backToCase(ctx, context.back, context.case)
  const text = await because(ctx, context.case, outcome.refusal)
  const field = fieldOf[outcome.refusal.code] ?? 'on'
  // The list of parents may stand in several parts: the first says what is wrong.
  return { errors: { [field]: field === 'parents' ? { 0: text } : text } }
}

/** What the word opens: a meeting for whoever has none yet, else the planned one to change; null where neither can be. */
function nextForm(looked: LookedAt) {
  const { state, context } = looked
  for (const kind of context.pathway.meetings) {
    const next = firstAsked(looked, kind)
    const planned = meetingsOf(state, kind.id).find((one) => one.state === 'planned') ?? null
    if (next.length > 0 && mayPlan(state, kind, next)) return { kind, meeting: null }
    if (planned !== null || mayPlan(state, kind, next)) return { kind, meeting: planned }
  }
  return null
}

/** Sets, moves and calls off meetings: the last day for invitations and the first day that works stand on the form. */
export const meetingCommand: Command<Desk> = {
  word: 'meeting',
  help: 'Set up the next meeting of a case',
  usage: 'FT-2026-0001',
  run: forCase('meeting', (ctx, id) => {
    return showForm(ctx, null, 'Meeting', id, (looked) => {
      const next = nextForm(looked)
      if (next === null)
        return 'No meeting can be set up where this case stands now. Open the case to see what comes first.'
      const { kind, meeting } = next
      const on = meeting?.on ?? null
      return planView({ looked, kind, meeting, on, viewer: ctx.person.id, back: null })
    })
  }),
  buttons: [
    onPress(planMeeting, async (ctx: Ctx, { case: id, kind, meeting }, view) =>
      showForm(ctx, view, 'Meeting', id, (looked, { back }) => {
        const context = { case: id, kind, meeting, back }
        const on = looked.state.meetings[meeting ?? '']?.on ?? null
        return planned(looked, ctx, context, { on, chosen: null })
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
          const chosen = chosenIn(answers)
          const drawn = looked && planned(looked, ctx, context, { on: answers.on, chosen })
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
