import type { CaseEvent, MeetingPlan, Recorded } from './event.ts'
import { openedCase } from './opened-case.ts'
import { holdSteps } from './parts/hold.ts'
import { interpreterSteps } from './parts/interpreter.ts'
import { answerKey, type CaseState, type Deadline, type Meeting } from './state.ts'
import { put, type StepsOf } from './step.ts'

type Of<T extends CaseEvent['type']> = Recorded<Extract<CaseEvent, { type: T }>>

function meetingFrom(plan: MeetingPlan, offer: number): Meeting {
  return {
    id: plan.meeting,
    kind: plan.kind,
    offer,
    on: plan.day,
    at: plan.at,
    place: plan.place,
    attendees: plan.attendees,
    why: plan.why ?? null,
    state: 'planned',
    attendance: [],
    said: {},
    defences: [],
  }
}

function deadlineFrom(event: Of<'deadline-set'>): Deadline {
  return {
    id: event.deadline,
    kind: event.kind,
    subject: event.subject ?? null,
    due: event.due,
    missing: event.missing ?? null,
    state: 'open',
    metOn: null,
    snoozedUntil: null,
    snoozeReason: null,
  }
}

const steps: StepsOf<CaseEvent, CaseState> = {
  ...holdSteps,
  ...interpreterSteps,
  'case-opened': () => ({}),
  'stage-entered': (state, event) => ({
    visits: { ...state.visits, [event.stage]: { visit: event.visit, on: event.on } },
    open: [
      ...state.open.filter((stage) => !event.leaves.includes(stage) && stage !== event.stage),
      event.stage,
    ],
  }),
  'item-answered': (state, event) => {
    const key = answerKey(event.item, event.visit)
    const { stage, item, visit, value, note, seq, by, recordedAt } = event
    const proof = event.proof ?? {}
    const answer = { stage, item, visit, value, note, kept: event.kept ?? [], proof, seq, by, recordedAt }
    return { answers: { ...state.answers, [key]: answer } }
  },
  'meeting-planned': (state, event) => ({
    meetings: { ...state.meetings, [event.meeting]: meetingFrom(event, event.offer) },
  }),
  'meeting-moved': (state, event) => {
    const offer = state.meetings[event.meeting]?.offer ?? 1
    return { meetings: { ...state.meetings, [event.meeting]: meetingFrom(event, offer) } }
  },
  'meeting-called-off': (state, event) => ({
    meetings: put(state.meetings, event.meeting, { state: 'void' }),
  }),
  'meeting-held': (state, event) => ({
    meetings: put(state.meetings, event.meeting, { state: 'held', attendance: event.attendance }),
  }),
  said: (state, event) => {
    const said = { ...state.meetings[event.meeting]?.said, [event.about]: event.text }
    return { meetings: put(state.meetings, event.meeting, { said }) }
  },
  'defence-given': (state, event) => {
    const before = state.meetings[event.meeting]?.defences ?? []
    const defences = [
      ...before.filter((given) => given.defence !== event.defence),
      { defence: event.defence, evidence: event.evidence },
    ]
    return { meetings: put(state.meetings, event.meeting, { defences }) }
  },
  'action-agreed': (state, event) => {
    const { action, meeting, what, who, due, how } = event
    const agreed = { id: action, meeting, what, who, due, how, doneOn: null }
    return { actions: { ...state.actions, [action]: agreed } }
  },
  'action-done': (state, event) => ({ actions: put(state.actions, event.action, { doneOn: event.on }) }),
  'letter-drafted': (state, event) => ({
    letters: {
      ...state.letters,
      [event.letter]: {
        id: event.letter,
        kind: event.kind,
        addressee: event.addressee,
        meeting: event.meeting ?? null,
        state: 'draft',
        draftedOn: event.on,
        pdf: event.pdf,
        docx: event.docx,
        sentOn: null,
        way: null,
        sentBy: null,
        seq: event.seq,
      },
    },
  }),
  'letter-sent': (state, event) => ({
    letters: put(state.letters, event.letter, {
      state: 'sent',
      sentOn: event.on,
      way: event.way,
      sentBy: event.by,
    }),
  }),
  'letter-void': (state, event) => ({ letters: put(state.letters, event.letter, { state: 'void' }) }),
  'letter-excused': (state, event) => {
    const { kind, addressee, why, leave } = event
    return { excuses: [...state.excuses, { kind, addressee, meeting: event.meeting ?? null, why, leave }] }
  },
  decided: (state, event) => {
    const { decision: id, option, on, by, reasons, figures, checks } = event
    const review = event.review ?? null
    const against = event.against ?? null
    const decision = {
      id,
      option,
      on,
      by,
      reasons,
      against,
      figures,
      checks,
      review,
      seq: event.seq,
      overtaken: false,
    }
    return { decisions: [...state.decisions, decision] }
  },
  recorded: (state, event) => ({
    records: {
      ...state.records,
      [event.record]: { values: event.values, on: event.on, by: event.by, manner: event.manner },
    },
  }),
  'deadline-set': (state, event) => ({
    deadlines: { ...state.deadlines, [event.deadline]: deadlineFrom(event) },
  }),
  'deadline-moved': (state, event) => ({
    deadlines: put(state.deadlines, event.deadline, { due: event.due, missing: event.missing ?? null }),
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
  'owner-changed': (_state, event) => ({ owner: event.owner }),
  'case-closed': (_state, event) => ({ status: 'closed', closedOn: event.on, closeReason: event.reason }),
  'case-reopened': (state) => ({
    status: 'open',
    closedOn: null,
    closeReason: null,
    decisions: state.decisions.map((decision) => ({ ...decision, overtaken: true })),
  }),
}

/** The case after one more event. The first event of a case must be its opening. */
export function evolve(id: string, state: CaseState | null, event: Recorded): CaseState {
  if (event.type === 'case-opened') return openedCase(id, event)
  if (state === null) throw new Error(`The chain of ${id} does not begin with its opening`)
  const step = steps[event.type] as (state: CaseState, event: Recorded) => Partial<CaseState>
  return { ...state, ...step(state, event), seq: event.seq }
}

/** The case after all its events, or null when there are none. */
export function fold(id: string, events: Iterable<Recorded>): CaseState | null {
  let state: CaseState | null = null
  for (const event of events) state = evolve(id, state, event)
  return state
}
