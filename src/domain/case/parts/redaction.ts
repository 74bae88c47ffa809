import type { Day } from '../../day.ts'
import type { StepsOf } from '../step.ts'

/**
 * A copy of a paper from which somebody took out what must not be told: its document beside that of its original, which is never altered, or null
 * where the original goes into the court papers again; for those about one parent, or about everybody.
 */
type Redacted = { parent: string; everyone: boolean; of: string; document: string | null; why: string }

export type RedactionEvent = { type: 'paper-redacted' } & Redacted

export type RedactionCommand = { do: 'redact-paper' } & Redacted

/** A redacted copy, with who handed it in and when. */
export type Redaction = Redacted & { by: string; on: Day }

/** The redacted copies that were handed in, the latest last. */
export type Redactions = { redactions: readonly Redaction[] }

export const redactionSteps: StepsOf<RedactionEvent, Redactions> = {
  'paper-redacted': ({ redactions }, { parent, everyone, of, document, why, by, on }) => ({
    redactions: [...redactions, { parent, everyone, of, document, why, by, on }],
  }),
}

/** All that was said of the papers that go into the court papers about one parent, the latest last. */
export const redactionsAbout = ({ redactions }: Redactions, parent: string): Redaction[] =>
  redactions.filter((one) => one.everyone || one.parent === parent)

/** What was said last of each of those papers, by the original's document. */
export const redactionsFor = (all: Redactions, parent: string): ReadonlyMap<string, Redaction> =>
  new Map(redactionsAbout(all, parent).map((one) => [one.of, one]))
