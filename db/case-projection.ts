import { endingTitles } from '../src/domain/case/ending-deadlines.ts'
import { standingHolds } from '../src/domain/case/parts/hold.ts'
import { interpreterDeadline } from '../src/domain/case/parts/interpreter.ts'
import type { RegisterQuery } from '../src/domain/case/parts/register-query.ts'
import type { Sending } from '../src/domain/case/parts/service.ts'
import { standingBreach } from '../src/domain/case/parts/watch.ts'
import { isReferred } from '../src/domain/case/referred.ts'
import type { CaseState, Deadline, Meeting } from '../src/domain/case/state.ts'
import { yearDeadline, yearTitle } from '../src/domain/case/year-deadlines.ts'
import type { Pathway } from '../src/domain/pathway/pathway.ts'
import type { CaseRows } from './case-rows.ts'

function meetingRow(caseId: string, meeting: Meeting): CaseRows['meetings'][number] {
  const { id, kind, on, at, place, state, offer, why, said, defences } = meeting
  return { caseId, id, kind, onDay: on, atTime: at, place, state, body: { offer, why, said, defences } }
}

function attendanceRows(caseId: string, meeting: Meeting): CaseRows['attendances'] {
  return meeting.attendees.map(({ who, as }) => {
    const known = meeting.attendance.find((one) => one.who === who)
    return {
      caseId,
      meeting: meeting.id,
      who,
      role: as,
      came: known?.came ?? null,
      reason: known?.reason ?? null,
    }
  })
}

/** Deadlines that no pathway declares, and that are not an agreed action's. */
const ownTitles: Readonly<Record<string, string>> = {
  ...endingTitles,
  [yearDeadline]: yearTitle,
  [interpreterDeadline]: 'Confirm the interpreter',
}

function deadlineRow(pathway: Pathway, caseId: string, deadline: Deadline): CaseRows['deadlines'][number] {
  const kind = pathway.deadlines.find((one) => one.id === deadline.kind)
  const { id, due, missing, state, metOn, subject, snoozedUntil, snoozeReason } = deadline
  const about = {
    title: kind?.title ?? ownTitles[deadline.kind] ?? 'Do what was agreed',
    opens: kind?.opens ?? 'case',
    earliest: kind?.bound === 'not-before',
    notBefore: deadline.notBefore,
    legal: kind?.legal ?? false,
  }
  return {
    caseId,
    id,
    kind: deadline.kind,
    due,
    notKnown: missing,
    state,
    metOn,
    subject,
    snoozedUntil,
    snoozeReason,
    ...about,
  }
}

function queryRow(
  { id: caseId, pupil }: CaseState,
  query: RegisterQuery,
): CaseRows['registerQueries'][number] {
  const { id, meeting, from, to, reason, words, saidBy, state, askedBy, askedOn } = query
  const asked = {
    meeting,
    pupil,
    fromSession: from,
    toSession: to,
    reason,
    evidence: words,
    askedBy,
    askedOn,
  }
  const { answeredBy, answeredOn, why } = query
  const answer = state === 'open' ? null : why
  return {
    id: `${caseId}.${id}`,
    caseId,
    ...asked,
    saidBy: saidBy.join(' '),
    state,
    answeredBy,
    answeredOn,
    answer,
  }
}

/** The stage in which a case mainly stands: the first of those open, in the pathway's order. */
export function mainStage(pathway: Pathway, state: CaseState): string {
  return pathway.stages.find((stage) => state.open.includes(stage.id))?.id ?? state.open[0] ?? ''
}

/** Does anything stand raised in an open case that its pathway watches for in a case? */
const isWatched = ({ watches }: Pathway, state: CaseState): boolean =>
  state.status === 'open' &&
  watches.some(({ id, of }) => of === 'case' && standingBreach(state, id) !== undefined)

const recordsIn = ({ records }: CaseState) =>
  Object.fromEntries(Object.entries(records).map(([id, { seq: _seq, ...kept }]) => [id, kept]))

