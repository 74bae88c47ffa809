import type { ModalView } from '@slack/types'
import { needsOf } from '../../src/domain/case/care.ts'
import { section } from '../../src/kit/blocks.ts'
import { adjustModal, noteNeedModal } from '../adjust.ts'
import type { CaseShown } from '../case-shown.ts'
import { askFirst, seesNeed } from '../private-needs.ts'

/** The needs that whoever looks may still note. */
function notable(looked: CaseShown) {
  const known = needsOf(looked.context).map(({ rule }) => rule.id)
  return looked.context.facts.care.needs.filter((rule) => !known.includes(rule.id) && seesNeed(looked, rule))
}

/** Draws the form for what was adjusted for one need; who may not know of the need is asked to speak to the safeguarding lead. */
export function adjustView(looked: CaseShown, id: string, back: string | null): ModalView | string {
  const need = needsOf(looked.context).find(({ rule }) => rule.id === id)
  if (need === undefined) return 'That need is not in this case any more.'
  if (!seesNeed(looked, need.rule)) return `${askFirst}.`
  const what = adjustModal.fields.what.block({
    label: need.rule.title,
    hint: need.rule.asks,
    initial: need.adjustment?.what,
    max: 2900,
  })
  return adjustModal.open({
    title: 'What was adjusted',
    context: { case: looked.state.id, need: id, back },
    blocks: [
      section(
        'Write what the school changed for this pupil. A senior then signs it off; a change asks for that again.',
      ),
      what,
    ],
    submit: 'Keep',
  })
}

/** Draws the form that notes a need. */
export function noteNeedView(looked: CaseShown, back: string | null): ModalView | string {
  const needs = notable(looked)
  if (needs.length === 0) return 'Every need on the list is noted already.'
  const { need, what } = noteNeedModal.fields
  return noteNeedModal.open({
    title: 'Note a need',
    context: { case: looked.state.id, back },
    blocks: [
      need.block({
        label: 'Which need?',
        choices: needs.map(({ id, title }) => ({ value: id, text: title })),
        as: 'menu',
      }),
      what.block({
        label: 'What was adjusted for it?',
        hint: 'You can write this later. It is asked for before anything that warns or refers.',
        max: 2900,
        optional: true,
      }),
    ],
    submit: 'Keep',
  })
}
