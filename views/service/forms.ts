import type { KnownBlock, ModalView } from '@slack/types'
import { z } from 'zod'
import { comingsBack } from '../../src/domain/case/parts/service.ts'
import type { Letter } from '../../src/domain/case/state.ts'
import { lettersUnserved } from '../../src/domain/case/unserved.ts'
import { sendingWays } from '../../src/domain/service/service-rules.ts'
import { context, section } from '../../src/kit/blocks.ts'
import { choice, day, files, longText, person, text } from '../../src/kit/field.ts'
import { limits } from '../../src/kit/limits.ts'
import { defineModal } from '../../src/kit/modal.ts'
import { clip, name } from '../../src/kit/text.ts'
import type { CaseShown } from '../case-shown.ts'
import { sheetHint, sheetTypes } from '../sheet.ts'
import { nameOf, noticeLine, sendingWords, titleIn } from '../words.ts'
import { comingBackWords } from './words.ts'

const below = { case: z.string(), over: z.string(), back: z.string().nullable(), page: z.int() }

/** What lies beneath a form about what was sent: its screen, the page of it, and the case beneath that. */
export type Below = { over: string; back: string | null; page: number }

const ofLetter = z.object({ ...below, letter: z.string() })

/** Puts papers beside a letter that prove that it went. */
export const proofModal = defineModal({ id: 'service.prove', context: ofLetter, fields: { proof: files() } })

/** Says that a letter came back. */
export const backModal = defineModal({
  id: 'service.back',
  context: ofLetter,
  fields: { on: day(), how: choice(comingsBack), note: longText() },
})

/** Says how a letter went: again after it came back, or put right. */
export const wentModal = defineModal({
  id: 'service.went',
  context: ofLetter.extend({ correct: z.boolean() }),
  fields: {
    on: day(),
    way: choice(sendingWays),
    to: longText(),
    postedBy: person(),
    agreed: text(),
    why: longText(),
  },
})

/** Says why somebody is not served with a letter. */
export const notServedModal = defineModal({
  id: 'service.not',
  context: z.object(below),
  fields: { which: choice(), why: longText() },
})

/** What a paper that proves a letter’s going may be. */
export const proofField = {
  hint: `${sheetHint} Not a must: who posted it, when and how is what counts.`,
  types: sheetTypes,
  max: 5,
}

const told = ({ context: asked, names }: CaseShown, { kind, addressee }: Letter): KnownBlock =>
  section(`*${name(titleIn(asked.pathway, kind))}*, to ${name(nameOf(addressee, names))}`)

/** Draws the form that takes in papers that prove a letter’s going. */
export function proofView(looked: CaseShown, letter: Letter, lies: Below): ModalView {
  const label = 'What shows that it went?'
  return proofModal.open({
    title: 'Add a proof',
    context: { case: looked.state.id, letter: letter.id, ...lies },
    blocks: [told(looked, letter), proofModal.fields.proof.block({ label, ...proofField })],
    submit: 'Keep',
  })
}

/** Draws the form that says that a letter came back. */
export function backView(looked: CaseShown, letter: Letter, lies: Below): ModalView {
  const { fields } = backModal
  const choices = comingsBack.map((value) => ({ value, text: comingBackWords[value] }))
  return backModal.open({
    title: 'It came back',
    context: { case: looked.state.id, letter: letter.id, ...lies },
    blocks: [
      told(looked, letter),
      fields.how.block({ label: 'What happened?', choices, as: 'radio' }),
      fields.on.block({ label: 'When did you learn of it?', initial: looked.context.facts.today }),
      fields.note.block({ label: 'What does the envelope say, or who said so?', max: 1000, optional: true }),
      context('The letter no longer counts as sent. Send it again, or say why it is not served.'),
    ],
    submit: 'Keep',
  })
}

/** The ways of sending as choices. */
export const wayChoices = sendingWays.map((way) => ({ value: way, text: sendingWords[way] }))

function wentFields({ context: asked }: CaseShown, letter: Letter, correct: boolean): KnownBlock[] {
  const { fields } = wentModal
  const was = correct ? letter.sendings.at(-1) : undefined
  return [
    fields.way.block({ label: 'How did it go?', choices: wayChoices, initial: was?.way, as: 'menu' }),
    fields.on.block({ label: 'On which day?', initial: was?.on ?? asked.facts.today }),
    fields.to.block({
      label: 'To another address?',
      hint: 'Leave empty for the address on the letter. One line for each line of the address.',
      max: 1000,
      optional: true,
    }),
    fields.postedBy.block({
      label: 'Who addressed and posted it, if not you?',
      initial: was?.postedBy,
      optional: true,
    }),
    agreedField(fields.agreed, was?.agreed),
  ]
}

type AgreedField = (typeof wentModal.fields)['agreed']

/** Asks how it was agreed that a letter comes by e-mail. */
export const agreedField = (field: AgreedField, initial?: string): KnownBlock =>
  field.block({
    label: 'If by email: how was that agreed?',
    hint: 'Who agreed to get letters by email, when, and where that is written down.',
    initial,
    max: 300,
    optional: true,
  })

/** Draws the form that says how a letter went, again or put right. */
export function wentView(looked: CaseShown, letter: Letter, correct: boolean, lies: Below): ModalView {
  const { why } = wentModal.fields
  const asks = correct ? [why.block({ label: 'What was wrong?', max: 1000 })] : []
  return wentModal.open({
    title: correct ? 'Put right' : 'Sent again',
    context: { case: looked.state.id, letter: letter.id, correct, ...lies },
    blocks: [told(looked, letter), ...wentFields(looked, letter, correct), ...asks],
    submit: 'Keep',
  })
}

/** Draws the form that says why somebody is not served, for one letter where it is named. */
export function notServedView(looked: CaseShown, letter: string | null, lies: Below): ModalView | string {
  const { context: asked, names, state } = looked
  const open = lettersUnserved(asked)
  if (open.length === 0)
    return 'Every letter that is owed now counts as sent. If one came back, say so first.'
  const choices = open.slice(0, limits.selectOptions).map(({ key, kind, addressee }) => ({
    value: key,
    text: clip(`${nameOf(addressee, names)}: ${titleIn(asked.pathway, kind)}`, 75),
  }))
  const initial = open.find((one) => one.letter === letter)?.key
  const { which, why } = notServedModal.fields
  return notServedModal.open({
    title: 'Not served',
    context: { case: state.id, ...lies },
    blocks: [
      section(noticeLine('Nothing towards a penalty or court is done against a parent who was not served.')),
      which.block({ label: 'Who, with which letter?', choices, initial, as: 'menu' }),
      why.block({
        label: 'Not served, because…',
        hint: 'What was tried, when and by whom. A senior then agrees, or does not.',
        max: 1000,
      }),
    ],
    submit: 'Keep',
  })
}
