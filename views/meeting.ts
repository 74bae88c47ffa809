import type { KnownBlock, ModalView } from '@slack/types'
import { z } from 'zod'
import type { Attendee } from '../src/domain/case/event.ts'
import { latestMeeting, type Meeting } from '../src/domain/case/state.ts'
import { type Notice, noticeFor } from '../src/domain/case/verbs/plan-meeting.ts'
import { addDays, type Day, formatDay } from '../src/domain/day.ts'
import { describeDuration } from '../src/domain/duration.ts'
import type { ParentNames } from '../src/domain/family.ts'
import type { MeetingKind } from '../src/domain/pathway/pathway.ts'
import { context, section } from '../src/kit/blocks.ts'
import { defineButton } from '../src/kit/button.ts'
import { choices, day, longText, person, text, time, yesNo } from '../src/kit/field.ts'
import { defineModal } from '../src/kit/modal.ts'
import type { CaseShown } from './case-shown.ts'
import { refusalSentence } from './refusal.ts'

const meetingPayload = z.object({ case: z.string(), meeting: z.string() })

/** Sets or changes the day of a meeting. */
export const planMeeting = defineButton({
  id: 'meeting.plan',
  payload: z.object({ case: z.string(), kind: z.string(), meeting: z.string().nullable() }),
})

/** Records who came to a meeting. */
export const holdMeeting = defineButton({ id: 'meeting.hold', payload: meetingPayload })

/** Opens the minutes of a meeting. */
export const openMinutes = defineButton({ id: 'meeting.minutes', payload: meetingPayload })

/** The form that sets or changes a meeting. */
export const planModal = defineModal({
  id: 'meeting.plan',
  context: z.object({
    case: z.string(),
    kind: z.string(),
    meeting: z.string().nullable(),
    back: z.string().nullable(),
  }),
  fields: {
    on: day(),
    at: time(),
    place: text(),
    why: longText(),
    parents: choices(),
    pupil: yesNo(),
    chair: person(),
    minutes: person(),
    professionals: longText(),
    interpreter: text(),
  },
})

export type PlanProps = {
  looked: CaseShown
  kind: MeetingKind
  meeting: Meeting | null
  on: Day | null
  viewer: string
  back: string | null
}

function parentLine(parent: ParentNames): { value: string; text: string; description?: string } {
  const facts = [
    parent.relationship,
    parent.resident === false ? 'lives elsewhere' : null,
    parent.interpreter ? `interpreter${parent.language === null ? '' : `: ${parent.language}`}` : null,
    parent.doNotWrite ? 'do not write' : null,
  ].filter((fact) => fact !== null)
  return {
    value: parent.id,
    text: parent.name,
    ...(facts.length > 0 ? { description: facts.join(', ') } : {}),
  }
}

function noticeBlock({ looked }: PlanProps, notice: Notice, on: Day): KnownBlock {
  const tell = { pathway: looked.context.pathway, family: looked.names }
  if (notice.warning !== null) return section(`:warning: ${refusalSentence(notice.warning, tell)}`)
  const past = on < looked.context.facts.today ? ' It is entered late, and will say so.' : ''
  const last = notice.lastSend === null ? '' : `Send the invitations by ${formatDay(notice.lastSend)}.`
  return section(`:calendar: ${formatDay(on)}. ${last}${past}`)
}

const typedNames = (meeting: Meeting | null, as: Attendee['as']) =>
  (meeting?.attendees ?? []).flatMap((one) => (one.as === as && one.name !== undefined ? [one.name] : []))

const slackOf = (meeting: Meeting | null, as: Attendee['as']) =>
  meeting?.attendees.find((one) => one.as === as)?.who ?? null

