import type { KnownBlock, ModalView } from '@slack/types'
import { z } from 'zod'
import type { Meeting } from '../src/domain/case/state.ts'
import { formatDay } from '../src/domain/day.ts'
import { section } from '../src/kit/blocks.ts'
import { choice, text } from '../src/kit/field.ts'
import { each } from '../src/kit/field-kind.ts'
import { defineModal } from '../src/kit/modal.ts'
import type { CaseShown } from './case-shown.ts'
import { nameOf, partOf, titleIn } from './words.ts'

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

/** Draws who came: one choice a person, and for a parent a good reason if they gave one. */
export function attendanceView(
  { state, context: asked, names, people }: CaseShown,
  meeting: Meeting,
  back: string | null,
): ModalView {
  const { fields } = attendanceModal
  const blocks = meeting.attendees.slice(0, 30).flatMap((one): KnownBlock[] => {
    const known = meeting.attendance.find((was) => was.who === one.who)
    const label = `${nameOf(one.who, names, meeting.attendees, people)} (${partOf(one)})`
    const initial =
      known === undefined ? undefined : known.came ? ('came' as const) : ('stayed-away' as const)
    const came = fields.came.block({ key: one.who, label, choices: cameWords, initial, as: 'radio' })
    if (one.as !== 'parent') return [came]
    const hint = 'A parent who stayed away with a good reason gets another offer and no letter.'
    return [
      came,
      fields.reason.block({
        key: one.who,
        label: 'Good reason, if they gave one',
        hint,
        initial: known?.reason,
        optional: true,
        max: 500,
      }),
    ]
  })
  const title = `*${titleIn(asked.pathway, meeting.kind)}*, ${formatDay(meeting.on)}`
  return attendanceModal.open({
    title: 'Who came',
    context: { case: state.id, meeting: meeting.id, back },
    blocks: [section(title), ...blocks],
    submit: 'Keep',
  })
}
