import type { LetterKind, Pathway } from '../pathway.ts'
import type { Addressees } from '../schema/condition.ts'
import { quoted } from '../title-of.ts'
import { conditionWords } from './condition-words.ts'
import type { Part } from './part.ts'
import { peopleWords, series } from './sentence.ts'
import { windowWords } from './window-words.ts'

const to: Record<Addressees, string> = {
  parents: 'each parent',
  'absent-parents': 'each parent who did not come',
  professionals: 'each professional who is invited',
  'absent-professionals': 'each professional who did not come',
  'put-off-parents': 'each parent who was told a day that no longer stands',
  'put-off-professionals': 'each professional who was told a day that no longer stands',
  council: 'the council’s attendance team',
  school: 'the school',
}

const proofs = {
  posted: [],
  handed: ['Proof: that it was handed over.'],
  signed: ['Proof: it comes back signed.'],
  none: ['No proof is asked for.'],
}

function travels(pathway: Pathway, { attach, encloses = [], over }: LetterKind): string[] {
  const named = [...attach.map((one) => one.replace('-', ' ')), ...encloses.map((id) => quoted(pathway, id))]
  return [
    ...(named.length === 0 ? [] : [`With: ${series(named)}.`]),
    ...(over === undefined ? [] : [`Its figures are counted ${windowWords({ pathway }, over)}.`]),
  ]
}

/** A letter or form: to whom it goes, from whom, when, and with what. */
export function letterPart(pathway: Pathway, letter: LetterKind): Part {
  const { id, form, title, by, meeting, unlocks, tells, warns, or_letters = [], proof = 'posted' } = letter
  const named = (ids: readonly string[], join: 'and' | 'or') =>
    series(
      ids.map((one) => quoted(pathway, one)),
      join,
    )
  return {
    kind: 'letter',
    id,
    title: form === '' ? title : `${form}. ${title}`,
    says: [
      `To ${to[letter.to]}${by === undefined ? '' : `, from the ${peopleWords(pathway, [by])}`}.`,
      ...(meeting === undefined ? [] : [`About ${named([meeting], 'and')}.`]),
      ...(unlocks === undefined ? [] : [`Not until ${conditionWords(unlocks, { pathway })}.`]),
      ...(tells === undefined ? [] : [`It tells the decision: ${named([tells].flat(), 'or')}.`]),
      ...(warns ? ['It warns of steps in law.'] : []),
      ...travels(pathway, letter),
      ...(or_letters.length === 0 ? [] : [`Instead of it: ${named(or_letters, 'or')}.`]),
      ...proofs[proof],
    ],
    note: letter.note ?? null,
  }
}
