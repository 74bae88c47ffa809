import type { Day } from '../../day.ts'

/** What happens to a deadline of a case. */
export type DeadlineEvent =
  | {
      type: 'deadline-set'
      deadline: string
      kind: string
      subject?: string | undefined
      due: Day | null
      missing?: string | undefined
      /** The first day on which it may happen, where it has a window of days. */
      notBefore?: Day | undefined
    }
  | {
      type: 'deadline-moved'
      deadline: string
      was: Day | null
      due: Day | null
      missing?: string | undefined
      notBefore?: Day | undefined
      why: string
    }
  | { type: 'deadline-met'; deadline: string }
  | { type: 'deadline-dropped'; deadline: string }
  | { type: 'deadline-snoozed'; deadline: string; until: Day; reason: string }
