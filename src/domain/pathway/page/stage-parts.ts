import { interventionTitles } from '../../tracking/interventions.ts'
import type { ChecklistItem, Pathway, Stage } from '../pathway.ts'
import { quoted } from '../title-of.ts'
import { needsWords } from './condition-words.ts'
import type { Part } from './part.ts'
import { peopleWords, sentence, series } from './sentence.ts'

const proofs: Record<ChecklistItem['proof'], string | null> = {
  none: null,
  date: 'Proof: the day it was done.',
  letter: 'Proof: the letter has gone out.',
  file: 'Proof: a file.',
}

function proofWords(pathway: Pathway, { proof, letter, or_letters = [] }: ChecklistItem): string[] {
  if (letter !== undefined)
    return [
      `Proof: ${series(
        [letter, ...or_letters].map((id) => quoted(pathway, id)),
        'or',
      )} has gone out.`,
    ]
  return [proofs[proof] ?? []].flat()
}

/** An item of a stage's checklist, with the questions behind it and the proof that it needs. */
export function itemPart(pathway: Pathway, item: ChecklistItem): Part {
  const { id, text, prompts, by, papers = [], tracks = [], note } = item
  return {
    kind: 'item',
    id,
    title: `${id}. ${text}`,
    says: [
      ...prompts.map((prompt) => prompt.text),
      ...(by === undefined ? [] : [`For: ${peopleWords(pathway, by)}.`]),
      ...(papers.length === 0 ? [] : [`With: ${series(papers.map((one) => quoted(pathway, one)))}.`]),
      ...proofWords(pathway, item),
      ...(tracks.length === 0
        ? []
        : [`Counted by the evaluation as: ${series(tracks.map((one) => interventionTitles[one]))}.`]),
    ],
    note: note ?? null,
  }
}

/** The ways that a person takes from a stage, and what must hold first. */
export const wayParts = (pathway: Pathway, { id, next }: Stage): Part[] =>
  next.map(({ to, way = 'on', title, needs }) => ({
    kind: 'way',
    id: `${id} to ${to}${way === 'on' ? '' : `, ${way}`}`,
    title: title ?? `Go ${way} to ${quoted(pathway, to)}`,
    says: [
      ...(title === undefined ? [] : [`Leads to ${quoted(pathway, to)}.`]),
      ...needsWords(needs, { pathway }).map((words) => `First: ${words}.`),
      ...(way === 'on' ? [] : ['A reason is asked for.']),
    ],
    note: null,
  }))

/** A stage: who acts there, and the words at its top. */
export function stagePart(pathway: Pathway, { id, section, title, by, says, note }: Stage): Part {
  return {
    kind: 'stage',
    id,
    title: `${section}. ${title}`,
    says: [`Who acts: ${peopleWords(pathway, by)}.`, ...(says === undefined ? [] : [sentence(says)])],
    note: note ?? null,
  }
}
