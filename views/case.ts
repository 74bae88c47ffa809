import type { ActionsBlockElement, KnownBlock, ModalView } from '@slack/types'
import { z } from 'zod'
import { formatDayShort } from '../src/domain/day.ts'
import { formOf } from '../src/domain/family.ts'
import { ownPart } from '../src/domain/pathway/laid-over.ts'
import { decisionsAt } from '../src/domain/pathway/options.ts'
import type { Pathway } from '../src/domain/pathway/pathway.ts'
import { actions, atMost, context, divider, section } from '../src/kit/blocks.ts'
import { defineButton } from '../src/kit/button.ts'
import { limits } from '../src/kit/limits.ts'
import { defineModal } from '../src/kit/modal.ts'
import { name } from '../src/kit/text.ts'
import { careBlocks } from './adjust.ts'
import { answeredBlocks } from './case/council.ts'
import { deadlineBlocks, urgentBlocks } from './case/deadlines.ts'
import { closedBlocks, standsStill, stopBlocks } from './case/ending.ts'
import { meetingBlocks, meetsNow, planBlocks } from './case/meetings.ts'
import { putOffBlocks } from './case/old-days.ts'
import { noticeBlocks } from './case/penalty-notices.ts'
import { proposedBlocks } from './case/proposal.ts'
import { recordBlocks } from './case/records.ts'
import { saidBlocks } from './case/said-at-opening.ts'
import { stageBlocks } from './case/stages.ts'
import { trackBlocks } from './case/tracks.ts'
import { yearBlocks } from './case/year.ts'
import { caseMenu, menuItems } from './case-menu.ts'
import type { CaseShown } from './case-shown.ts'
import { openDecision } from './decision.ts'
import { driftBlocks } from './drift.ts'
import { holdBlocks, holdChoices } from './hold.ts'
import { jointBlocks } from './joint.ts'
import { kinLines } from './kin.ts'
import { openLetters } from './letters.ts'
import { contactBlocks } from './log/contacts.ts'
import { openLog } from './log/form.ts'
import { packed } from './long-text.ts'
import { readsOnly } from './refusal.ts'
import { queriesBlock } from './register-query.ts'
import { serviceBlocks } from './service/track.ts'
import { speakFirst } from './speak-first.ts'
import { titledBy } from './timeline/as-it-was.ts'
import { translationLines } from './translation.ts'
import { watchBlocks } from './watch-words.ts'
import { wayBlocks } from './ways.ts'
import { some, standing } from './words.ts'

/** Opens a case from a card, a list or a digest. */
export const openCaseButton = defineButton({ id: 'case.open', payload: z.object({ case: z.string() }) })

/** The case itself; it has nothing to submit. */
export const caseModal = defineModal({ id: 'case', context: z.object({ case: z.string() }), fields: {} })

function head({ state, context: { pathway }, names }: CaseShown): KnownBlock[] {
  const form = formOf(names.pupil)
  const pupil = `*${name(names.pupil.name)}*${form === '' ? '' : ` · ${name(form)}`} · ${name(names.school.name)}`
  const owner = `Owner <@${state.owner}> · opened ${formatDayShort(state.openedOn)} · ${pathway.name}`
  return [section(`${pupil}\n*${standing(pathway, state)}*`), context(owner)]
}

function doing(looked: CaseShown): ActionsBlockElement[] {
  const { state, context: asked, acts } = looked
  const payload = { case: state.id }
  const open = acts && state.status === 'open'
  const [point, ...others] = open ? decisionsAt(ownPart(asked.pathway), state.open) : []
  const about = { ...payload, option: null, point: others.length === 0 ? point?.id : undefined }
  return [
    ...(point === undefined
      ? []
      : [openDecision.element({ text: 'Decide', style: 'primary', payload: about })]),
    ...(acts ? [openLog.element({ text: 'Log a contact', payload })] : []),
    openLetters.element({ text: 'Letters', payload }),
    ...[holdChoices(looked)].flatMap((menu) => menu ?? []),
    caseMenu.menu({ items: menuItems(looked), placeholder: 'More' }),
  ]
}

const moreParts = (left: number) =>
  `${some(left, 'more part')} of this case do not fit here: see the timeline and /fasttrack due.`

/** What takes a case further on its own pathway; nothing does while it stands still. */
const goingOn = (looked: CaseShown, own: Pathway) =>
  standsStill(looked)
    ? []
    : [...recordBlocks(looked, own), ...wayBlocks(looked, own.stages), ...planBlocks(looked)]

/** Draws a case: what is due now and today’s meeting first, where it stands, what is missing before it can go on, its deadlines, meetings and what can be done; what is laid over its pathway comes after it. */
export function caseView(looked: CaseShown): ModalView {
  const { state, acts } = looked
  const own = ownPart(looked.context.pathway)
  const meetings = meetingBlocks(titledBy(looked, looked.context.pathway))
  const now = meetsNow(looked)
  const blocks: KnownBlock[] = [
    ...head(looked),
    ...speakFirst(looked.names),
    ...holdBlocks(looked),
    ...closedBlocks(looked),
    ...stopBlocks(looked),
    ...answeredBlocks(looked),
    ...proposedBlocks(looked),
    ...driftBlocks(looked),
    ...watchBlocks(looked, own),
    ...yearBlocks(looked),
    ...jointBlocks(looked),
    ...packed([...kinLines(looked.kin), ...translationLines(looked.toTranslate)]),
    ...(acts ? [] : [context(readsOnly)]),
    ...urgentBlocks(looked),
    ...(now ? meetings : []),
    actions(doing(looked)),
    divider(),
    ...stageBlocks(looked, own, { leads: !now }),
    ...queriesBlock(looked),
    ...goingOn(looked, own),
    ...putOffBlocks(looked),
    ...(now ? [] : meetings),
    ...serviceBlocks(looked),
    ...saidBlocks(looked),
    ...contactBlocks(looked),
    ...careBlocks(looked),
    ...deadlineBlocks(looked, own),
    ...trackBlocks(looked),
    ...noticeBlocks(looked),
  ]
  return caseModal.open({
    title: state.id,
    context: { case: state.id },
    blocks: atMost(blocks, limits.screenBlocks, moreParts),
    close: 'Close',
  })
}
