import type { Day } from '../day.ts'
import { decisionsAt, optionNamed } from '../pathway/options.ts'
import type { DecisionPoint } from '../pathway/pathway.ts'
import type { CaseCommand, CommandOf, Verb } from './command.ts'
import { reckonDeadlines } from './deadlines.ts'
import type { CaseEvent, Recorded } from './event.ts'
import { evolve } from './evolve.ts'
import type { Manner } from './happened.ts'
import { latestAt } from './latest-at.ts'
import { done, type Result, refuse } from './refusal.ts'
import type { CaseState } from './state.ts'
import { type Context, unmetOf } from './unmet.ts'
import { agree, changeAction, finishAction, takeOffAction } from './verbs/action.ts'
import { answer } from './verbs/answer.ts'
import { decideOption } from './verbs/decide-option.ts'
import { noteDrift, seeDrift } from './verbs/drift.ts'
import {
  cannotFind,
  close,
  followingRoll,
  found,
  meetingsOff,
  referMissing,
  standsStill,
  takesBack,
} from './verbs/ending.ts'
import { goOn } from './verbs/go-on.ts'
import { liftHold, noteHold, placeHold } from './verbs/hold.ts'
import { holdMeeting, say } from './verbs/hold-meeting.ts'
import { bookInterpreter, cancelInterpreter, confirmInterpreter } from './verbs/interpreter.ts'
import { answerJoint, endJoint, planJoint, proposeJoint } from './verbs/joint.ts'
import { handOver, reopen, snooze } from './verbs/keep-in-hand.ts'
import { keepOut, letIn } from './verbs/kept-out.ts'
import { draftLetters, excuseLetter, voidLetter } from './verbs/letters.ts'
import { explainAbsences, explainConsequences, signMinutes } from './verbs/minutes.ts'
import { callOffMeeting, moveMeeting } from './verbs/move-meeting.ts'
import { planMeeting } from './verbs/plan-meeting.ts'
import { prosecutionVerbs } from './verbs/prosecution.ts'
import { record } from './verbs/record.ts'
import { recount } from './verbs/recount.ts'
import { answerQuery } from './verbs/register-query.ts'
import { serviceVerbs } from './verbs/serve.ts'
import { adjust, consult, noteNeed, signOff } from './verbs/sign-off.ts'
import { track } from './verbs/track.ts'
import { reviewYear, turnYear } from './verbs/year.ts'
import { watchEvents } from './watching.ts'

/** Who did it and when, who recorded it and when: the head that every event carries. */
export type Head = { by: string; on: Day; manner: Manner; recordedBy: string; recordedAt: string; today: Day }

type Verbs = { [V in Verb]: (context: Context, command: CommandOf<V>) => Result<CaseEvent[]> }

// First the verbs of every case, then those of its parts, in the order of `event.ts`.
const verbs: Verbs = {
  answer,
  'go-on': goOn,
  'plan-meeting': planMeeting,
  'move-meeting': moveMeeting,
  'call-off-meeting': callOffMeeting,
  'hold-meeting': holdMeeting,
  say,
  agree,
  'finish-action': finishAction,
  'draft-letters': draftLetters,
  'void-letter': voidLetter,
  'excuse-letter': excuseLetter,
  decide: decideOption,
  record,
  snooze,
  'hand-over': handOver,
  reopen,
  recount,
  close,
  'cannot-find': cannotFind,
  found,
  'refer-missing': referMissing,
  'follow-roll': () => done([]),
  'turn-year': turnYear,
  'review-year': reviewYear,
  'propose-joint': proposeJoint,
  'answer-joint': answerJoint,
  'end-joint': endJoint,
  'plan-joint': planJoint,
  'place-hold': placeHold,
  'note-hold': noteHold,
  'lift-hold': liftHold,
  'note-need': noteNeed,
  adjust,
  'sign-off': signOff,
  consult,
  'keep-out': keepOut,
  'let-in': letIn,
  'book-interpreter': bookInterpreter,
  'confirm-interpreter': confirmInterpreter,
  'cancel-interpreter': cancelInterpreter,
  'explain-absences': explainAbsences,
  'explain-consequences': explainConsequences,
  'sign-minutes': signMinutes,
  'change-action': changeAction,
  'take-off-action': takeOffAction,
  'answer-query': answerQuery,
  ...prosecutionVerbs,
  ...serviceVerbs,
  'note-drift': noteDrift,
  'see-drift': seeDrift,
  'look-again': () => done([]),
  track,
}

