import type { DeadlineKind, Pathway } from '../pathway.ts'
import { conditionWords } from './condition-words.ts'
import type { Part } from './part.ts'
import { peopleWords, sentence } from './sentence.ts'
import { lengthWords, type Told } from './setting-words.ts'
import { anchorWords } from './window-words.ts'

/** How the day of a deadline is counted, in a clause: “at the latest 4 weeks after the day of “Initial meeting””. */
export function countedFrom(told: Told, deadline: DeadlineKind): string {
  const { anchor, count, direction, bound, earliest } = deadline
  const from = anchorWords(told, anchor)
  const begins = bound === 'not-before' ? 'not before' : 'at the latest'
  if (direction === 'on' || count === undefined)
    return bound === 'not-before' ? `not before ${from}` : `on ${from}`
  const first =
    earliest === undefined ? '' : `, and not before ${lengthWords(told, earliest)} ${direction} it`
  return `${begins} ${lengthWords(told, count)} ${direction} ${from}${first}`
}

/** How a repeated deadline goes on, and what makes one fall away. */
export function repeatWords(told: Told, { every, until }: DeadlineKind): string[] {
  if (every === undefined)
    return until === undefined ? [] : [`It falls away once ${conditionWords(until, told)}.`]
  const ends = until === undefined ? '' : `, until ${conditionWords(until, told)}`
  return [`Then again every ${lengthWords(told, every)}${ends}.`]
}

/** A day that is counted: from what, how far, for whom, and what meets it. */
export function deadlinePart(pathway: Pathway, deadline: DeadlineKind): Part {
  const { id, title, by, met, legal, note } = deadline
  return {
    kind: 'day',
    id,
    title,
    says: [
      sentence(countedFrom({ pathway }, deadline)),
      ...repeatWords({ pathway }, deadline),
      `Done once ${conditionWords(met, { pathway })}.`,
      ...(by === undefined ? [] : [`For: ${peopleWords(pathway, by, 'or')}.`]),
      ...(legal ? ['It is a time limit in law.'] : []),
    ],
    note: note ?? null,
  }
}
