import type { KnownBlock, ModalView } from '@slack/types'
import { z } from 'zod'
import { type Consultant, type Consulted, consultants } from '../src/domain/case/parts/sign-off.ts'
import type { Day } from '../src/domain/day.ts'
import { section } from '../src/kit/blocks.ts'
import { day, longText, text } from '../src/kit/field.ts'
import { type Answered, each } from '../src/kit/field-kind.ts'
import { defineModal } from '../src/kit/modal.ts'
import type { CaseShown } from './case-shown.ts'
import { consultantWords } from './words.ts'

/** What is asked of a conversation about a child who is looked after: with whom, when, and what they said. */
export const conversation = { who: each(text()), spoke: each(day()), saidThen: each(longText()) }

/** Records a conversation on a case that is open. */
export const consultModal = defineModal({
  id: 'care.consult',
  context: z.object({ case: z.string(), who: z.enum(consultants), back: z.string().nullable() }),
  fields: conversation,
})

type Asks = Pick<(typeof consultModal)['fields'], keyof typeof conversation>

/** Draws the questions about a conversation with one person. */
export function conversationBlocks(fields: Asks, key: Consultant, known?: Consulted): KnownBlock[] {
  const whom = consultantWords[key]
  return [
    fields.who.block({ key, label: `Name of the ${whom}`, initial: known?.name, max: 200 }),
    fields.spoke.block({ key, label: `Day you spoke to the ${whom}`, initial: known?.day }),
    fields.saidThen.block({
      key,
      label: `What the ${whom} said`,
      hint: 'What they think of a case now, and what should be done first.',
      initial: known?.said,
      max: 2000,
    }),
  ]
}

type Given = {
  who: Answered<string | null>[]
  spoke: Answered<Day | null>[]
  saidThen: Answered<string | null>[]
}

/** The conversations that a form holds whole. */
export function conversationsIn({ who, spoke, saidThen }: Given): Consulted[] {
  return consultants.flatMap((key) => {
    const name = who.find((one) => one.key === key)?.value ?? null
    const day = spoke.find((one) => one.key === key)?.value ?? null
    const said = saidThen.find((one) => one.key === key)?.value ?? null
    return name === null || day === null || said === null ? [] : [{ who: key, name, day, said }]
  })
}

/** Draws the form for one conversation; what was recorded before is shown to be put right. */
export function consultView({ state }: CaseShown, who: Consultant, back: string | null): ModalView {
  const says = `The pupil is looked after. Nothing that warns or refers goes ahead before the ${consultantWords[who]} was asked.`
  return consultModal.open({
    title: 'Who was asked',
    context: { case: state.id, who, back },
    blocks: [section(says), ...conversationBlocks(consultModal.fields, who, state.consulted[who])],
    submit: 'Keep',
  })
}
