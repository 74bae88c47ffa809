import type { Day } from '../../day.ts'
import type { StepsOf } from '../step.ts'

export type YearEvent =
  | { type: 'year-turned'; from: string; to: string }
  | { type: 'year-reviewed'; year: string; why: string }

export type YearCommand = { do: 'turn-year' } | { do: 'review-year'; why: string }

/** A school year that a case went on into: since when, and whether somebody has looked at it afresh. */
export type CaseYear = { year: string; turnedOn: Day; reviewedOn: Day | null; seq: number }

type Years = { years: CaseYear[] }

export const yearSteps: StepsOf<YearEvent, Years> = {
  'year-turned': ({ years }, { to: year, on, seq }) => ({
    years: [...years, { year, turnedOn: on, reviewedOn: null, seq }],
  }),
  'year-reviewed': ({ years }, { year, on }) => ({
    years: years.map((one) => (one.year === year ? { ...one, reviewedOn: on } : one)),
  }),
}

/** The new school year for which this case is still to be looked at; null where it has been, or none has turned. */
export function yearToReview({ years }: Years): CaseYear | null {
  const latest = years.at(-1)
  return latest === undefined || latest.reviewedOn !== null ? null : latest
}
