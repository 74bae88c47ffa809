import type { KnownBlock, ModalView } from '@slack/types'
import { z } from 'zod'
import { asksWhy, type Way, waysOn } from '../src/domain/case/verbs/go-on.ts'
import { directionsOfWays } from '../src/domain/pathway/schema/stage.ts'
import { section } from '../src/kit/blocks.ts'
import { defineButton } from '../src/kit/button.ts'
import { longText } from '../src/kit/field.ts'
import { defineModal } from '../src/kit/modal.ts'
import { clip, escapeText, name } from '../src/kit/text.ts'
import { standsStill } from './case/ending.ts'
import type { CaseShown } from './case-shown.ts'
import { packed } from './long-text.ts'
import { unmetSentence } from './refusal.ts'
import { titleIn } from './words.ts'

/** Goes on to a stage whose needs are met. */
export const goOnButton = defineButton({
  id: 'case.go-on',
  payload: z.object({ case: z.string(), to: z.string() }),
})

const other = z.object({ case: z.string(), to: z.string(), way: z.enum(directionsOfWays) })

/** Opens the form for a way that does not simply lead on. */
export const otherWayButton = defineButton({ id: 'case.way', payload: other })

/** Asks why a case goes up, down, out or back. */
export const otherWayModal = defineModal({
  id: 'case.way',
  context: other.extend({ back: z.string().nullable(), under: z.string().nullable() }),
  fields: { why: longText() },
})

const goes: Record<Way['way'], string> = {
  on: 'Go on to',
  up: 'Go up to',
  down: 'Go down to',
  out: 'Leave for',
  back: 'Go back to',
}

/** What a way is called: its own title, else where it leads. */
function wayTitle({ context: { pathway } }: CaseShown, { to, way, title }: Way): string {
  return title ?? `${goes[way]} “${titleIn(pathway, to)}”`
}

function onBlocks({ state, context: { pathway } }: CaseShown, { to, title }: Way): KnownBlock[] {
  const stage = titleIn(pathway, to)
  const button = goOnButton.element({
    text: 'Go on',
    spoken: `Go on to ${stage}`,
    style: 'primary',
    payload: { case: state.id, to },
  })
  const says = title === null ? `Ready for the next stage: *${escapeText(stage)}*` : `*${escapeText(title)}*`
  return [section(says, { accessory: button })]
}

function otherBlocks(looked: CaseShown, way: Way): KnownBlock[] {
  const title = wayTitle(looked, way)
  const payload = { case: looked.state.id, to: way.to, way: way.way }
  const button = otherWayButton.element({ text: 'Say why', spoken: clip(title, 60), payload })
  return [section(`${escapeText(title)}. This asks for a reason.`, { accessory: button })]
}

function missingBlocks(looked: CaseShown, way: Way): KnownBlock[] {
  const { context: asked, names } = looked
  const tell = { pathway: asked.pathway, family: names }
  const title = way.title ?? titleIn(asked.pathway, way.to)
  const missing = way.needs.map((unmet) => `• ${name(unmetSentence(unmet, tell))}`)
  return packed([`*Before “${escapeText(title)}”*`, ...missing])
}

function wayBlock(looked: CaseShown, way: Way): KnownBlock[] {
  if (way.needs.length > 0) return missingBlocks(looked, way)
  return asksWhy(way) ? otherBlocks(looked, way) : onBlocks(looked, way)
}

/** The ways from some stages of a case that stand open: those that lead on first, then those that ask for a reason. */
export function wayBlocks(looked: CaseShown, stages: readonly { id: string }[]): KnownBlock[] {
  const { state, context: asked, acts } = looked
  if (!acts || state.status === 'closed' || standsStill(looked)) return []
  const ways = waysOn(asked).filter(({ leaves }) => stages.some(({ id }) => leaves.includes(id)))
  const inOrder = [...ways.filter((way) => !asksWhy(way)), ...ways.filter(asksWhy)]
  return inOrder.flatMap((way) => wayBlock(looked, way))
}

/** Draws the form that asks why a case goes another way than on; a sentence where that way is no longer open. */
export function otherWayView(
  looked: CaseShown,
  wanted: Pick<Way, 'to' | 'way'>,
  lies: { back: string | null; under: string | null },
): ModalView | string {
  const way = waysOn(looked.context).find(({ to, way: goes }) => to === wanted.to && goes === wanted.way)
  if (way === undefined)
    return 'The case no longer stands where this way begins. Close this and open the case again.'
  const why = otherWayModal.fields.why.block({
    label: 'Why?',
    hint: 'Kept with the case. A stage that was visited before begins its list afresh.',
    max: 2000,
  })
  return otherWayModal.open({
    title: 'Go another way',
    context: { case: looked.state.id, to: way.to, way: way.way, ...lies },
    blocks: [section(`*${escapeText(wayTitle(looked, way))}*`), why],
    submit: 'Go',
  })
}
