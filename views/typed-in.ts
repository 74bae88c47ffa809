import type { Button, KnownBlock } from '@slack/types'
import { z } from 'zod'
import { manners } from '../src/domain/case/happened.ts'
import { type Day, formatDay } from '../src/domain/day.ts'
import { section } from '../src/kit/blocks.ts'
import { defineButton } from '../src/kit/button.ts'
import { choice, day, person } from '../src/kit/field.ts'

/** Folds out or in, on a checklist, who filled in the paper that is typed in, and when. */
export const typeIn = defineButton({ id: 'checklist.type-in', payload: z.object({}) })

/** What a form asks that may be filled in from paper: when it was done, by whom, and how that is known. */
export const typedInFields = { doneOn: day(), doneBy: person(), how: choice(manners) }

/** The fields as a modal that has them declares them. */
type Fields = {
  doneOn: { block: (props: { label: string; initial: Day; hint?: string }) => KnownBlock }
  doneBy: { block: (props: { label: string; initial: string; hint?: string }) => KnownBlock }
  how: {
    block: (props: {
      label: string
      choices: readonly { value: (typeof manners)[number]; text: string }[]
      initial: 'did'
      as: 'radio'
    }) => KnownBlock
  }
}

const howWords = [
  { value: 'did', text: 'I did it' },
  { value: 'saw', text: 'I saw it' },
  { value: 'told', text: 'I was told, or read it on the paper' },
] as const

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
    fields.doneBy.block({ label: 'Who did it?', initial: viewer }),
    fields.how.block({ label: 'How do you know?', choices: howWords, initial: 'did', as: 'radio' }),
  ]
}

/** The button that folds it out or in. */
export const typeInButton = (typed: boolean): Button =>
  typeIn.element({ text: typed ? 'Not from paper' : 'Typing in from paper', payload: {} })
