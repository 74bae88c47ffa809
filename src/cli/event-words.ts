import type { StoredEvent } from '../../db/events.ts'
import type { CaseEvent } from '../domain/case/event.ts'
import { lostThresholds } from '../domain/case/parts/drift.ts'
import { counted } from './columns.ts'

type Of<T extends CaseEvent['type']> = Extract<CaseEvent, { type: T }>

// Ids only: names, and what people wrote, are for those who may open the case.
const words: { [T in CaseEvent['type']]: (event: Of<T>) => string } = {
  'case-opened': ({ pathway, entry }) =>
    `Opened on ${pathway}: ${entry.unauthorised} unauthorised of ${entry.possible} sessions`,
  'stage-entered': ({ stage, visit, way = 'on' }) =>
    `Entered ${stage}${visit > 1 ? `, time ${visit}` : ''}${way === 'on' ? '' : ` (${way})`}`,
  'case-moved': ({ from, to, stage, overlays }) =>
    overlays === undefined
      ? `Moved from ${from.pathway} version ${from.version} to ${to.pathway} version ${to.version}, at ${stage}`
      : `What is laid over it is now ${overlays.map(({ id, version }) => `${id} version ${version}`).join(', ')}, at ${stage}`,
  'item-answered': ({ item, value }) => `${item}: ${value}`,
  'meeting-planned': ({ meeting, kind, day, at }) => `Planned ${meeting} (${kind}) for ${day} at ${at}`,
  'meeting-moved': ({ meeting, day, at }) => `Moved ${meeting} to ${day} at ${at}`,
  'meeting-called-off': ({ meeting }) => `Called off ${meeting}`,
  'meeting-held': ({ meeting, attendance }) =>
    `Held ${meeting}: ${attendance.filter(({ came }) => came).length} of ${attendance.length} came`,
  said: ({ meeting, about }) => `Wrote in the minutes of ${meeting}: ${about}`,
  'defence-given': ({ meeting, defence }) => `Recorded a defence at ${meeting}: ${defence}`,
  'action-agreed': ({ action, due }) => `Agreed ${action}, due ${due}`,
  'action-done': ({ action }) => `Finished ${action}`,
  'action-changed': ({ action, due }) => `Changed ${action}, due ${due}`,
  'action-taken-off': ({ action }) => `Took ${action} off the plan`,
  'absence-explained': ({ meeting, from, to }) => `Kept a reason at ${meeting} for ${from} to ${to}`,
  'consequences-explained': ({ meeting }) => `Explained at ${meeting} what may follow`,
  'minutes-signed': ({ meeting }) => `Kept the signed minutes of ${meeting}`,
  'register-queried': ({ query, from, to }) => `Asked ${query} about the register, ${from} to ${to}`,
  'register-answered': ({ query, answer }) => `Answered ${query}: ${answer}`,
  'register-query-withdrawn': ({ query }) => `Withdrew ${query}`,
  'evidence-drifted': ({ drift, papers, sessions }) =>
    `${drift}: ${counted(sessions.length, 'mark')} changed behind ${papers.map(({ paper }) => paper).join(', ')}; no longer holds: ${counted(lostThresholds(papers).length, 'threshold')}`,
  'watch-raised': ({ watch }) => `Raised ${watch}`,
  tracked: () => 'Answered a question for the evaluation',
  'watch-cleared': ({ watch }) => `Cleared ${watch}`,
  'drift-seen': ({ drift, did }) => `Looked at ${drift}: ${did}`,
  'letter-drafted': ({ letter, kind, addressee }) => `Drafted ${letter} (${kind}) to ${addressee}`,
  'letter-sent': ({ letter, way, arrives }) =>
    `Sent ${letter}: ${way}${arrives === undefined ? '' : `, to arrive by ${arrives}`}`,
  'sending-corrected': ({ letter, day, way }) => `Put right how ${letter} went: ${way} on ${day}`,
  'letter-proved': ({ letter }) => `Kept a proof that ${letter} went`,
  'letter-paper-kept': ({ letter, as }) => `Kept a paper beside ${letter}: ${as}`,
  'letter-came-back': ({ letter, how }) => `${letter} came back: ${how}`,
  'not-served': ({ kind, addressee }) => `Said why ${addressee} was not served with ${kind}`,
  'not-served-signed': ({ kind, addressee }) => `Agreed that ${addressee} was not served with ${kind}`,
  'charge-named': ({ parent, from, to }) => `Named the charge of ${parent}: ${from} to ${to}`,
  'defence-weighed': ({ parent, defence }) => `Weighed the defence ${defence} of ${parent}`,
  'record-written': ({ parent, field }) => `Wrote ${field} in the decision record of ${parent}`,
  'advice-kept': ({ parent }) => `Kept the council's own notes on ${parent}`,
  'test-signed': ({ parent, test, passes }) =>
    `Signed the ${test} test of ${parent}: ${passes ? 'met' : 'not met'}`,
  'prosecution-decided': ({ parent, prosecute }) =>
    `Decided ${prosecute ? 'to prosecute' : 'not to prosecute'} ${parent}`,
  'witness-named': ({ parent, witness }) => `Named ${witness.id} as the witness about ${parent}`,
  'paragraph-said': ({ parent, paragraph, verdict }) =>
    `${verdict === 'struck' ? 'Struck' : 'Confirmed'} ${paragraph} of the statement about ${parent}`,
  'certificate-compared': ({ parent, agrees }) =>
    `Compared the certificate about ${parent}: ${agrees ? 'it agrees' : 'it differs'}`,
  'paper-signed': ({ parent, paper }) => `Handed in the signed ${paper} about ${parent}`,
  'paper-redacted': ({ parent, everyone, of, document }) =>
    `${document === null ? 'Put back the original of' : 'Handed in a redacted copy of'} ${of} for the pack about ${everyone ? 'everybody' : parent}`,
  'pack-answered': ({ parent, ask, yes }) =>
    `Answered ${ask} of the pack about ${parent}: ${yes ? 'yes' : 'no'}`,
  'pack-built': ({ parent, pack, final }) =>
    `Built ${final ? 'a final' : 'a draft'} pack about ${parent}: ${pack}`,
  'pack-checked': ({ parent }) => `Checked the pack about ${parent}`,
  'information-laid': ({ parent, laid }) => `Laid an information against ${parent} on ${laid}`,
  'letter-void': ({ letter }) => `Made ${letter} void`,
  'letter-excused': ({ kind, addressee }) => `Did not write ${kind} to ${addressee}, with leave`,
  decided: ({ decision, option }) => `Decided ${decision}: ${option}`,
  recorded: ({ record }) => `Recorded ${record}`,
  'deadline-set': ({ deadline, due }) => `Set ${deadline}: ${due ?? 'not known'}`,
  'deadline-moved': ({ deadline, was, due }) =>
    `Moved ${deadline}: was ${was ?? 'not known'}, now ${due ?? 'not known'}`,
  'deadline-met': ({ deadline }) => `Met ${deadline}`,
  'deadline-dropped': ({ deadline }) => `Dropped ${deadline}`,
  'deadline-snoozed': ({ deadline, until }) => `Put ${deadline} off until ${until}`,
  'owner-changed': ({ owner, was }) => `Passed on from ${was} to ${owner}`,
  'interpreter-booked': ({ meeting, parent }) => `Booked an interpreter for ${parent} at ${meeting}`,
  'interpreter-confirmed': ({ meeting, parent }) => `Confirmed the interpreter for ${parent} at ${meeting}`,
  'interpreter-cancelled': ({ meeting, parent }) => `Cancelled the interpreter for ${parent} at ${meeting}`,
  'hold-placed': ({ hold, kind }) => `Placed ${hold}: ${kind}`,
  'need-noted': () => 'Noted a need',
  adjusted: () => 'Wrote down what was adjusted',
  'signed-off': () => 'Signed off what was adjusted',
  consulted: ({ who }) => `Recorded what the ${who.replaceAll('-', ' ')} said`,
  'hold-noted': ({ hold }) => `Wrote a note on ${hold}`,
  'kept-out': ({ person }) => `Kept ${person} out`,
  'let-in': ({ person }) => `Let ${person} in again`,
  'hold-lifted': ({ hold }) => `Lifted ${hold}`,
  'joint-proposed': ({ day, at }) => `Proposed a joint meeting for ${day} at ${at}`,
  'joint-agreed': () => 'Agreed to the joint meeting',
  'joint-declined': () => 'Declined the joint meeting',
  'joint-ended': ({ why }) => `The joint meeting did not come about: ${why}`,
  'joint-planned': ({ meeting }) => `Planned ${meeting} as a joint meeting`,
  'year-turned': ({ from, to }) => `Went on from ${from} into ${to}`,
  'year-reviewed': ({ year }) => `Reviewed for ${year}`,
  'case-stopped': ({ why }) => `Stopped: ${why}`,
  'case-resumed': ({ why }) => `Goes on: no longer ${why}`,
  'missing-referred': () => 'Told the council that the child is missing education',
  'case-sealed': () => 'Opened in error: all that it said was erased',
  'case-closed': ({ reason }) => `Closed: ${reason}`,
  'case-reopened': () => 'Opened again',
}

/** What an event says, in one line without names; why it says nothing where it was sealed. */
export function eventWords({ type, body, sealed }: Pick<StoredEvent, 'type' | 'body' | 'sealed'>): string {
  if (sealed !== null) return `Sealed: ${sealed}`
  const say = words[type as CaseEvent['type']] as ((event: unknown) => string) | undefined
  return say?.(body) ?? type
}
