import { criterionWords } from '../../src/domain/case/entry-words.ts'
import type { CaseEvent, Recorded } from '../../src/domain/case/event.ts'
import type { Figures } from '../../src/domain/case/figures.ts'
import {
  type DriftAnswer,
  type DriftEvent,
  type DriftedPaper,
  lostThresholds,
  type Threshold,
} from '../../src/domain/case/parts/drift.ts'
import { formatDayShort } from '../../src/domain/day.ts'
import { daysLost } from '../../src/domain/measure.ts'
import { sessionsTold } from '../../src/domain/sessions-told.ts'
import { name } from '../../src/kit/text.ts'
import type { CaseShown } from '../case-shown.ts'
import { nameOf, some, titleIn } from '../words.ts'

/** What was done about papers behind which the register changed. */
export const driftAnswerWords: Record<DriftAnswer, string> = {
  redo: 'The paper is made again',
  'told-family': 'The family is told',
  'no-change': 'No change is needed',
}

/** A paper behind which the register changed, without markup: what it is, the days it tells of, and what is to be told of it. */
export type PaperTold = { title: string; period: string; says: string[]; lost: boolean }

/** A paper that rests on marks, as staff know it. */
function paperTitle({ state, context: { pathway }, names }: CaseShown, id: string): string {
  const letter = state.letters[id]
  if (letter !== undefined) {
    const when = letter.sentOn === null ? 'drafted' : 'sent'
    const to = nameOf(letter.addressee, names)
    return `“${titleIn(pathway, letter.kind)}” to ${to}, ${when} ${formatDayShort(letter.sentOn ?? letter.draftedOn)}`
  }
  const decision = state.decisions.find((one) => one.id === id)
  if (decision === undefined) return `The opening of the case on ${formatDayShort(state.openedOn)}`
  return `The decision of ${formatDayShort(decision.on)}: ${titleIn(pathway, decision.option)}`
}

const lost = (sessions: number, how: string) => `${daysLost(sessions)} ${how} (${some(sessions, 'session')})`

function figuresWords({ possible, attended, authorised, unauthorised, missing }: Figures): string {
  const parts = [
    lost(unauthorised, 'unauthorised'),
    lost(authorised, 'authorised'),
    `attended ${attended} of ${some(possible, 'session')}`,
    ...(missing > 0 ? [`${some(missing, 'session')} with no mark`] : []),
  ]
  return parts.join(', ')
}

function thresholdWords({ context }: CaseShown, { test, held, holds }: Threshold): string[] {
  const told = { pathway: context.pathway, settings: context.state.settings }
  const words = `“${criterionWords(test, told)}”`
  if (holds === null) return [`Whether ${words} still holds is not known`]
  if (held === holds) return held ? [`Still holds: ${words}`] : []
  return [held ? `No longer holds: ${words}` : `Holds now, and did not then: ${words}`]
}

/** A paper, what it said and what it would say now over the same days, and whether what it relied on still holds. */
export function paperTold(looked: CaseShown, paper: DriftedPaper): PaperTold {
  const { was, now, thresholds } = paper
  return {
    title: paperTitle(looked, paper.paper),
    period: `${formatDayShort(was.from)} to ${formatDayShort(was.to)}`,
    says: [
      `It said: ${figuresWords(was)}`,
      `It would say now: ${now === null ? 'not known, load the calendar of these days' : figuresWords(now)}`,
      ...thresholds.flatMap((one) => thresholdWords(looked, one)),
    ],
    lost: lostThresholds([paper]).length > 0,
  }
}

/** How many thresholds no longer hold, as a sentence that tells nothing of the pupil; null where all hold. */
export function lostWords(papers: readonly DriftedPaper[]): string | null {
  const gone = lostThresholds(papers).length
  if (gone === 0) return null
  return gone === 1 ? 'One threshold may no longer hold.' : `${gone} thresholds may no longer hold.`
}

type Of<T extends DriftEvent['type']> = Recorded<Extract<CaseEvent, { type: T }>>

/** What the register changed behind papers, in the timeline's words. */
export const driftWords: { [T in DriftEvent['type']]: (event: Of<T>) => string } = {
  'evidence-drifted': ({ papers }) =>
    ['The register changed behind', `${some(papers.length, 'paper')}.`, lostWords(papers) ?? '']
      .join(' ')
      .trim(),
  'drift-seen': ({ did, why }) =>
    `Looked at what the register changed. ${driftAnswerWords[did]}: ${name(why)}`,
}

/** Each paper and each changed mark, whole. */
export const driftWritten = {
  'evidence-drifted': ({ papers, sessions }: Of<'evidence-drifted'>, looked: CaseShown): string[] => [
    ...papers.map((paper) => {
      const { title, period, says } = paperTold(looked, paper)
      return [title, period, ...says].join('. ')
    }),
    sessionsTold(sessions).join('; '),
  ],
}
