import type { ActionsBlockElement, KnownBlock, ModalView } from '@slack/types'
import { z } from 'zod'
import { excused } from '../src/domain/case/addressees.ts'
import { owedOf } from '../src/domain/case/owed.ts'
import type { Letter } from '../src/domain/case/state.ts'
import { takesBack } from '../src/domain/case/verbs/ending.ts'
import { draftable } from '../src/domain/case/verbs/letters.ts'
import { partWith } from '../src/domain/pathway/laid-over.ts'
import type { LetterKind } from '../src/domain/pathway/pathway.ts'
import { actions, divider, header, section } from '../src/kit/blocks.ts'
import { defineButton } from '../src/kit/button.ts'
import { defineModal } from '../src/kit/modal.ts'
import { escapeText, name } from '../src/kit/text.ts'
import type { CaseShown } from './case-shown.ts'
import { driftWarning } from './drift.ts'
import { envelopeLines } from './letters/envelope-lines.ts'
import { laterGroups, laterLine, laterPage } from './letters/later.ts'
import { excuseLines, letterLine } from './letters/lines.ts'
import { postByLine, postingBlocks } from './letters/posting.ts'
import { excuseButton, sendButton } from './letters/sending.ts'
import { stoppedLetters } from './letters/stopped.ts'
import { packed } from './long-text.ts'
import { notedBlocks } from './noted.ts'
import { type Group, pageButtons, pageOf, type Turn } from './pages.ts'
import { mayComeBack, paperBackButton } from './papers-back.ts'
import { speakFirst } from './speak-first.ts'
import { translationBlocks } from './translation.ts'
import { nameOf, noticeLine } from './words.ts'

const ofCase = z.object({ case: z.string() })
const ofKind = z.object({ case: z.string(), kind: z.string() })

/** Opens the letters of a case. */
export const openLetters = defineButton({ id: 'letters.open', payload: ofCase })

/** Makes the letters of one kind, one for each addressee. */
export const draftButton = defineButton({ id: 'letters.draft', payload: ofKind })

/** The letters of a case; it has nothing to submit. */
export const lettersModal = defineModal({
  id: 'letters',
  context: z.object({ case: z.string(), back: z.string().nullable(), page: z.int() }),
  fields: {},
})

/** Turns to another page of many letters. */
export const lettersPage = defineButton({
  id: 'letters.page',
  payload: z.object({ case: z.string(), page: z.int() }),
})

const says =
  'Each letter comes to you as a PDF and a Word file, in a message from me. It is a draft until it has gone out and you mark it as sent.'

function barred({ context: asked, state }: CaseShown, kind: LetterKind): string[] {
  const may = (who: string) => !asked.facts.parents.some((one) => one.id === who && one.doNotWrite)
  const owed = owedOf(asked.pathway, state, asked.facts, kind).filter(
    ({ addressee, meeting }) => !may(addressee) && !excused(state, kind.id, addressee, meeting),
  )
  return owed.map((one) => one.addressee)
}

const people = (kind: LetterKind) => kind.to.endsWith('s')

const isOnHold = ({ context: asked }: CaseShown, kind: LetterKind): boolean => {
  const can = draftable(asked, kind.id)
  return !can.ok && can.refusal.code === 'on-hold'
}

function kindButtons(looked: CaseShown, kind: LetterKind): ActionsBlockElement[] {
  const payload = { case: looked.state.id, kind: kind.id }
  const excuse = excuseButton.element({
    text: 'Not writing to someone',
    spoken: `Not writing to someone: ${kind.title}`,
    payload,
  })
  const text = people(kind) ? 'Make the letters' : 'Make the paper'
  const draft = draftButton.element({ text, spoken: `Make: ${kind.title}`, payload })
  return [...(isOnHold(looked, kind) ? [] : [draft]), ...(kind.to.endsWith('parents') ? [excuse] : [])]
}

/** What a letter is called, with the name of what is laid over the pathway where it belongs to that. */
function kindTitle({ context: { pathway } }: CaseShown, { id, title }: LetterKind): string {
  const { overlay, name: track } = partWith(pathway, 'letters', id)
  return `*${escapeText(title)}*${overlay ? ` · ${name(track)}` : ''}`
}

