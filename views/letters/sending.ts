import type { KnownBlock, ModalView } from '@slack/types'
import { z } from 'zod'
import type { Letter } from '../../src/domain/case/state.ts'
import { sendingWays } from '../../src/domain/service/service-rules.ts'
import { context, section } from '../../src/kit/blocks.ts'
import { defineButton } from '../../src/kit/button.ts'
import { choice, choices, day, files, longText, person, text } from '../../src/kit/field.ts'
import { each } from '../../src/kit/field-kind.ts'
import { limits } from '../../src/kit/limits.ts'
import { defineModal } from '../../src/kit/modal.ts'
import { name } from '../../src/kit/text.ts'
import type { CaseShown } from '../case-shown.ts'
import { agreedField, proofField, wayChoices } from '../service/forms.ts'
import { nameOf, noParents, some } from '../words.ts'

const ofKind = z.object({ case: z.string(), kind: z.string() })

/** Opens the form that marks drafts as sent. */
export const sendButton = defineButton({
  id: 'letters.send',
  payload: z.object({ case: z.string(), page: z.int() }),
})

/** Opens the form that says why somebody is not written to. */
export const excuseButton = defineButton({ id: 'letters.excuse', payload: ofKind })

const over = z.object({
  case: z.string(),
  over: z.string(),
  back: z.string().nullable(),
  page: z.int(),
})

/** What lies beneath a form about letters: their screen, its page, and the case beneath that. */
export type Below = { over: string; back: string | null; page: number }

/** Marks drafts as sent: which, when and how, who read and posted them, and what shows it. */
export const sendModal = defineModal({
  id: 'letters.send',
  context: over,
  fields: {
    letters: each(choices()),
    on: day(),
    way: choice(sendingWays),
    agreed: text(),
    readBy: person(),
    postedBy: person(),
    proof: files(),
  },
})

/** Says why somebody is not written to, and by whose leave. */
export const excuseModal = defineModal({
  id: 'letters.excuse',
  context: over.extend({ kind: z.string() }),
  fields: { who: choice(), why: longText(), leave: text() },
})

const listSize = 10
const mostLists = 12

function draftChoices({ state, context: asked, names }: CaseShown, drafts: Letter[]) {
  return drafts.map((letter) => {
    const kind = asked.pathway.letters.find((one) => one.id === letter.kind)
    const attendees = state.meetings[letter.meeting ?? '']?.attendees ?? []
    return { value: letter.id, text: nameOf(letter.addressee, names, attendees), description: kind?.title }
  })
}

/** How they went, who read them and posted them, and what shows it. */
function howBlocks(): KnownBlock[] {
  const { fields } = sendModal
  return [
    fields.way.block({
      label: 'How were they sent?',
      choices: wayChoices,
      initial: 'post-first',
      as: 'radio',
    }),
    agreedField(fields.agreed),
    fields.readBy.block({
      label: 'Who has read every one of them?',
      hint: 'To the end, before it went: the name, the address, the days and the figures.',
    }),
    fields.postedBy.block({ label: 'Who addressed and posted them, if not you?', optional: true }),
    fields.proof.block({ label: 'A proof of posting', ...proofField, optional: true }),
  ]
}

/** Draws the form that marks drafts as sent. */
export function sendView(looked: CaseShown, below: Below): ModalView {
  const { state, context: asked } = looked
  const { fields } = sendModal
  const all = Object.values(state.letters).filter((letter) => letter.state === 'draft')
  const drafts = all.slice(0, mostLists * listSize)
  const left = all.length - drafts.length
  const groups = Array.from({ length: Math.ceil(drafts.length / listSize) }, (_, index) =>
    drafts.slice(index * listSize, (index + 1) * listSize),
  )
  const blocks = groups.map((group, index) =>
    fields.letters.block({
      key: String(index),
      label: index === 0 ? 'Which letters went out?' : 'And of these?',
      choices: draftChoices(looked, group),
      initial: group.map((letter) => letter.id),
      optional: true,
    }),
  )
  const more = `${some(left, 'more draft')} can be marked after these.`
  return sendModal.open({
    title: 'Mark as sent',
    context: { case: state.id, ...below },
    blocks: [
      ...blocks,
      ...(left > 0 ? [context(more)] : []),
      fields.on.block({ label: 'On which day did they go out?', initial: asked.facts.today }),
      ...howBlocks(),
    ],
    submit: 'Mark as sent',
  })
}

/** Draws the form that says why somebody is not written to. */
export function excuseView(
  { state, names, context: asked }: CaseShown,
  kind: string,
  below: Below,
): ModalView {
  const { fields } = excuseModal
  const { parents } = names
  const barredFirst = parents.find((parent) => parent.doNotWrite)?.id
  const title = asked.pathway.letters.find((one) => one.id === kind)?.title ?? ''
  return excuseModal.open({
    title: 'Not writing to someone',
    context: { case: state.id, ...below, kind },
    blocks: [
      section(`*${name(title)}*`),
      ...(parents.length === 0
        ? [section(noParents)]
        : [
            fields.who.block({
              label: 'Who is not written to?',
              choices: parents
                .slice(0, limits.selectOptions)
                .map(({ id, name: text }) => ({ value: id, text })),
              initial: barredFirst,
              as: parents.length > limits.listedOptions ? 'menu' : 'radio',
            }),
          ]),
      fields.why.block({ label: 'Why is no letter sent?', max: 1000 }),
      fields.leave.block({ label: 'Who agreed to this?', hint: 'Name and role.', max: 200 }),
    ],
    submit: 'Keep',
  })
}
