import type { Button, KnownBlock } from '@slack/types'
import { z } from 'zod'
import { manners } from '../src/domain/case/happened.ts'
import { type Day, formatDay } from '../src/domain/day.ts'
import { daySchema } from '../src/domain/day-schema.ts'
import { section } from '../src/kit/blocks.ts'
import { defineButton } from '../src/kit/button.ts'
import { choice, day, person } from '../src/kit/field.ts'

/** Folds out or in, on a checklist, who filled in the paper that is typed in, and when. */
export const typeIn = defineButton({ id: 'checklist.type-in', payload: z.object({}) })

/** Folds the same out or in on the first screen of a meeting, whose day is known. */
export const typeInMeeting = defineButton({
  id: 'meeting.type-in',
  payload: z.object({ case: z.string(), meeting: z.string() }),
})

/** From which paper something is typed in: when it was done, by whom, and how that is known; null in each where nobody said. */
export const typedIn = z.object({
  doneOn: daySchema.nullable(),
  doneBy: z.string().nullable(),
  how: z.enum(manners).nullable(),
})
export type TypedIn = z.output<typeof typedIn>

/** What a form asks that may be filled in from paper: when it was done, by whom, and how that is known. */
export const typedInFields = { doneOn: day(), doneBy: person(), how: choice(manners) }

/** The same without the day, where that is known. */
export const typedInByFields = { doneBy: person(), how: choice(manners) }

/** The fields as a modal that has them declares them. */
type ByFields = {
  doneBy: { block: (props: { label: string; initial: string; hint?: string }) => KnownBlock }
  how: {
    block: (props: {
      label: string
      choices: readonly { value: (typeof manners)[number]; text: string }[]
      initial: (typeof manners)[number]
      as: 'radio'
    }) => KnownBlock
  }
}
type Fields = ByFields & {
  doneOn: { block: (props: { label: string; initial: Day; hint?: string }) => KnownBlock }
}

const howWords = [
  { value: 'did', text: 'I did it' },
  { value: 'saw', text: 'I saw it' },
  { value: 'told', text: 'I was told, or read it on the paper' },
] as const

function byBlocks(
  fields: ByFields,
  { doneBy, how }: { doneBy: string; how: (typeof manners)[number] },
): KnownBlock[] {
  return [
    fields.doneBy.block({ label: 'Who did it?', initial: doneBy }),
    fields.how.block({ label: 'How do you know?', choices: howWords, initial: how, as: 'radio' }),
  ]
}

/** Draws who filled in a paper and when, for a form that is typed in from it. */
export function typedInBlocks(
  fields: Fields,
  { today, openedOn, viewer }: { today: Day; openedOn: Day; viewer: string },
): KnownBlock[] {
  return [
    section(
      '*From paper.* Everything that you choose or write below is kept as done on this day, by this person.',
    ),
    fields.doneOn.block({
      label: 'Which day was it done?',
      hint: `From ${formatDay(openedOn)}, when the case opened, to today.`,
      initial: today,
    }),
    ...byBlocks(fields, { doneBy: viewer, how: 'did' }),
  ]
}

/** Draws who filled in the paper of a meeting, for its first screen and all that follow it. */
export function typedInOfMeeting(fields: ByFields, { doneBy, how }: TypedIn): KnownBlock[] {
  return [
    section(
      '*From paper.* Everything on this and the next screens is kept as done on the day of the meeting, by this person.',
    ),
    ...byBlocks(fields, { doneBy: doneBy ?? '', how: how ?? 'did' }),
  ]
}

const foldWords = (typed: boolean) => (typed ? 'Not from paper' : 'Typing in from paper')

/** The button that folds it out or in. */
export const typeInButton = (typed: boolean): Button =>
  typeIn.element({ text: foldWords(typed), payload: {} })

/** The same on the first screen of a meeting. */
export const typeInMeetingButton = (typed: boolean, payload: { case: string; meeting: string }): Button =>
  typeInMeeting.element({ text: foldWords(typed), payload })
