import type { KnownBlock, ModalView } from '@slack/types'
import { z } from 'zod'
import { versionsFor } from '../src/domain/case/checklist.ts'
import { answerValues } from '../src/domain/case/event.ts'
import { type Answer, answerKey } from '../src/domain/case/state.ts'
import { formatDayShort } from '../src/domain/day.ts'
import type { ChecklistItem, Stage } from '../src/domain/pathway/pathway.ts'
import { actions, context, divider, section } from '../src/kit/blocks.ts'
import { defineButton } from '../src/kit/button.ts'
import { choice, day, files, longText } from '../src/kit/field.ts'
import { each } from '../src/kit/field-kind.ts'
import { defineModal } from '../src/kit/modal.ts'
import { escapeText } from '../src/kit/text.ts'
import type { CaseShown } from './case-shown.ts'
import { openExcept } from './except.ts'
import { titleIn } from './words.ts'

/** Opens a stage's checklist. */
export const openChecklist = defineButton({
  id: 'checklist.open',
  payload: z.object({ case: z.string(), stage: z.string() }),
})

/** Unfolds or folds the questions of one item. */
export const foldPrompts = defineButton({ id: 'checklist.fold', payload: z.object({ item: z.string() }) })

/** A stage's checklist: every choice is kept when it is made, notes with the next choice or on Save. */
export const checklist = defineModal({
  id: 'checklist',
  context: z.object({
    case: z.string(),
    stage: z.string(),
    /** The event number up to which this screen was painted. */
    seq: z.number(),
    unfolded: z.array(z.string()),
    back: z.string().nullable(),
  }),
  fields: {
    answer: each(choice(answerValues)),
    note: each(longText()),
    day: each(day()),
    file: each(files()),
  },
})

const answerWords = [
  { value: 'done', text: 'Done' },
  { value: 'not-yet', text: 'Not yet' },
  { value: 'not-applicable', text: 'Not applicable' },
] as const

const noteMax = 2000

type Painted = {
  looked: CaseShown
  stage: Stage
  visit: number
  unfolded: readonly string[]
  versions: Record<string, number>
}

function promptBlocks({ looked, unfolded }: Painted, item: ChecklistItem): KnownBlock[] {
  if (item.prompts.length === 0) return []
  const open = unfolded.includes(item.id)
  const text = open
    ? 'Hide the questions'
    : `Show ${item.prompts.length} ${item.prompts.length === 1 ? 'question' : 'questions'}`
  const button = { ...foldPrompts.element({ text, payload: { item: item.id } }) }
  const listed = item.prompts.map((prompt) => `• ${escapeText(prompt.text)}`).join('\n')
  void looked
  return [...(open ? [section(listed)] : []), actions([button], { id: `fold:${item.id}` })]
}

function letterProof({ looked }: Painted, item: ChecklistItem): string[] {
  if (item.proof !== 'letter' || item.letter === undefined) return []
  const sent = Object.values(looked.state.letters).filter(
    (letter) => letter.kind === item.letter && letter.state === 'sent',
  )
  const title = titleIn(looked.context.pathway, item.letter)
  if (sent.length === 0) return [`Proof: “${title}” marked as sent. None is yet.`]
  const days = [
    ...new Set(sent.flatMap((letter) => (letter.sentOn === null ? [] : [formatDayShort(letter.sentOn)]))),
  ]
  return [
    `Proof: “${title}” sent ${sent.length === 1 ? 'once' : `${sent.length} times`}, ${days.join(', ')}.`,
  ]
}

function proofBlocks(painted: Painted, item: ChecklistItem, answer: Answer | undefined): KnownBlock[] {
  const { fields } = checklist
  const version = painted.versions[item.id] ?? 0
  const placed = { key: item.id, version, optional: true }
  if (item.proof === 'date')
    return [fields.day.block({ label: 'Date', initial: answer?.proof.day, ...placed })]
  if (item.proof !== 'file') return letterProof(painted, item).map((line) => context(line))
  const kept =
    answer?.proof.document === undefined
      ? 'Add the signed copy, a photograph or a PDF.'
      : 'A file is on record; another one replaces it.'
  return [
    fields.file.block({
      label: 'File',
      hint: kept,
      types: ['pdf', 'png', 'jpg', 'jpeg', 'heic'],
      max: 1,
      ...placed,
    }),
  ]
}

function keptBlocks(answer: Answer | undefined): KnownBlock[] {
  return (answer?.kept ?? []).map(({ by, text }) =>
    context(`<@${by}> wrote at the same time: ${escapeText(text)}`),
  )
}

function itemBlocks(painted: Painted, item: ChecklistItem): KnownBlock[] {
  const { looked, visit, versions } = painted
  const { fields } = checklist
  const answer = looked.state.answers[answerKey(item.id, visit)]
  const placed = { key: item.id, version: versions[item.id] ?? 0, optional: true }
  const label = `${item.id} ${item.text}`
  return [
    fields.answer.block({
      label,
      choices: answerWords,
      initial: answer?.value,
      as: 'radio',
      dispatch: true,
      ...placed,
    }),
    ...promptBlocks(painted, item),
    fields.note.block({ label: `Note on ${item.id}`, initial: answer?.note, max: noteMax, ...placed }),
    ...keptBlocks(answer),
    ...proofBlocks(painted, item, answer),
  ]
}

function readOnly({ looked, visit }: Painted, item: ChecklistItem): KnownBlock {
  const answer = looked.state.answers[answerKey(item.id, visit)]
  const value = answerWords.find((one) => one.value === answer?.value)?.text ?? 'Not answered'
  return section(
    `*${item.id} ${escapeText(item.text)}*\n${value}${answer?.note ? ` – ${escapeText(answer.note)}` : ''}`,
  )
}

/** Draws a stage's checklist for one viewer; only what somebody else changed is reset on their screen. */
export function checklistView(
  looked: CaseShown,
  viewer: string,
  stageId: string,
  unfolded: readonly string[],
  back: string | null,
): ModalView | null {
  const stage = looked.context.pathway.stages.find((one) => one.id === stageId)
  const visit = looked.state.visits[stageId]?.visit
  if (stage === undefined || visit === undefined) return null
  const versions = versionsFor(viewer, looked.events, stageId, visit)
  const painted: Painted = { looked, stage, visit, unfolded, versions }
  const edits = looked.acts && looked.state.status === 'open'
  const items = stage.items.flatMap((item) =>
    edits ? [divider(), ...itemBlocks(painted, item)] : [readOnly(painted, item)],
  )
  const all = actions([
    openExcept.element({ text: 'All covered except…', payload: { case: looked.state.id, stage: stageId } }),
  ])
  const blocks: KnownBlock[] = [
    section(`*${stage.title}*${stage.says === undefined ? '' : `\n${escapeText(stage.says)}`}`),
    ...(edits
      ? [
          context('A choice is kept when you make it; notes with your next choice, or when you press Save.'),
          all,
        ]
      : []),
    ...items,
  ]
  return checklist.open({
    title: 'Checklist',
    context: { case: looked.state.id, stage: stageId, seq: looked.state.seq, unfolded: [...unfolded], back },
    blocks: blocks.slice(0, 90),
    ...(edits ? { submit: 'Save' } : {}),
    close: 'Close',
  })
}
