import { deadlineSteps } from './deadline-steps.ts'
import type { CaseEvent, MeetingPlan, Recorded } from './event.ts'
import { movedCase } from './moved.ts'
import { openedCase } from './opened-case.ts'
import { courseSteps } from './parts/course.ts'
import { driftSteps } from './parts/drift.ts'
import { endingSteps } from './parts/ending.ts'
import { holdSteps } from './parts/hold.ts'
import { interpreterSteps } from './parts/interpreter.ts'
import { jointSteps } from './parts/joint.ts'
import { keptOutSteps } from './parts/kept-out.ts'
import { minutesSteps } from './parts/minutes.ts'
import { prosecutionSteps } from './parts/prosecution.ts'
import { recordSteps } from './parts/record.ts'
import { redactionSteps } from './parts/redaction.ts'
import { registerQuerySteps } from './parts/register-query.ts'
import { signOffSteps } from './parts/sign-off.ts'
import { watchSteps } from './parts/watch.ts'
import { yearSteps } from './parts/year.ts'
import { serviceSteps } from './service-steps.ts'
import { answerKey, type CaseState, type EarlierDay, type Meeting } from './state.ts'
import { put, type StepsOf } from './step.ts'

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
    shut: plan.shut ?? false,
    earlier: [],
    calledOffOn: null,
    together: plan.together ?? null,
    state: 'planned',
    attendance: [],
    said: {},
    defences: [],
  }
}

function earlierDay({ on, at, place, attendees }: Meeting, until: number): EarlierDay {
  return { on, at, place, attendees, until }
}

const steps: StepsOf<CaseEvent, CaseState> = {
  ...courseSteps,
  ...endingSteps,
  ...yearSteps,
  ...jointSteps,
  ...holdSteps,
  ...signOffSteps,
  ...keptOutSteps,
  ...interpreterSteps,
  ...minutesSteps,
  ...registerQuerySteps,
  ...prosecutionSteps,
  ...redactionSteps,
  ...serviceSteps,
  ...driftSteps,
  ...watchSteps,
  'case-opened': () => ({}),
  tracked: () => ({}),
  'case-moved': movedCase,
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
    const was = state.meetings[event.meeting]
    const plan = { ...event, together: event.together ?? was?.together ?? undefined }
    const now = meetingFrom(plan, was?.offer ?? 1)
    const before = was === undefined ? [] : [...was.earlier, earlierDay(was, event.seq)]
    return { meetings: { ...state.meetings, [event.meeting]: { ...now, earlier: before } } }
  },
  'meeting-called-off': (state, event) => ({
    meetings: put(state.meetings, event.meeting, { state: 'void', calledOffOn: event.on }),
  }),
  'meeting-held': (state, event) => ({
    meetings: put(state.meetings, event.meeting, {
      state: 'held',
      attendance: event.attendance,
      attendees: [...(state.meetings[event.meeting]?.attendees ?? []), ...(event.also ?? [])],
    }),
  }),
  said: (state, event) => {
    const said = { ...state.meetings[event.meeting]?.said, [event.about]: event.text }
    const shared = event.about === 'pupil' ? { shareable: event.shareable ?? false } : {}
    return { meetings: put(state.meetings, event.meeting, { said, ...shared }) }
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
        figures: event.figures ?? null,
        address: event.address ?? null,
        sendings: [],
        papers: [],
        seq: event.seq,
      },
    },
  }),
  'letter-void': (state, event) => ({ letters: put(state.letters, event.letter, { state: 'void' }) }),
  'letter-excused': (state, event) => {
    const { kind, addressee, why, leave } = event
    return { excuses: [...state.excuses, { kind, addressee, meeting: event.meeting ?? null, why, leave }] }
  },
  decided: (state, event) => {
    const { decision: id, option, on, by, reasons, figures, checks, refers } = event
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
      refers,
      review,
      seq: event.seq,
      overtaken: false,
    }
    return { decisions: [...state.decisions, decision] }
  },
  ...recordSteps,
  ...deadlineSteps,
  'owner-changed': (_state, event) => ({ owner: event.owner }),
  'case-reopened': (state) => ({
    status: 'open',
    closedOn: null,
    closeReason: null,
    ending: { ...state.ending, values: {} },
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
