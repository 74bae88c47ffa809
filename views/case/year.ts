import type { KnownBlock, ModalView } from '@slack/types'
import { z } from 'zod'
import { yearToReview } from '../../src/domain/case/parts/year.ts'
import { formatDay } from '../../src/domain/day.ts'
import { formOf } from '../../src/domain/family.ts'
import { section } from '../../src/kit/blocks.ts'
import { defineButton } from '../../src/kit/button.ts'
import { longText } from '../../src/kit/field.ts'
import { defineModal } from '../../src/kit/modal.ts'
import { name } from '../../src/kit/text.ts'
import type { CaseShown } from '../case-shown.ts'

/** Opens the form that says that a case goes on into a new school year. */
export const reviewYearButton = defineButton({
  id: 'year.review',
  payload: z.object({ case: z.string() }),
})

/** Says that a case was looked at for the new school year and goes on. */
export const reviewYearModal = defineModal({
  id: 'year.review',
  context: z.object({ case: z.string(), back: z.string().nullable() }),
  fields: { why: longText() },
})

/** What a case shows until somebody has looked at it for the new school year. */
export function yearBlocks(looked: CaseShown): KnownBlock[] {
  const { state, acts, names } = looked
  const open = yearToReview(state)
  if (open === null || state.status === 'closed') return []
  const due = state.deadlines[`year-review:${open.year}`]?.due ?? null
  const by = due === null ? '' : ` by ${formatDay(due)}`
  const form = formOf(names.pupil)
  const now = form === '' ? '' : ` The pupil is now in ${name(form)}.`
  const text = `:calendar: *The school year ${open.year} has begun.*${now} Look at this case${by}: it goes on, or it is closed.`
  const button = reviewYearButton.element({
    text: 'Reviewed: goes on',
    spoken: `Reviewed for ${open.year}: goes on`,
    payload: { case: state.id },
  })
  return [section(text, acts ? { accessory: button } : {})]
}

/** Draws the form that says why a case goes on. */
export function reviewYearView({ state }: CaseShown, back: string | null): ModalView {
  const year = yearToReview(state)?.year ?? ''
  const why = reviewYearModal.fields.why.block({
    label: 'Why does it go on?',
    hint: 'A line is enough. Kept with the case.',
    max: 1000,
  })
  return reviewYearModal.open({
    title: 'The new school year',
    context: { case: state.id, back },
    blocks: [
      section(
        `*${year}*: check who teaches the pupil now, who owns the case, and whether its plan still fits.`,
      ),
      why,
    ],
    submit: 'It goes on',
  })
}
