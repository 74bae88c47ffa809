import type { InputBlock, KnownBlock, ModalView } from '@slack/types'
import { z } from 'zod'
import { sealingRoles } from '../src/domain/case/sealing.ts'
import { inTheWay } from '../src/domain/case/verbs/ending.ts'
import type { CloseReason } from '../src/domain/close-reasons.ts'
import { context, section } from '../src/kit/blocks.ts'
import { choice, day, longText, text } from '../src/kit/field.ts'
import { each } from '../src/kit/field-kind.ts'
import { defineModal } from '../src/kit/modal.ts'
import { escapeText } from '../src/kit/text.ts'
import type { CaseShown } from './case-shown.ts'
import { refusalSentence } from './refusal.ts'
import { noticeLine } from './words.ts'

/** Closes a case for a reason other than its decision; what is asked is data. */
export const closeModal = defineModal({
  id: 'close',
  context: z.object({ case: z.string(), reason: z.string().nullable(), back: z.string().nullable() }),
  fields: {
    reason: choice(),
    text: each(text()),
    long: each(longText()),
    day: each(day()),
    why: longText(),
    number: text(),
  },
})

const decideInstead =
  'Has attendance improved, or has a parent given a defence? That is a decision: close this form and choose “Decide”.'

function fieldBlock({ id: key, title: label, hint, kind }: CloseReason['fields'][number]): InputBlock {
  const { fields } = closeModal
  const placed = { key, label, hint }
  if (kind === 'day') return fields.day.block(placed)
  return kind === 'text'
    ? fields.text.block({ ...placed, max: 200 })
    : fields.long.block({ ...placed, max: 1500 })
}

const maySeal = (roles: CaseShown['roles']) => sealingRoles.some((role) => roles.includes(role))

function sealingBlocks({ state, roles }: CaseShown): KnownBlock[] {
  const { why, number } = closeModal.fields
  if (!maySeal(roles)) return [section(noticeLine(sealingSentence))]
  return [
    context('Files that were already sent in Slack stay there until you delete them.'),
    why.block({
      label: 'Why was it opened in error?',
      hint: 'This stays for good, so write no name.',
      max: 500,
    }),
    number.block({ label: `Type ${state.id} to erase it for good`, max: 20 }),
  ]
}

const sealingSentence =
  'Only a senior leader, the headteacher, the safeguarding lead or a team leader can do this. Ask one of them.'

function reasonBlocks(looked: CaseShown, reason: CloseReason): KnownBlock[] {
  const seals = reason.needs.includes('sealing')
  const stands = seals ? null : inTheWay(looked.context, reason)
  const telling = { pathway: looked.context.pathway, family: looked.names }
  return [
    section(escapeText(reason.says)),
    ...(stands === null ? [] : [section(noticeLine(refusalSentence(stands, telling)))]),
    ...reason.fields.map(fieldBlock),
    ...(seals ? sealingBlocks(looked) : []),
  ]
}

/** Draws the form that closes a case: the reasons, and what the chosen one asks for. */
export function closeView(looked: CaseShown, chosen: string | null, back: string | null): ModalView | string {
  const { state, context: asked } = looked
  if (state.status === 'closed') return 'This case is closed already.'
  const reason = asked.facts.endings.find(({ id }) => id === chosen)
  const pick = closeModal.fields.reason.block({
    label: 'Why does this case end?',
    choices: asked.facts.endings.map(({ id, title }) => ({ value: id, text: title })),
    initial: reason?.id ?? null,
    as: 'menu',
    dispatch: true,
  })
  return closeModal.open({
    title: 'Close the case',
    context: { case: state.id, reason: reason?.id ?? null, back },
    blocks: [pick, ...(reason === undefined ? [context(decideInstead)] : reasonBlocks(looked, reason))],
    submit: reason?.needs.includes('sealing') && maySeal(looked.roles) ? 'Erase for good' : 'Close the case',
  })
}