/** How letters went, where more is known of it than the day and the way; addresses and words stay in the events. */
function servedIn({ letters, unserved }: CaseState) {
  const isKnown = ({ arrives, postedBy, readBy, proofs, back, earlier }: Sending) =>
    [arrives, postedBy, readBy, back].some(Boolean) || proofs.length + earlier.length > 0
  const went = Object.values(letters).filter(({ sendings }) => sendings.some(isKnown))
  const told = ({ on, way, by, postedBy, readBy, arrives, proofs, back }: Sending) => {
    const cameBack = back && { how: back.how, on: back.on }
    return { on, way, by, postedBy: postedBy ?? by, readBy, arrives: arrives ?? null, proofs, back: cameBack }
  }
  const served = Object.fromEntries(went.map(({ id, sendings }) => [id, sendings.map(told)]))
  const not = unserved.map(({ kind, addressee, meeting, by, on, signedOff }) => {
    return { kind, addressee, meeting, by, on, signedOff }
  })
  return { ...(went.length === 0 ? {} : { served }), ...(not.length === 0 ? {} : { unserved: not }) }
}

function caseRow(pathway: Pathway, state: CaseState): CaseRows['case'] {
  const { id, school, pupil, version, status, owner, openedOn, closedOn, closeReason, seq, entry } = state
  const { open, visits, settings, excuses, ending } = state
  const drifts = Object.values(state.drifts)
  const told = drifts.length === 0 ? {} : { drifts }
  const raised = Object.keys(state.watches).length === 0 ? {} : { watches: state.watches }
  const served = servedIn(state)
  const body = {
    open,
    visits,
    entry,
    records: recordsIn(state),
    settings,
    excuses,
    ending,
    ...told,
    ...raised,
    ...served,
  }
  const stage = mainStage(pathway, state)
  const standing = {
    stage,
    status,
    owner,
    openedOn,
    closedOn,
    closeReason,
    referred: isReferred(pathway, state),
    held: standingHolds(state).length > 0,
    watched: isWatched(pathway, state),
    overlays: [...state.overlays],
    entered: Object.keys(visits).sort(),
  }
  return { id, school, pupil, pathway: state.pathway, pathwayVersion: version, ...standing, seq, body }
}

/** The derived rows of a case: nothing in them that its events do not say. */
export function projectCase(pathway: Pathway, state: CaseState): CaseRows {
  const caseId = state.id
  const meetings = Object.values(state.meetings)
  return {
    case: caseRow(pathway, state),
    answers: Object.entries(state.answers).map(([item, answer]) => {
      const { value, note, kept, proof, seq, by, recordedAt } = answer
      return { caseId, item, value, note, kept, proof, seq, doneBy: by, recordedAt }
    }),
    meetings: meetings.map((meeting) => meetingRow(caseId, meeting)),
    attendances: meetings.flatMap((meeting) => attendanceRows(caseId, meeting)),
    penaltyNotices: Object.values(state.notices).map(({ record: _record, earlier: _earlier, ...notice }) => {
      return { caseId, pupil: state.pupil, ...notice }
    }),
    registerQueries: Object.values(state.queries).map((query) => queryRow(state, query)),
    actions: Object.values(state.actions)
      .filter((action) => !action.off)
      .map(({ id, meeting, what, who, due, how, doneOn }) => {
        return { caseId, id, meeting, what, who, byDay: due, howKnown: how, doneOn }
      }),
    letters: Object.values(state.letters).map(
      ({ way, sentBy, meeting: _m, figures: _f, address: _a, sendings: _s, ...letter }) => {
        return { caseId, ...letter, how: way, doneBy: sentBy }
      },
    ),
    deadlines: Object.values(state.deadlines).map((deadline) => deadlineRow(pathway, caseId, deadline)),
    decisions: state.decisions.map(
      ({ id, option, on, by, reasons, figures, checks, against, review, overtaken }) => {
        const facts = { figures, checks, against, review, overtaken }
        return { caseId, id, option, onDay: on, doneBy: by, reasons, facts }
      },
    ),
  }
}
