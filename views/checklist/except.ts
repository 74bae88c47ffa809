import type { ModalView } from '@slack/types'
import { z } from 'zod'
import { section } from '../../src/kit/blocks.ts'
import { defineButton } from '../../src/kit/button.ts'
import { choices } from '../../src/kit/field.ts'
import { each } from '../../src/kit/field-kind.ts'
import { defineModal } from '../../src/kit/modal.ts'
import type { CaseShown } from '../case-shown.ts'
import { type TypedIn, typedIn } from '../typed-in.ts'

/** Opens “all covered except…”. */
export const openExcept = defineButton({
  id: 'checklist.except',
  payload: z.object({ case: z.string(), stage: z.string() }),
})

/** “All covered except…”: what is not ticked is marked done. */
export const except = defineModal({
  id: 'checklist.except',
  context: z.object({
    case: z.string(),
    stage: z.string(),
    over: z.string(),
    back: z.string().nullable(),
    page: z.int(),
    /** From which paper it is typed in, if from any. */
    typed: typedIn.nullable(),
  }),
  fields: { not: each(choices()) },
})

const groupSize = 10

/** Draws “all covered except…” for a stage: ticks stand for what is not covered. */
export function exceptView(
  looked: CaseShown,
  stageId: string,
  below: { over: string; back: string | null; page: number; typed: TypedIn | null },
): ModalView | null {
  const stage = looked.context.pathway.stages.find((one) => one.id === stageId)
  if (stage === undefined) return null
  const groups = Array.from({ length: Math.ceil(stage.items.length / groupSize) }, (_, index) => index)
  const blocks = groups.map((index) => {
    const items = stage.items.slice(index * groupSize, (index + 1) * groupSize)
    return except.fields.not.block({
      key: String(index),
      label: index === 0 ? 'Tick what was not covered' : 'And of these',
      choices: items.map((item) => ({ value: item.id, text: `${item.id} ${item.text}` })),
      optional: true,
    })
  })
  return except.open({
    title: 'All covered except…',
    context: { case: looked.state.id, stage: stageId, ...below },
    blocks: [
      section(
        'Everything that you do not tick is marked as done. Items marked “not applicable” stay as they are.',
      ),
      ...blocks,
    ],
    submit: 'Mark the rest done',
  })
}
