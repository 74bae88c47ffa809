import type { KnownBlock, ModalView } from '@slack/types'
import { z } from 'zod'
import { type Notice, noticeFor } from '../src/domain/case/verbs/plan-meeting.ts'
import { addDays, type Day, formatDay } from '../src/domain/day.ts'
import { describeDuration } from '../src/domain/duration.ts'
import { context, section } from '../src/kit/blocks.ts'
import { defineButton } from '../src/kit/button.ts'
import { escapeText } from '../src/kit/text.ts'
import { type PlanProps, planModal } from './meeting/form.ts'
import { whoBlocks } from './meeting/people.ts'
import { refusalSentence } from './refusal.ts'
import { speakFirstInPublic } from './speak-first.ts'

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

function noticeBlock({ looked }: PlanProps, notice: Notice, on: Day): KnownBlock {
  const tell = { pathway: looked.context.pathway, family: looked.names }
  if (notice.warning !== null) return section(`:warning: ${refusalSentence(notice.warning, tell)}`)
  const past =
    on < looked.context.facts.today
      ? ' This day has passed: the record will say that it was entered late.'
      : ''
  const last = notice.lastSend === null ? '' : `Send the invitations by ${formatDay(notice.lastSend)}.`
  return section(`:calendar: ${formatDay(on)}. ${last}${past}`)
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
  const head = [section(`*${escapeText(kind.title)}*\n${asks}${works}`), day]
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
  const moves = context(
    'If you change the day, time or place, letters already made or sent for this meeting no longer count.',
  )
  const blocks: KnownBlock[] = [
    ...speakFirstInPublic(looked.names),
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