function parentsBlock({ looked, meeting }: PlanProps): KnownBlock {
  const parents = looked.names.parents.slice(0, 10)
  if (parents.length === 0)
    return section(
      ':warning: No parent is on record for this pupil. Ask for the parents to be imported first.',
    )
  const invited = meeting?.attendees.filter((one) => one.as === 'parent').map((one) => one.who)
  return planModal.fields.parents.block({
    label: 'Parents to invite',
    hint: 'Everyone who is a parent in law, wherever they live. Each gets their own letter.',
    choices: parents.map(parentLine),
    initial: invited ?? parents.map((one) => one.id),
  })
}

function staffBlocks({ looked, meeting, viewer, kind }: PlanProps): KnownBlock[] {
  const { fields } = planModal
  const previous = meeting ?? latestMeeting(looked.state, kind.id)
  const chair = 'A senior leader or head of year who can decide for the school.'
  return [
    fields.chair.block({ label: 'Chair', hint: chair, initial: slackOf(previous, 'chair') ?? viewer }),
    fields.minutes.block({
      label: 'Minute taker',
      initial: slackOf(previous, 'minute-taker'),
      optional: true,
    }),
  ]
}

function whoBlocks(props: PlanProps): KnownBlock[] {
  const { meeting } = props
  const { fields } = planModal
  const professionals = typedNames(meeting, 'professional').join('\n')
  const interpreter = typedNames(meeting, 'interpreter')[0]
  const each = 'One on each line: name, service. They need not be in Slack.'
  const never = 'Name or agency. Never the child or a relative.'
  return [
    parentsBlock(props),
    fields.pupil.block({
      label: 'Is the pupil coming?',
      initial: meeting === null || slackOf(meeting, 'pupil') !== null,
    }),
    ...staffBlocks(props),
    fields.professionals.block({
      label: 'Professionals',
      hint: each,
      initial: professionals,
      optional: true,
      max: 1500,
    }),
    fields.interpreter.block({
      label: 'Interpreter',
      hint: never,
      initial: interpreter,
      optional: true,
      max: 200,
    }),
  ]
}

function dayBlocks(props: PlanProps): KnownBlock[] {
  const { looked, kind, meeting, on } = props
  const { fields } = planModal
  const { facts } = looked.context
  const first = noticeFor(looked.state, facts, kind, facts.today).first
  const setting = 'setting' in kind.notice ? looked.state.settings[kind.notice.setting] : kind.notice
  const asks =
    typeof setting === 'object' ? `Invitations go at least ${describeDuration(setting)} before.` : ''
  const works = first === null ? '' : ` The first day that works is ${formatDay(first)}.`
  const day = fields.on.block({
    label: 'Day',
    initial: on ?? first ?? addDays(facts.today, 7),
    dispatch: true,
  })
  const head = [section(`*${kind.title}*\n${asks}${works}`), day]
  if (on === null) return head
  const notice = noticeFor(looked.state, facts, kind, on)
  const why = fields.why.block({
    label: 'Why keep this day?',
    initial: meeting?.why,
    optional: true,
    max: 1000,
  })
  return [...head, noticeBlock(props, notice, on), ...(notice.warning === null ? [] : [why])]
}

/** Draws the form that sets or changes a meeting: the last day to send invitations stands there as soon as a day is chosen. */
export function planView(props: PlanProps): ModalView {
  const { looked, kind, meeting, back } = props
  const { fields } = planModal
  const place = 'Room 4, or somewhere easier for the family'
  const moves = context('Changing the day, time or place makes the letters already drafted or sent void.')
  const blocks: KnownBlock[] = [
    ...dayBlocks(props),
    fields.at.block({ label: 'Time', initial: meeting?.at ?? '15:30' }),
    fields.place.block({ label: 'Place', initial: meeting?.place, placeholder: place, max: 200 }),
    ...whoBlocks(props),
    ...(meeting === null ? [] : [moves]),
  ]
  return planModal.open({
    title: meeting === null ? 'Set up a meeting' : 'Change a meeting',
    context: { case: looked.state.id, kind: kind.id, meeting: meeting?.id ?? null, back },
    blocks,
    submit: 'Keep',
  })
}
