import type { CaseEvent, Recorded } from './event.ts'
import type { CaseState, Deadline } from './state.ts'
import { put, type StepsOf } from './step.ts'

type Of<T extends CaseEvent['type']> = Recorded<Extract<CaseEvent, { type: T }>>
type DeadlineEvent = Extract<CaseEvent, { type: `deadline-${string}` }>

function deadlineFrom(event: Of<'deadline-set'>): Deadline {
  return {
    id: event.deadline,
    kind: event.kind,
    subject: event.subject ?? null,
    due: event.due,
    missing: event.missing ?? null,
    notBefore: event.notBefore ?? null,
    state: 'open',
    metOn: null,
    snoozedUntil: null,
    snoozeReason: null,
  }
}

/** What each event of a deadline changes. */
export const deadlineSteps: StepsOf<DeadlineEvent, Pick<CaseState, 'deadlines'>> = {
  'deadline-set': (state, event) => ({
    deadlines: { ...state.deadlines, [event.deadline]: deadlineFrom(event) },
  }),
  'deadline-moved': (state, event) => ({
    deadlines: put(state.deadlines, event.deadline, {
      due: event.due,
      missing: event.missing ?? null,
      notBefore: event.notBefore ?? null,
    }),
  }),
  'deadline-met': (state, event) => ({
    deadlines: put(state.deadlines, event.deadline, { state: 'met', metOn: event.on }),
  }),
  'deadline-dropped': (state, event) => ({
    deadlines: put(state.deadlines, event.deadline, { state: 'dropped' }),
  }),
  'deadline-snoozed': (state, event) => ({
    deadlines: put(state.deadlines, event.deadline, {
      snoozedUntil: event.until,
      snoozeReason: event.reason,
    }),
  }),
}
