import type { Span } from '../../charge/chargeable.ts'
import type { Day } from '../../day.ts'
import type { Pathway } from '../../pathway/pathway.ts'
import type { GivenOnRecord, NoticeGiven, Which } from '../../penalty-notices.ts'
import type { Facts } from '../facts.ts'
import type { Laid } from './course.ts'
import type { Prosecutions } from './prosecution.ts'
import type { Redactions } from './redaction.ts'

/** A penalty notice that was given in this case, and what came of it. */
export type PenaltyNotice = NoticeGiven & {
  id: string
  record: string
  received: Day
  /** The days of absence that it was for, both included; absent where nobody wrote them down. */
  over?: Span | undefined
  which: Which
  /** Pounds. */
  amount: number
  outcomeOn: Day | null
}

/** A form may be a penalty notice, or what came of one. */
export type NoticeKept = {
  notice?: Omit<PenaltyNotice, 'outcome' | 'outcomeOn' | 'record'> | undefined
  outcome?: { notice: string; is: string; on: Day } | undefined
}

/** What of a case is not its own pathway's alone: the pathways that are laid over it, its penalty notices, and whom it may take to court. */
export type Across = Prosecutions &
  Redactions & { overlays: readonly Laid[]; notices: Record<string, PenaltyNotice> }

type Notices = Record<string, PenaltyNotice>

/** The penalty notices of a case after a form was kept. */
export function noticesAfter(notices: Notices, record: string, { notice, outcome }: NoticeKept): Notices {
  if (notice !== undefined) {
    const { outcome: came = null, outcomeOn = null } = notices[notice.id] ?? {}
    return { ...notices, [notice.id]: { ...notice, record, outcome: came, outcomeOn } }
  }
  const was = notices[outcome?.notice ?? '']
  if (outcome === undefined || was === undefined) return notices
  return { ...notices, [was.id]: { ...was, outcome: outcome.is, outcomeOn: outcome.on } }
}

type Known = { state: { id: string; notices: Notices }; facts: Facts }

/** What other cases tell of notices to the parents of this one. */
export const noticesElsewhere = ({ state, facts }: Known): GivenOnRecord[] =>
  (facts.noticesOnRecord ?? []).filter((one) => one.case !== state.id)

type AboutNotice = { pathway: Pathway; state: { notices: Notices }; about?: string | undefined }

/** Is it still open what came of the penalty notice that is asked about? Undefined where none is, or where another form is meant. */
export function awaitsOutcome({ pathway, state, about }: AboutNotice, record: string): boolean | undefined {
  const notice = state.notices[about ?? '']
  const keeps = pathway.records.find(({ id }) => id === record)?.keeps
  return notice && keeps === 'notice-outcome' ? notice.outcome === null : undefined
}
