import type { ModalView } from '@slack/types'
import { z } from 'zod'
import { sendingWays } from '../src/domain/case/event.ts'
import type { Letter } from '../src/domain/case/state.ts'
import { section } from '../src/kit/blocks.ts'
import { defineButton } from '../src/kit/button.ts'
import { choice, choices, day, longText, text } from '../src/kit/field.ts'
import { each } from '../src/kit/field-kind.ts'
import { defineModal } from '../src/kit/modal.ts'
import { name } from '../src/kit/text.ts'
import type { CaseShown } from './case-shown.ts'
import { nameOf, sendingWords } from './words.ts'

const ofCase = z.object({ case: z.string() })
const ofKind = z.object({ case: z.string(), kind: z.string() })

/** Opens the form that marks drafts as sent. */
export const sendButton = defineButton({ id: 'letters.send', payload: ofCase })

/** Opens the form that says why somebody is not written to. */
export const excuseButton = defineButton({ id: 'letters.excuse', payload: ofKind })

const over = z.object({ case: z.string(), over: z.string(), back: z.string().nullable() })

/** Marks drafts as sent: which, when and how. */
export const sendModal = defineModal({
  id: 'letters.send',
  context: over,
  fields: { letters: each(choices()), on: day(), way: choice(sendingWays) },
})

/** Says why somebody is not written to, and by whose leave. */
export const excuseModal = defineModal({
  id: 'letters.excuse',
  context: over.extend({ kind: z.string() }),
  fields: { who: choice(), why: longText(), leave: text() },
})

const listSize = 10

function draftChoices({ state, context: asked, names }: CaseShown, drafts: Letter[]) {
  return drafts.map((letter) => {
    const kind = asked.pathway.letters.find((one) => one.id === letter.kind)
    const attendees = state.meetings[letter.meeting ?? '']?.attendees ?? []
    return { value: letter.id, text: nameOf(letter.addressee, names, attendees), description: kind?.title }
  })
}

/** Draws the form that marks drafts as sent. */
export function sendView(looked: CaseShown, below: { over: string; back: string | null }): ModalView {
  const { state, context: asked } = looked
  const { fields } = sendModal
  const drafts = Object.values(state.letters)
    .filter((letter) => letter.state === 'draft')
    .slice(0, 5 * listSize)
  const groups = Array.from({ length: Math.ceil(drafts.length / listSize) }, (_, index) =>
    drafts.slice(index * listSize, (index + 1) * listSize),
  )
  const ways = sendingWays.map((way) => ({ value: way, text: sendingWords[way] }))
  const blocks = groups.map((group, index) =>
    fields.letters.block({
      key: String(index),
      label: index === 0 ? 'Which went out?' : 'And of these?',
      choices: draftChoices(looked, group),
      initial: group.map((letter) => letter.id),
      optional: true,
    }),
  )
  return sendModal.open({
    title: 'Mark as sent',
    context: { case: state.id, ...below },
    blocks: [
      ...blocks,
      fields.on.block({ label: 'When?', initial: asked.facts.today }),
      fields.way.block({ label: 'How?', choices: ways, initial: 'post-first', as: 'radio' }),
    ],
    submit: 'Mark as sent',
  })
}

/** Draws the form that says why somebody is not written to. */
export function excuseView(
  { state, names, context: asked }: CaseShown,
  kind: string,
  below: { over: string; back: string | null },
): ModalView {
  const { fields } = excuseModal
  const parents = names.parents.slice(0, 10)
  const barredFirst = parents.find((parent) => parent.doNotWrite)?.id
  const title = asked.pathway.letters.find((one) => one.id === kind)?.title ?? ''
  return excuseModal.open({
    title: 'Not writing to someone',
    context: { case: state.id, ...below, kind },
    blocks: [
      section(`*${name(title)}*`),
      fields.who.block({
        label: 'Who is not written to?',
        choices: parents.map((parent) => ({ value: parent.id, text: parent.name })),
        initial: barredFirst,
        as: 'radio',
      }),
      fields.why.block({ label: 'Why?', max: 1000 }),
      fields.leave.block({ label: 'By whose leave?', hint: 'Name and role.', max: 200 }),
    ],
    submit: 'Keep',
  })
}