/** Is this a verb of a case? */
export const isVerb = (word: string): word is Verb => word in verbs

/** What may still be done to a closed case: open it again, put letters in the post, say how they went, or stop them, or pass it on. */
const afterClosing: readonly Verb[] = [
  'reopen',
  ...(Object.keys(serviceVerbs) as Verb[]),
  'hand-over',
  'recount',
  'place-hold',
  'note-hold',
  'lift-hold',
  'keep-out',
  'let-in',
  'note-drift',
  'see-drift',
  'track',
  ...(Object.keys(prosecutionVerbs) as Verb[]),
]

/** Word that a meeting is off may still be made for those who were invited to it. */
function mayAfterClosing(context: Context, command: CaseCommand): boolean {
  if (command.do === 'draft-letters') return takesBack(context, command.kind)
  return afterClosing.includes(command.do)
}

/** Gives events their place in the chain and their head. */
export function headed(events: readonly CaseEvent[], from: number, head: Head): Recorded[] {
  const { today, ...kept } = head
  return events.map((event, index) => ({ ...event, ...kept, seq: from + index + 1, late: head.on < today }))
}

/** Folds more events onto a case. */
export function advance(id: string, state: CaseState | null, events: readonly Recorded[]): CaseState {
  const after = events.reduce<CaseState | null>((now, event) => evolve(id, now, event), state)
  if (after === null) throw new Error(`${id} has no events`)
  return after
}

/** A case closes by itself once its letters are out, and stops once the pupil has left. */
function following(context: Context): CaseEvent[] {
  const closed = closing(context)
  return closed.length > 0 ? closed : followingRoll(context)
}

function closing(context: Context): CaseEvent[] {
  const { pathway, state } = context
  if (state.status === 'closed') return []
  const [reason] = decisionsAt(pathway, state.open).flatMap((point) => endedBy(context, point))
  return reason === undefined ? [] : [...meetingsOff(state), { type: 'case-closed', reason }]
}

/** Why a decision that was made where the case stands ends it, once its own letters are out. */
function endedBy(context: Context, { id, stage }: DecisionPoint): string[] {
  const { pathway, state } = context
  const decision = latestAt(pathway, state, id)
  const effect = optionNamed(pathway, decision?.option)?.effect
  const before = (decision?.on ?? '') < (state.visits[stage]?.on ?? '')
  if (before || effect === undefined || !('close' in effect)) return []
  const waiting = effect.once_sent.flatMap((letter) => unmetOf({ sent: letter }, context))
  return waiting.length === 0 ? [effect.close] : []
}

/** What follows by itself from what was done: a case that closes once its letters are out, watches raised or cleared, and deadlines set, met, moved or dropped. */
export function settle(context: Context, head: Head, why: string): Recorded[] {
  const { state } = context
  const stands = headed(following(context), state.seq, head)
  const after = advance(state.id, state, stands)
  // A watch speaks of today's register, on whatever day that happened which is recorded.
  const watched = headed(watchEvents({ ...context, state: after }), after.seq, { ...head, on: head.today })
  const last = advance(state.id, after, watched)
  const due = reckonDeadlines({ ...context, state: last }, why)
  return [...stands, ...watched, ...headed(due, last.seq, head)]
}

/** Decides what a command does to a case: the events with all that follows from them, or why not. Nothing is stored here. */
export function decide(context: Context, command: CaseCommand, head: Head): Result<Recorded[]> {
  const { state } = context
  if (head.on > head.today) return refuse({ code: 'day-in-future', on: head.on })
  if (head.on < state.openedOn) return refuse({ code: 'before-opening', on: head.on })
  if (state.status === 'closed' && !mayAfterClosing(context, command)) return refuse({ code: 'closed' })
  const still = standsStill(context, command)
  if (still !== null) return refuse(still)
  const verb = verbs[command.do] as (context: Context, command: CaseCommand) => Result<CaseEvent[]>
  const decided = verb({ ...context, on: head.on }, command)
  if (!decided.ok) return decided
  const events = headed(decided.value, state.seq, head)
  const after = advance(state.id, state, events)
  const why = command.do === 'recount' ? 'calendar' : command.do
  return done([...events, ...settle({ ...context, state: after }, head, why)])
}
