import type { KnownBlock, ModalView } from '@slack/types'
import { z } from 'zod'
import type { Attendee } from '../src/domain/case/event.ts'
import type { Meeting } from '../src/domain/case/state.ts'
import { formatDay } from '../src/domain/day.ts'
import { atMost, section } from '../src/kit/blocks.ts'
import { choice, text } from '../src/kit/field.ts'
import { each } from '../src/kit/field-kind.ts'
import { limits } from '../src/kit/limits.ts'
import { defineModal } from '../src/kit/modal.ts'
import { escapeText } from '../src/kit/text.ts'
import type { CaseShown } from './case-shown.ts'
import { nameOf, partOf, some, titleIn } from './words.ts'

const about = z.object({ case: z.string(), meeting: z.string(), back: z.string().nullable() })

/** Who came. */
export const attendanceModal = defineModal({
  id: 'meeting.hold',
  context: about,
  fields: { came: each(choice(['came', 'stayed-away'])), reason: each(text()) },
})

const cameWords = [
  { value: 'came', text: 'Came' },
  { value: 'stayed-away', text: 'Did not come' },
] as const

const hint = 'A parent who stayed away with a good reason gets another offer and no letter about it.'

function attendeeBlocks({ names, people }: CaseShown, meeting: Meeting, one: Attendee): KnownBlock[] {
  const { fields } = attendanceModal
  const known = meeting.attendance.find((was) => was.who === one.who)
  const who = nameOf(one.who, names, meeting.attendees, people)
  const initial = known && (known.came ? ('came' as const) : ('stayed-away' as const))
  const label = `${who} (${partOf(one)})`
  const came = fields.came.block({ key: one.who, label, choices: cameWords, initial, as: 'radio' })
  if (one.as !== 'parent') return [came]
  const reason = fields.reason.block({
    key: one.who,
    label: `Good reason for staying away, if ${who} gave one`,
    hint,
    initial: known?.reason,
    optional: true,
    max: 500,
  })
  return [came, reason]
}

const more = (left: number) => `${some(left, 'more answer')} do not fit here: invite fewer people next time.`

/** Draws who came: one choice a person, and for a parent a good reason if they gave one. */
export function attendanceView(looked: CaseShown, meeting: Meeting, back: string | null): ModalView {
  const { state, context: asked } = looked
  const title = `*${escapeText(titleIn(asked.pathway, meeting.kind))}*, ${formatDay(meeting.on)}`
  const blocks = [section(title), ...meeting.attendees.flatMap((one) => attendeeBlocks(looked, meeting, one))]
  return attendanceModal.open({
    title: 'Who came',
    context: { case: state.id, meeting: meeting.id, back },
    blocks: atMost(blocks, limits.screenBlocks, more),
    submit: 'Keep',
  })
}
