import type { ActionsBlockElement, KnownBlock, ModalView } from '@slack/types'
import { z } from 'zod'
import { addresseesOf, excused, meetingOfLetter } from '../src/domain/case/addressees.ts'
import type { Letter } from '../src/domain/case/state.ts'
import { draftable } from '../src/domain/case/verbs/letters.ts'
import { formatDayShort } from '../src/domain/day.ts'
import type { LetterKind } from '../src/domain/pathway/pathway.ts'
import { actions, context, divider, section } from '../src/kit/blocks.ts'
import { defineButton } from '../src/kit/button.ts'
import { defineModal } from '../src/kit/modal.ts'
import { name } from '../src/kit/text.ts'
import type { CaseShown } from './case-shown.ts'
import { refusalSentence } from './refusal.ts'
import { excuseButton, sendButton } from './sending.ts'
import { nameOf, sendingWords, shown } from './words.ts'

const ofCase = z.object({ case: z.string() })
const ofKind = z.object({ case: z.string(), kind: z.string() })

/** Opens the letters of a case. */
export const openLetters = defineButton({ id: 'letters.open', payload: ofCase })

/** Makes the letters of one kind, one for each addressee. */
export const draftButton = defineButton({ id: 'letters.draft', payload: ofKind })

/** The letters of a case; it has nothing to submit. */
export const lettersModal = defineModal({
  id: 'letters',
  context: z.object({ case: z.string(), back: z.string().nullable() }),
  fields: {},
})

function letterLine({ names, state }: CaseShown, letter: Letter): string {
  const attendees = state.meetings[letter.meeting ?? '']?.attendees ?? []
  const to = shown(letter.addressee, names, attendees)
  if (letter.state === 'draft') return `• Draft to ${to}, made ${formatDayShort(letter.draftedOn)}`
  const sent = letter.sentOn === null ? '' : formatDayShort(letter.sentOn)
  return `• Sent to ${to} on ${sent}${letter.way === null ? '' : `, ${sendingWords[letter.way].toLowerCase()}`}, by <@${letter.sentBy}>`
}

function excuseLines(looked: CaseShown, kind: LetterKind): string[] {
  const { state, names } = looked
  const own = state.excuses.filter((excuse) => excuse.kind === kind.id)
  return own.map(
    (excuse) =>
      `• Not written to: ${shown(excuse.addressee, names)} (${name(excuse.why)}; leave of ${name(excuse.leave)})`,
  )
}

function barred({ context: asked, state }: CaseShown, kind: LetterKind): string[] {
  const meeting = meetingOfLetter(state, kind)?.id ?? null
  const owed = addresseesOf(asked.pathway, state, asked.facts, kind)
  return owed.filter(
    (who) =>
      asked.facts.parents.some((one) => one.id === who && one.doNotWrite) &&
      !excused(state, kind.id, who, meeting),
  )
}

function kindButtons(looked: CaseShown, kind: LetterKind): ActionsBlockElement[] {
  const payload = { case: looked.state.id, kind: kind.id }
  const excuse = excuseButton.element({ text: 'Not writing to someone', payload })
  const draft = draftButton.element({
    text: `Make ${kind.to.endsWith('s') ? 'the letters' : 'the paper'}`,
    payload,
  })
  return [draft, ...(kind.to.endsWith('parents') ? [excuse] : [])]
}

function kindBlocks(looked: CaseShown, kind: LetterKind): KnownBlock[] {
  const { state, context: asked, names, acts } = looked
  const own = Object.values(state.letters).filter(
    (letter) => letter.kind === kind.id && letter.state !== 'void',
  )
  const can = draftable(asked, kind.id)
  const tell = { pathway: asked.pathway, family: names }
  const doNotWrite = barred(looked, kind).map(
    (who) =>
      `• :warning: ${name(nameOf(who, names))} is marked “do not write”: record why no letter goes, and by whose leave`,
  )
  const lines = [
    `*${name(kind.title)}*`,
    ...own.map((letter) => letterLine(looked, letter)),
    ...excuseLines(looked, kind),
    ...doNotWrite,
  ]
  const locked =
    can.ok || own.length > 0 ? [] : [context(`:lock: ${name(refusalSentence(can.refusal, tell))}`)]
  const buttons = acts && can.ok && state.status === 'open' ? [actions(kindButtons(looked, kind))] : []
  return [section(lines.join('\n')), ...locked, ...buttons]
}

function lockedAway(looked: CaseShown, kind: LetterKind): boolean {
  const own = Object.values(looked.state.letters).some(
    (letter) => letter.kind === kind.id && letter.state !== 'void',
  )
  return !own && !draftable(looked.context, kind.id).ok
}

/** Draws the letters of a case: those that can be made now first, the locked ones below with what unlocks them. */
export function lettersView(looked: CaseShown, back: string | null): ModalView {
  const { state, context: asked, acts } = looked
  const drafts = Object.values(state.letters).filter((letter) => letter.state === 'draft')
  const [locked, open] = [true, false].map((away) =>
    asked.pathway.letters.filter((kind) => lockedAway(looked, kind) === away),
  )
  const send = sendButton.element({
    text: `Mark as sent (${drafts.length})`,
    style: 'primary',
    payload: { case: state.id },
  })
  const blocks: KnownBlock[] = [
    section(
      'A letter is a draft until you mark it as sent: when, how and by whom. It comes to you as a PDF and a Word file, in a message from me.',
    ),
    ...(acts && drafts.length > 0 ? [actions([send])] : []),
    divider(),
    ...(open ?? []).flatMap((kind) => kindBlocks(looked, kind)),
    ...((locked ?? []).length > 0 ? [divider(), section('*Locked for now*')] : []),
    ...(locked ?? []).flatMap((kind) => kindBlocks(looked, kind)),
  ]
  return lettersModal.open({
    title: 'Letters',
    context: { case: state.id, back },
    blocks: blocks.slice(0, 90),
    close: 'Close',
  })
}
