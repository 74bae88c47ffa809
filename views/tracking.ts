import type { InputBlock, KnownBlock, ModalView } from '@slack/types'
import { z } from 'zod'
import { formatDay } from '../src/domain/day.ts'
import { isAskedOf, type Side, seesField } from '../src/domain/tracking/sides.ts'
import type { TrackedCase, TrackedField } from '../src/domain/tracking/tracked-case.ts'
import { choicesOf, type Tracking } from '../src/domain/tracking/tracking.ts'
import { context, section } from '../src/kit/blocks.ts'
import { defineButton } from '../src/kit/button.ts'
import { choice, several, text } from '../src/kit/field.ts'
import { each } from '../src/kit/field-kind.ts'
import { defineModal } from '../src/kit/modal.ts'
import { escapeText } from '../src/kit/text.ts'
import { packed } from './long-text.ts'
import { stretchLines, trackedAnswer, trackedTitle } from './tracking/words.ts'

/** What is recorded of a case for the evaluation; `only` is the one field that is asked again. */
export const trackingModal = defineModal({
  id: 'tracking',
  context: z.object({ case: z.string(), back: z.string().nullable(), only: z.string().nullable() }),
  fields: { one: each(choice()), several: each(several()), written: each(text()) },
})

/** Asks one field again. */
export const changeTracked = defineButton({
  id: 'tracking.change',
  payload: z.object({ case: z.string(), field: z.string() }),
})

/** What is recorded of a case, for whom it is drawn, and what is laid down about it. */
export type TrackingShown = {
  case: string
  tracked: TrackedCase
  tracking: Tracking
  sides: readonly Side[]
  people: Readonly<Record<string, string>>
  only: string | null
  back: string | null
}

const { fields } = trackingModal

const hints: Partial<Record<TrackedField['field']['kind'], string>> = {
  number: 'A number, or “not known”.',
  text: 'Or “not known”. Never a name.',
  days: 'Written as 2026-11-21, with a comma between days; or “not known”.',
}

/** The question of a field: only what is not known of it already is offered. */
function question(one: TrackedField): InputBlock {
  const { key, field, known, answered } = one
  const shown = { key, label: trackedTitle(one), optional: true }
  const hint = [field.hint, hints[field.kind]].filter(Boolean).join(' ')
  const initial = answered?.value ?? []
  if (choicesOf(field).length === 0) {
    return fields.written.block({ ...shown, hint, initial: initial.join(', '), max: 100 })
  }
  const choices = choicesOf(field).map(({ id, title }) => ({ value: id, text: title }))
  if (field.kind !== 'choices') {
    return fields.one.block({ ...shown, choices, initial: initial[0] ?? null, as: 'menu' })
  }
  const left = choices.filter(({ value }) => !known.includes(value))
  const besides = known.length === 0 ? undefined : `Besides: ${trackedAnswer({ field, value: known })}.`
  return fields.several.block({ ...shown, hint: besides, choices: left, initial })
}

function source({ field, known, answered }: TrackedField, people: TrackingShown['people']): string {
  const said =
    answered === null
      ? ''
      : `said by ${escapeText(people[answered.by] ?? answered.by)}, ${formatDay(answered.on)}`
  const worked = field.known === undefined && known.length === 0 ? '' : 'from the case and its files'
  return [known.length > 0 ? worked : '', said].filter(Boolean).join('; ')
}

/** May somebody on these sides say something else of a field? Not of what the case itself says in full. */
const changes = (one: TrackedField, sides: readonly Side[]) =>
  one.asked && isAskedOf(one.field, sides) && (one.answered !== null || one.known.length > 0)

function line(one: TrackedField, shown: TrackingShown): KnownBlock[] {
  const answer = trackedAnswer(one)
  if (answer === null) return []
  const from = source(one, shown.people)
  const says = `*${escapeText(trackedTitle(one))}*: ${escapeText(answer)}${from === '' ? '' : ` _(${from})_`}`
  const button = changeTracked.element({
    text: 'Change',
    payload: { case: shown.case, field: one.key },
    spoken: `Change: ${trackedTitle(one)}`,
  })
  return [section(says, changes(one, shown.sides) && !one.open ? { accessory: button } : {})]
}

function weekLines({ tracked, tracking }: TrackingShown): KnownBlock[] {
  const { entry } = tracked
  const lines = stretchLines(tracking, tracked.weeks)
  if (entry === null)
    return [context('Attendance is counted from entry into Fast Track, which has not come yet.')]
  return packed([`*Attendance, entry on ${formatDay(entry)}*`, ...lines])
}

function whole(shown: TrackingShown): KnownBlock[] {
  const { tracked, sides } = shown
  const seen = tracked.fields.filter(({ field }) => seesField(field, sides))
  const asked = seen.filter((one) => one.open && isAskedOf(one.field, sides))
  const known = seen.flatMap((one) => line(one, shown))
  return [
    section(
      'What is counted to tell whether Fast Track works. It decides nothing, and stands in no letter or paper for a court. Leave empty what you cannot say yet.',
    ),
    ...(asked.length === 0 ? [context('Nothing is asked of you now.')] : asked.map(question)),
    ...(known.length === 0 ? [] : [section('*Known already*'), ...known]),
    ...weekLines(shown),
  ]
}

/** Draws what is recorded of a case for the evaluation: what is known, with where from, and questions for the rest. */
export function trackingView(shown: TrackingShown): ModalView {
  const { only, sides, tracked } = shown
  const again = tracked.fields.find((one) => one.key === only && changes(one, sides))
  return trackingModal.open({
    title: 'For the evaluation',
    context: { case: shown.case, back: shown.back, only: again?.key ?? null },
    blocks: again === undefined ? whole(shown) : [question(again)],
  })
}
