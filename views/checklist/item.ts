import type { KnownBlock } from '@slack/types'
import { z } from 'zod'
import { type Answer, answerKey } from '../../src/domain/case/state.ts'
import { isAnswered } from '../../src/domain/case/unmet.ts'
import { formatDayShort } from '../../src/domain/day.ts'
import type { ChecklistItem } from '../../src/domain/pathway/pathway.ts'
import { actions, context } from '../../src/kit/blocks.ts'
import { defineButton } from '../../src/kit/button.ts'
import { escapeText } from '../../src/kit/text.ts'
import type { CaseShown } from '../case-shown.ts'
import { longAside, longText, packed } from '../long-text.ts'
import { notedBlocks } from '../noted.ts'
import { sheetTypes } from '../sheet.ts'
import { listed, some, titleIn } from '../words.ts'
import { checklist } from './form.ts'

/** Unfolds or folds the questions of one item. */
export const foldPrompts = defineButton({ id: 'checklist.fold', payload: z.object({ item: z.string() }) })

/** A checklist as one window shows it: the visit of its stage, what is unfolded, and each item's version. */
export type Painted = {
  looked: CaseShown
  visit: number
  unfolded: readonly string[]
  versions: Record<string, number>
}

const { fields } = checklist

const answerWords = [
  { value: 'done', text: 'Done' },
  { value: 'not-yet', text: 'Not yet' },
  { value: 'not-applicable', text: 'Not applicable' },
] as const

const noteMax = 3000
/** The newest are shown; the timeline has them all. */
const mostKept = 5

function promptBlocks({ unfolded }: Painted, item: ChecklistItem): KnownBlock[] {
  if (item.prompts.length === 0) return []
  const open = unfolded.includes(item.id)
  const text = open ? 'Hide the questions' : `Show ${some(item.prompts.length, 'question')}`
  const spoken = `${text} of ${item.id}`
  const button = foldPrompts.element({ text, spoken, payload: { item: item.id } })
  const questions = item.prompts.map((prompt) => `• ${escapeText(prompt.text)}`)
  return [...(open ? packed(questions) : []), actions([button], { id: `fold:${item.id}` })]
}

function letterProof({ looked }: Painted, item: ChecklistItem): string[] {
  if (item.proof !== 'letter' || item.letter === undefined) return []
  const kinds = [item.letter, ...(item.or_letters ?? [])]
  const sent = Object.values(looked.state.letters).filter(
    (letter) => kinds.includes(letter.kind) && letter.state === 'sent',
  )
  const title = (kind: string) => `“${escapeText(titleIn(looked.context.pathway, kind))}”`
  if (sent.length === 0) return [`Proof: ${kinds.map(title).join(' or ')} marked as sent. None is yet.`]
  return [...new Set(sent.map(({ kind }) => kind))].map((kind) => {
    const own = sent.filter((letter) => letter.kind === kind)
    const days = own.flatMap(({ sentOn }) => (sentOn === null ? [] : [formatDayShort(sentOn)]))
    const often = own.length === 1 ? 'once' : `${own.length} times`
    return `Proof: ${title(kind)} sent ${often}, on ${listed([...new Set(days)])}.`
  })
}

function paperHint({ looked }: Painted, item: ChecklistItem): string[] {
  const papers = (item.papers ?? []).map((kind) => `“${escapeText(titleIn(looked.context.pathway, kind))}”`)
  return papers.length === 0 ? [] : [`Helpful here: ${listed(papers)}. You find it under Letters.`]
}

function proofFields(painted: Painted, item: ChecklistItem, answer: Answer | undefined) {
  const placed = { key: item.id, version: painted.versions[item.id] ?? 0, optional: true }
  if (item.proof === 'date')
    return [fields.day.block({ label: `Date for ${item.id}`, initial: answer?.proof.day, ...placed })]
  if (item.proof !== 'file') return []
  const hint =
    answer?.proof.document === undefined
      ? 'Add the signed copy, a photograph (JPG or PNG) or a PDF, then press Save.'
      : 'A file is on record; another one takes its place.'
  return [fields.file.block({ label: `File for ${item.id}`, hint, types: sheetTypes, max: 1, ...placed })]
}

function keptBlocks(answer: Answer | undefined): KnownBlock[] {
  const kept = answer?.kept ?? []
  const earlier = kept.length - mostKept
  const more =
    earlier > 0 ? [context(`${some(earlier, 'earlier text')} kept as well: see the timeline.`)] : []
  const newest = kept.slice(-mostKept)
  return [...more, ...newest.flatMap(({ by, text }) => longAside(`<@${by}> wrote at the same time: `, text))]
}

/** “Not applicable” is kept when it is chosen, and counts once the note says why. */
const whyNot = (answer: Answer | undefined): KnownBlock[] =>
  answer?.value === 'not-applicable' && !isAnswered(answer)
    ? [context(':warning: Say in the note why this does not apply. Until then it counts as not answered.')]
    : []

/** One item of a checklist that may be answered, with its questions, note and proof. */
export function itemBlocks(painted: Painted, item: ChecklistItem): KnownBlock[] {
  const { looked, visit, versions } = painted
  const answer = looked.state.answers[answerKey(item.id, visit)]
  const placed = { key: item.id, version: versions[item.id] ?? 0, optional: true }
  const hints = [...letterProof(painted, item), ...paperHint(painted, item)]
  return [
    fields.answer.block({
      label: `${item.id} ${item.text}`,
      choices: answerWords,
      initial: answer?.value,
      as: 'radio',
      dispatch: true,
      ...placed,
    }),
    ...notedBlocks(item),
    ...whyNot(answer),
    ...promptBlocks(painted, item),
    fields.note.block({ label: `Note on ${item.id}`, initial: answer?.note, max: noteMax, ...placed }),
    ...keptBlocks(answer),
    ...hints.map((line) => context(line)),
    ...proofFields(painted, item, answer),
  ]
}

/** One item for somebody who only reads, or of a case that is closed. */
export function readOnly({ looked, visit }: Painted, item: ChecklistItem): KnownBlock[] {
  const answer = looked.state.answers[answerKey(item.id, visit)]
  const value = answerWords.find((one) => one.value === answer?.value)?.text ?? 'Not answered'
  const head = `*${item.id} ${escapeText(item.text)}*\n${value}`
  const note = answer?.note ?? ''
  return [...longText(note === '' ? head : `${head} – `, note || ''), ...keptBlocks(answer)]
}
