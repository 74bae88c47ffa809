import type { KnownBlock, ModalView } from '@slack/types'
import { z } from 'zod'
import { openQueries, queryAnswers, type RegisterQuery } from '../src/domain/case/parts/register-query.ts'
import type { AbsenceReasonKind } from '../src/domain/meeting-lists.ts'
import { stretchWords } from '../src/domain/stretch-words.ts'
import { actions, context, type Message, message, section } from '../src/kit/blocks.ts'
import { defineButton } from '../src/kit/button.ts'
import { choice, text } from '../src/kit/field.ts'
import { each } from '../src/kit/field-kind.ts'
import { defineModal } from '../src/kit/modal.ts'
import { escapeText, name } from '../src/kit/text.ts'
import type { CaseShown } from './case-shown.ts'
import { some } from './words.ts'

/** Opens what whoever keeps the register is asked about a case. */
export const openRegisterQueries = defineButton({
  id: 'register.queries',
  payload: z.object({ case: z.string() }),
})

/** The questions about the register of one case that nobody has answered yet. */
export const queriesModal = defineModal({
  id: 'register.queries',
  context: z.object({ case: z.string(), back: z.string().nullable() }),
  fields: { answer: each(choice(queryAnswers)), why: each(text()) },
})

const answerWords = [
  { value: 'changed', text: 'I changed the mark in the register' },
  { value: 'stands', text: 'The mark stands' },
] as const

/** Each question takes four blocks. */
const most = 20

function saying({ reason, words }: RegisterQuery, reasons: readonly AbsenceReasonKind[]): string {
  const title = reasons.find(({ id }) => id === reason)?.title
  return [title, words]
    .filter(Boolean)
    .map((part) => escapeText(part ?? ''))
    .join(': ')
}

function queryBlocks(query: RegisterQuery, reasons: readonly AbsenceReasonKind[]): KnownBlock[] {
  const { fields } = queriesModal
  const doubt = reasons.find(({ id }) => id === query.reason)?.in_doubt
  return [
    section(
      `*${stretchWords(query)}*\nAt a meeting the family said: ${saying(query, reasons)}\nAsked by <@${query.askedBy}>`,
    ),
    ...(doubt ? [context(`Only if you really doubt it: ${escapeText(doubt)}.`)] : []),
    fields.answer.block({
      key: query.id,
      label: 'What did you do in the register?',
      choices: answerWords,
      as: 'radio',
      optional: true,
    }),
    fields.why.block({ key: query.id, label: 'If the mark stands, why?', optional: true, max: 500 }),
  ]
}

/** Draws the questions that are open; an answer never changes a mark here. */
export function queriesView(
  looked: CaseShown,
  reasons: readonly AbsenceReasonKind[],
  back: string | null,
): ModalView {
  const { state, names } = looked
  const open = openQueries(state)
  const left = open.length - most
  const title = `*${name(names.pupil.name)}*\nChange the mark in the register itself, then say here what you did.`
  return queriesModal.open({
    title: 'Register questions',
    context: { case: state.id, back },
    blocks: [
      section(open.length === 0 ? `*${name(names.pupil.name)}*\nEverything has been answered.` : title),
      ...open.slice(0, most).flatMap((query) => queryBlocks(query, reasons)),
      ...(left > 0 ? [context(`${some(left, 'more question')} come once these are answered.`)] : []),
    ],
    ...(open.length === 0 ? { close: 'Close' } : { submit: 'Save' }),
  })
}

/** What a case says of questions that nobody has answered yet. */
export function queriesBlock({ state, acts }: CaseShown): KnownBlock[] {
  const open = openQueries(state).length
  if (open === 0) return []
  const line = `*Register*\n${some(open, 'question')} about reasons for absence not answered yet`
  const button = openRegisterQueries.element({
    text: 'Answer',
    spoken: 'Answer the questions about the register',
    payload: { case: state.id },
  })
  return [section(line, acts ? { accessory: button } : {})]
}

/** What whoever keeps the register is told: the case by its number and initials, and nothing of what was said. */
export function queryMessage({ state, names }: CaseShown): Message {
  const text = `${state.id} (${names.pupil.initials}): a meeting raised a question about the register. Please look and say what you did.`
  const button = openRegisterQueries.element({
    text: 'Open the question',
    style: 'primary',
    payload: { case: state.id },
  })
  return message(text, [section(text), actions([button])])
}
