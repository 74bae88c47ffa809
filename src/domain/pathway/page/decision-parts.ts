import { idWords } from '../id-words.ts'
import type { DecisionPoint, Option, Pathway } from '../pathway.ts'
import { quoted } from '../title-of.ts'
import { conditionWords, needsWords } from './condition-words.ts'
import type { Part } from './part.ts'
import { peopleWords, sentence, series } from './sentence.ts'

function follows(pathway: Pathway, { effect }: Option): string {
  const named = (id: string) => quoted(pathway, id)
  if ('enter' in effect) return `Then: ${named(effect.enter)}.`
  if ('stay' in effect) return 'The case stays where it is.'
  if ('review' in effect)
    return `A further review follows, as a meeting (${named(effect.review.meeting)}) or without one (${named(effect.review.internal)}).`
  const sent = effect.once_sent.map(named)
  const gone = `${series(sent)} ${sent.length === 1 ? 'has' : 'have'} gone out`
  return `The case closes as ${idWords(effect.close)}${sent.length === 0 ? '' : ` once ${gone}`}.`
}

/** What an option asks for and a reason may take the place of. */
const asked = (clauses: readonly string[]): string[] =>
  clauses.length < 2
    ? clauses.map((words) => `Only where ${words}, or with a reason why all the same.`)
    : [...clauses.map((words) => `Only where ${words}.`), 'Where one of these is not so, only with a reason.']

const goals = { court: 'This leads towards court.', 'penalty-notice': 'This leads towards a penalty notice.' }

/** A choice at a decision: what it means, what must hold, and what follows. */
export function optionPart(pathway: Pathway, option: Option): Part {
  const { id, title, summary, when, stops, proposed = [], towards, letters, note } = option
  return {
    kind: 'option',
    id,
    title,
    says: [
      sentence(summary),
      ...asked(needsWords(when, { pathway })),
      ...stops.map((one) => `Never while ${conditionWords(one, { pathway })}.`),
      ...(proposed.length === 0
        ? []
        : [
            `Proposed where ${proposed.map((one) => conditionWords(one, { pathway })).join(', and ')}; a named person decides all the same.`,
          ]),
      follows(pathway, option),
      ...(letters.length === 0 ? [] : [`Letters: ${series(letters.map((one) => quoted(pathway, one)))}.`]),
      ...(towards === undefined ? [] : [goals[towards]]),
    ],
    note: note ?? null,
  }
}

/** A decision: where it is made and by whom. */
export const decisionPart = (pathway: Pathway, { id, title, by, stage, note }: DecisionPoint): Part => ({
  kind: 'decision',
  id,
  title,
  says: [`Made at ${quoted(pathway, stage)} by: ${peopleWords(pathway, by, 'or')}, with reasons.`],
  note: note ?? null,
})
