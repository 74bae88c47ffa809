import type { KnownBlock, ModalView } from '@slack/types'
import { packToCheck } from '../src/domain/prosecution/second-check.ts'
import { actions, context, divider, section } from '../src/kit/blocks.ts'
import { escapeText, name } from '../src/kit/text.ts'
import type { CaseShown } from './case-shown.ts'
import { packed } from './long-text.ts'
import { changedBlocks } from './pack/compare.ts'
import { mayFill, packFormTitle } from './pack/form.ts'
import { type PackLine, packLines } from './pack/lines.ts'
import {
  checkButton,
  councilFileButton,
  formButton,
  type PackForm,
  packModal,
  parentButton,
} from './pack/modal.ts'
import { type CourtShown, mayDo } from './pack/shown.ts'
import { redactBlocks } from './redact.ts'
import { readsOnly } from './refusal.ts'
import { nameOf, noParents } from './words.ts'

const buttonWords: Partial<Record<PackForm, string>> = { build: 'Build', laid: 'Record', ask: 'Answer' }

/** A button a parent: the offence is each parent's own. */
function parentButtons({ names, state }: CaseShown, chosen: string | null): KnownBlock[] {
  const others = names.parents.filter(({ id }) => id !== chosen).slice(0, 25)
  if (others.length === 0) return []
  const buttons = others.map(({ id, name: text }, nth) =>
    parentButton.element({ text, nth, payload: { case: state.id, parent: id } }),
  )
  return [actions(buttons)]
}

function lineBlock(court: CourtShown, { form, title, says }: PackLine): KnownBlock {
  const text = `*${escapeText(title)}*: ${says(court)}`
  if (!mayFill(form, court)) return section(text)
  const payload = { case: court.looked.state.id, parent: court.parent, form }
  const words = buttonWords[form] ?? 'Open'
  const accessory = formButton.element({ text: words, spoken: `${words}: ${packFormTitle(form)}`, payload })
  return section(text, { accessory })
}

/** Does the register tell otherwise by now than the pack that stands? */
export const isOvertaken = ({ since }: CourtShown): boolean => since !== null && since.changed.length > 0

/** The second check of the pack that waits for it. */
function checkBlocks(court: CourtShown): KnownBlock[] {
  const { file, looked, parent } = court
  const pack = isOvertaken(court) ? null : packToCheck(file)
  if (pack === null || !mayDo(court, 'check-pack')) return []
  const confirm = {
    title: 'Have you checked it?',
    text: 'You have read the pack from its first page to its last, and it may go.',
    confirm: 'I have',
    deny: 'Not yet',
  }
  const payload = { case: looked.state.id, parent, pack: pack.pack }
  return [
    section('A second person, who had no hand in it, checks the pack before it goes.', {
      accessory: checkButton.element({ text: 'I have checked it', confirm, payload }),
    }),
  ]
}

const councilOnly =
  'What is written in the decision record, and the reasons, are read by the council and legal services alone.'

function fileBlocks({ sees, looked, parent }: CourtShown): KnownBlock[] {
  if (!sees) return [context(councilOnly)]
  const payload = { case: looked.state.id, parent }
  return [actions([councilFileButton.element({ text: 'Read the council’s own file', payload })])]
}

const missing = ({ draft }: CourtShown): KnownBlock[] =>
  draft.length === 0
    ? []
    : [
        divider(),
        ...packed(['*A pack built now is a draft:*', ...draft.map((one) => `• ${escapeText(one)}`)]),
      ]

/** Asks which parent, where there are several. */
export function chooseParentView(looked: CaseShown): ModalView {
  const says = looked.names.parents.length === 0 ? noParents : 'The offence is each parent’s own. About whom?'
  return packModal.open({
    title: 'Court',
    context: { case: looked.state.id, parent: null },
    blocks: [section(says), ...parentButtons(looked, null)],
    close: 'Close',
  })
}

/** Draws the way to court with one parent: what stands, what is missing, and a button to each form. */
export function packView(court: CourtShown): ModalView {
  const { looked, parent } = court
  return packModal.open({
    title: 'Court',
    context: { case: looked.state.id, parent },
    blocks: [
      section(`*${name(nameOf(parent, looked.names))}*`),
      ...(looked.acts ? [] : [context(readsOnly)]),
      ...packLines.map((line) => lineBlock(court, line)),
      ...redactBlocks(court),
      ...checkBlocks(court),
      ...changedBlocks('The pack says otherwise than the register does by now:', court.since?.changed ?? []),
      ...missing(court),
      ...fileBlocks(court),
      ...(looked.names.parents.length > 1
        ? [divider(), section('The other parents of this case:'), ...parentButtons(looked, parent)]
        : []),
    ],
    close: 'Close',
  })
}
