import type { KnownBlock, ModalView } from '@slack/types'
import { z } from 'zod'
import { versionsFor } from '../src/domain/case/checklist.ts'
import { openLists } from '../src/domain/case/open-lists.ts'
import type { Stage } from '../src/domain/pathway/pathway.ts'
import { actions, context, divider, section } from '../src/kit/blocks.ts'
import { defineButton } from '../src/kit/button.ts'
import { clip, escapeText } from '../src/kit/text.ts'
import type { CaseShown } from './case-shown.ts'
import { openExcept } from './checklist/except.ts'
import { checklist } from './checklist/form.ts'
import { itemBlocks, type Painted, readOnly } from './checklist/item.ts'
import { notedBlocks } from './noted.ts'
import { type Group, pageButtons, pageOf } from './pages.ts'
import { typedInBlocks, typeInButton } from './typed-in.ts'
import { wayBlocks } from './ways.ts'
import { noticeLine } from './words.ts'

/** Opens a stage's checklist. */
export const openChecklist = defineButton({
  id: 'checklist.open',
  payload: z.object({ case: z.string(), stage: z.string() }),
})

/** Turns to another page of a long checklist; what was written on this one is kept. */
export const checklistPage = defineButton({ id: 'checklist.page', payload: z.object({ page: z.int() }) })

/** Turns to another checklist of the case that is open too; what was written on this one is kept. */
export const otherChecklist = defineButton({
  id: 'checklist.other',
  payload: z.object({ stage: z.string() }),
})

/** How a checklist is shown: in which window, which of its questions are unfolded, and what lies beneath. */
export type ChecklistShown = {
  screen: string
  stage: string
  unfolded?: readonly string[]
  page?: number
  back: string | null
  /** Whoever types it in from paper; null where it is not. */
  typist?: string | null
  /** What to know of a file that was handed in just now. */
  notice?: string | undefined
}

const isEdited = ({ acts, state }: CaseShown): boolean => acts && state.status === 'open'

const keeps = 'A choice is kept when you make it; notes with your next choice, or when you press Save.'

function paperBlocks({ state, context: asked }: CaseShown, viewer: string | null): KnownBlock[] {
  if (viewer === null) return []
  const { today } = asked.facts
  return typedInBlocks(checklist.fields, { today, openedOn: state.openedOn, viewer })
}

/** A button for each other list of the case that is open, such as that of what is laid over its pathway. */
const otherLists = (looked: CaseShown, stage: Stage) =>
  openLists(looked.context)
    .filter(({ id }) => id !== stage.id)
    .map(({ id, title }, nth) =>
      otherChecklist.element({ text: clip(`Go to “${title}”`, 75), nth, payload: { stage: id } }),
    )

function headBlocks(looked: CaseShown, stage: Stage, typist: string | null): KnownBlock[] {
  const says = stage.says === undefined ? '' : `\n${escapeText(stage.says)}`
  const payload = { case: looked.state.id, stage: stage.id }
  const all = openExcept.element({ text: 'All covered except…', payload })
  const head = section(`*${escapeText(stage.title)}*${says}`)
  const noted = notedBlocks(stage)
  const others = otherLists(looked, stage)
  if (!isEdited(looked)) return [head, ...noted, ...(others.length === 0 ? [] : [actions(others)])]
  const buttons = actions([all, typeInButton(typist !== null), ...others])
  return [head, ...noted, context(keeps), buttons, ...paperBlocks(looked, typist)]
}

function groupsOf(painted: Painted, stage: Stage, edits: boolean): Group[] {
  const items = stage.items.map((item) =>
    edits ? [divider(), ...itemBlocks(painted, item)] : readOnly(painted, item),
  )
  const ways = wayBlocks(painted.looked, [stage])
  return ways.length === 0 ? items : [...items, [divider(), ...ways]]
}

/** Draws a stage's checklist in one window; only what was changed in another window is reset there. */
export function checklistView(looked: CaseShown, shown: ChecklistShown): ModalView | null {
  const { screen, stage: stageId, unfolded = [], back, typist = null, notice } = shown
  const { state, context: asked } = looked
  const stage = asked.pathway.stages.find((one) => one.id === stageId)
  const visit = state.visits[stageId]?.visit
  if (stage === undefined || visit === undefined) return null
  const versions = versionsFor(screen, looked.events, stageId, visit)
  const edits = isEdited(looked)
  const page = pageOf(groupsOf({ looked, visit, unfolded, versions }, stage, edits), shown.page ?? 0)
  const turn = (to: number, words: { text: string; nth: number }) =>
    checklistPage.element({ ...words, payload: { page: to } })
  return checklist.open({
    title: 'Checklist',
    context: {
      case: state.id,
      stage: stageId,
      seq: state.seq,
      unfolded: [...unfolded],
      page: page.page,
      typed: typist !== null,
      back,
    },
    blocks: [
      ...(notice === undefined ? [] : [section(noticeLine(notice))]),
      ...headBlocks(looked, stage, typist),
      ...page.blocks,
      ...pageButtons(page, turn),
    ],
    ...(edits ? { submit: 'Save' } : {}),
    close: 'Close',
  })
}