function kindBlocks(looked: CaseShown, kind: LetterKind): KnownBlock[] {
  const { state, context: asked, names, acts } = looked
  const doNotWrite = barred(looked, kind).map(
    (who) =>
      `• :warning: ${name(nameOf(who, names))} is marked “do not write”: press “Not writing to someone” to record why no letter goes, and who agreed to that`,
  )
  const lines = [
    kindTitle(looked, kind),
    ...envelopeLines(looked.context.pathway, kind),
    ...postByLine(looked, kind),
    ...lettersOf(looked, kind).map((letter) => letterLine(looked, letter)),
    ...excuseLines(looked, kind),
    ...doNotWrite,
    ...(isOnHold(looked, kind) ? ['• On hold'] : []),
  ]
  const made = state.status === 'open' || takesBack(asked, kind.id)
  const can = acts && made && (draftable(asked, kind.id).ok || isOnHold(looked, kind))
  const buttons = can ? kindButtons(looked, kind) : []
  return [...packed(lines), ...(buttons.length > 0 ? [...notedBlocks(kind), actions(buttons)] : [])]
}

const lettersOf = ({ state }: CaseShown, kind: LetterKind): Letter[] =>
  Object.values(state.letters).filter((letter) => letter.kind === kind.id && letter.state !== 'void')

const isLocked = (looked: CaseShown, kind: LetterKind): boolean =>
  lettersOf(looked, kind).length === 0 && !draftable(looked.context, kind.id).ok && !isOnHold(looked, kind)

const groupTitles = [
  ['parents', 'Letters to parents'],
  ['professionals', 'Letters to professionals'],
  ['school', 'Papers for the school'],
  ['council', 'Papers for the council'],
] as const

/** The kinds that can be made or were, those to one sort of addressee together. */
function openGroups(looked: CaseShown): Group[] {
  const open = looked.context.pathway.letters.filter((kind) => !isLocked(looked, kind))
  return groupTitles.flatMap(([to, title]) => {
    const own = open.filter((kind) => kind.to.endsWith(to))
    return own.map((kind, index) => [
      ...(index === 0 ? [divider(), header(title)] : []),
      ...kindBlocks(looked, kind),
    ])
  })
}

/** The letters on the page that is asked for: those that can be made or were, or those that open later. */
function groupsOf(looked: CaseShown, wanted: number, turn: Turn): Group[] {
  const locked = looked.context.pathway.letters.filter((kind) => isLocked(looked, kind))
  if (wanted === laterPage) return laterGroups(looked, locked, turn)
  return [...openGroups(looked), ...laterLine(locked, turn)]
}

function sendBlocks(looked: CaseShown, page: number): KnownBlock[] {
  const { state, acts } = looked
  const drafts = Object.values(state.letters).filter((letter) => letter.state === 'draft').length
  const payload = { case: state.id, page }
  const send = sendButton.element({ text: `Mark as sent (${drafts})`, style: 'primary', payload })
  const hand = paperBackButton.element({ text: 'Hand in a paper', payload: { case: state.id } })
  const buttons = [...(drafts > 0 ? [send] : []), ...(mayComeBack(looked) ? [hand] : [])]
  return acts && buttons.length > 0 ? [actions(buttons)] : []
}

/** How the letters are shown: what lies beneath, which page, and what there is to say first. */
export type LettersShown = {
  back: string | null
  page?: number
  notice?: string | undefined
}

/** Draws the letters of a case: those that can be made now by whom they go to, and on a page of their own the others with what opens them. */
export function lettersView(looked: CaseShown, shown: LettersShown): ModalView {
  const { back, page: wanted = 0, notice } = shown
  const turn: Turn = (to, words) =>
    lettersPage.element({ ...words, payload: { case: looked.state.id, page: to } })
  const page = pageOf(groupsOf(looked, wanted, turn), wanted)
  return lettersModal.open({
    title: 'Letters',
    context: { case: looked.state.id, back, page: wanted === laterPage ? wanted : page.page },
    blocks: [
      ...(notice === undefined ? [] : packed([noticeLine(notice)])),
      ...stoppedLetters(looked),
      ...speakFirst(looked.names),
      ...driftWarning(looked),
      section(says),
      ...postingBlocks(looked),
      ...translationBlocks(looked),
      ...sendBlocks(looked, page.page),
      ...page.blocks,
      ...pageButtons(page, turn),
    ],
    close: 'Close',
  })
}
