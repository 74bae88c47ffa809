import type { ModalView } from '@slack/types'
import { z } from 'zod'
import type { Pathway } from '../src/domain/pathway/pathway.ts'
import { context, section } from '../src/kit/blocks.ts'
import { choice, longText } from '../src/kit/field.ts'
import { defineModal } from '../src/kit/modal.ts'
import { escapeText } from '../src/kit/text.ts'
import type { CaseShown } from './case-shown.ts'
import { packed } from './long-text.ts'
import { asMany } from './pages.ts'

/** Moves a case to a newer version of its pathway or to another one. */
export const moveModal = defineModal({
  id: 'case.move',
  context: z.object({ case: z.string(), back: z.string().nullable() }),
  fields: { to: choice(), stage: choice(), why: longText() },
})

/** What can be chosen for a move, what is, and what it would change in sentences. */
export type MoveShown = {
  pathways: readonly Pathway[]
  to: Pathway | null
  stages: Pathway['stages']
  stage: string | null
  changes: readonly string[]
}

const nothingThere =
  'There is no newer version of this pathway, and no other that is in force for this school.'

/** Draws the form that moves a case: where to, at which stage it goes on, what that changes, and why. */
export function moveView(looked: CaseShown, shown: MoveShown, back: string | null): ModalView | string {
  const { pathways, to, stages, stage, changes } = shown
  const { fields } = moveModal
  if (pathways.length === 0) return nothingThere
  const choices = pathways.map(({ id, name, version }) => ({
    value: id,
    text: `${name}, version ${version}`,
  }))
  const where = stages.map(({ id, title }) => ({ value: id, text: title }))
  return moveModal.open({
    title: 'Move the case',
    context: { case: looked.state.id, back },
    blocks: [
      section(
        'A case keeps the pathway that it was opened on. Move it only for a reason: what was done stays.',
      ),
      fields.to.block({ label: 'Where to?', choices, initial: to?.id ?? null, as: 'menu', dispatch: true }),
      ...(to === null || where.length === 0
        ? []
        : [
            fields.stage.block({
              label: 'At which stage does it go on?',
              choices: where,
              initial: stage,
              as: 'menu',
              dispatch: true,
            }),
          ]),
      ...(changes.length === 0
        ? []
        : asMany(
            packed(['*What this changes*', ...changes.map((line) => `• ${escapeText(line)}`)]),
            { blocks: 60, bytes: 100_000 },
            () => 'More changes than fit here. `fasttrack case move` with `--dry-run` tells them all.',
          )),
      fields.why.block({ label: 'Why?', hint: 'Kept with the case.', max: 2000 }),
      context('Only a head of year, a senior leader, the headteacher or a team leader moves a case.'),
    ],
    submit: 'Move the case',
  })
}
