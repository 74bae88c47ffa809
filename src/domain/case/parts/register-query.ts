import type { Day } from '../../day.ts'
import { put, type StepsOf } from '../step.ts'
import type { Stretch } from './minutes.ts'

/** What whoever keeps the register did about a query: they changed the mark there, or it stands. */
export const queryAnswers = ['changed', 'stands'] as const
export type QueryAnswer = (typeof queryAnswers)[number]

/** A reason that a family gave and the register does not have, put to whoever keeps the register; it never changes a mark. */
export type RegisterQuery = Stretch & {
  id: string
  meeting: string
  reason: string
  words: string
  saidBy: string[]
  askedBy: string
  askedOn: Day
  /** `withdrawn` where the family said something else after all. */
  state: 'open' | 'withdrawn' | QueryAnswer
  answeredBy: string | null
  answeredOn: Day | null
  why: string
}

export type RegisterQueryEvent =
  | ({
      type: 'register-queried'
      query: string
      meeting: string
      reason: string
      words: string
      saidBy: string[]
    } & Stretch)
  | { type: 'register-answered'; query: string; answer: QueryAnswer; why: string }
  | { type: 'register-query-withdrawn'; query: string }

export type RegisterQueryCommand = {
  do: 'answer-query'
  answers: { query: string; answer: QueryAnswer; why: string }[]
}

type Queries = { queries: Record<string, RegisterQuery> }

export const registerQuerySteps: StepsOf<RegisterQueryEvent, Queries> = {
  'register-queried': ({ queries }, event) => {
    const { query: id, meeting, from, to, reason, words, saidBy, by: askedBy, on: askedOn } = event
    const asked = { id, meeting, from, to, reason, words, saidBy, askedBy, askedOn }
    const open = { state: 'open' as const, answeredBy: null, answeredOn: null, why: '' }
    return { queries: { ...queries, [id]: { ...asked, ...open } } }
  },
  'register-answered': ({ queries }, { query, answer, why, by, on }) => ({
    queries: put(queries, query, { state: answer, answeredBy: by, answeredOn: on, why }),
  }),
  'register-query-withdrawn': ({ queries }, { query }) => ({
    queries: put(queries, query, { state: 'withdrawn' }),
  }),
}

/** The queries that nobody has answered yet. */
export const openQueries = ({ queries }: Queries): RegisterQuery[] =>
  Object.values(queries).filter((query) => query.state === 'open')
