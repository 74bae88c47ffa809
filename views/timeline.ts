import type { ModalView } from '@slack/types'
import { z } from 'zod'
import type { CaseEvent, Recorded } from '../src/domain/case/event.ts'
import { formatDay, formatDayShort } from '../src/domain/day.ts'
import { stretchWords } from '../src/domain/stretch-words.ts'
import { section } from '../src/kit/blocks.ts'
import { defineButton } from '../src/kit/button.ts'
import { defineModal } from '../src/kit/modal.ts'
import { escapeText, name } from '../src/kit/text.ts'
import type { CaseShown } from './case-shown.ts'
import { driftWords, driftWritten } from './drift/words.ts'
import { knownBy } from './known-by.ts'
import { contactGroup } from './log/contacts.ts'
import { longText } from './long-text.ts'
import { meetingTitle } from './meeting/title.ts'
import { type Group, pageButtons, pageOf } from './pages.ts'
import { serviceWords, serviceWritten } from './service/words.ts'
import { asItWas } from './timeline/as-it-was.ts'
import { careWords, careWritten } from './timeline/care-words.ts'
import { courseWords } from './timeline/course-words.ts'
import { deadlineWords } from './timeline/deadline-words.ts'
import { jointWords } from './timeline/joint-words.ts'
import { prosecutionWords } from './timeline/prosecution-words.ts'
import { watchWords } from './watch-words.ts'
import { whoDid } from './who-did.ts'
import { clock, shown, subjectWords, titleIn } from './words.ts'

/** The events of a case in plain words; it has nothing to submit. */
export const timelineModal = defineModal({
  id: 'timeline',
  context: z.object({ case: z.string() }),
  fields: {},
})

/** Turns to another page of the timeline. */
export const timelinePage = defineButton({
  id: 'timeline.page',
  payload: z.object({ case: z.string(), page: z.int() }),
})

/** A page is kept short enough to be read. */
const screenRoom = 40

type Of<T extends CaseEvent['type']> = Recorded<Extract<CaseEvent, { type: T }>>
type Words = { [T in CaseEvent['type']]: (event: Of<T>, looked: CaseShown) => string | null }

const answerWords = { done: 'done', 'not-yet': 'not yet', 'not-applicable': 'not applicable' }
const kindOf = ({ state }: CaseShown, letter: string) => state.letters[letter]?.kind ?? ''
const itemIn = ({ stages }: CaseShown['context']['pathway'], stage: string, id: string) => {
  const item = stages.find((one) => one.id === stage)?.items.find((one) => one.id === id)
  return item === undefined ? id : `${id} ${escapeText(item.text)}`
}
const titleOf = (looked: CaseShown, meeting: string) =>
  meetingTitle(looked, looked.state.meetings[meeting]?.kind ?? '')

const words: Words = {
  'case-opened': ({ entry, meets }) =>
    `Opened the case: ${entry.unauthorised} unauthorised of ${entry.possible} possible sessions, ${meets ? 'meets' : 'does not meet'} the entry test`,
  ...courseWords,
  'item-answered': ({ stage, item, value, note }, { context: { pathway } }) =>
    `${itemIn(pathway, stage, item)}: ${answerWords[value]}${note === '' ? '' : ', with a note'}`,
  'meeting-planned': ({ kind, day, at }, looked) =>
    `Set ${meetingTitle(looked, kind)} for ${formatDay(day)} at ${clock(at)}`,
  'meeting-moved': ({ kind, day, at }, looked) =>
    `Moved ${meetingTitle(looked, kind)} to ${formatDay(day)} at ${clock(at)}`,
  'meeting-called-off': ({ meeting }, looked) => `Called off ${titleOf(looked, meeting)}`,
  'meeting-held': ({ meeting, attendance }, looked) => {
    const attendees = looked.state.meetings[meeting]?.attendees ?? []
    const each = attendance.map(
      (one) => `${shown(one.who, looked.names, attendees)} ${one.came ? 'came' : 'did not come'}`,
    )
    return `${titleOf(looked, meeting)} was held: ${each.join(', ')}`
  },
  said: ({ meeting, about, shareable }, looked) =>
    `Wrote in the minutes of ${titleOf(looked, meeting)}: ${subjectWords[about].toLowerCase()}${about === 'pupil' && !shareable ? ' (kept privately)' : ''}`,
  'defence-given': ({ meeting }, looked) => `Recorded a defence given at ${titleOf(looked, meeting)}`,
  'action-agreed': ({ what, due }) => `Agreed: ${name(what)}, by ${formatDay(due)}`,
  'action-done': ({ action }, { state }) => `Done: ${name(state.actions[action]?.what ?? '')}`,
  'action-changed': ({ what, due }) => `Changed what was agreed: ${name(what)}, by ${formatDay(due)}`,
  'action-taken-off': ({ action }, { state }) =>
    `Taken off what was agreed: ${name(state.actions[action]?.what ?? '')}`,
  'absence-explained': ({ from, to, reason }) =>
    `${reason === 'none' ? 'Took back a reason' : 'Kept a reason'} for absence: ${stretchWords({ from, to })}`,
  'consequences-explained': ({ meeting }, looked) =>
    `Explained what may follow and what help there is, at ${titleOf(looked, meeting)}`,
  'minutes-signed': ({ meeting }, looked) => `Handed in the signed minutes of ${titleOf(looked, meeting)}`,
  'register-queried': ({ from, to }) => `Asked about the register: ${stretchWords({ from, to })}`,
  'register-answered': ({ answer, why }) =>
    `Answered about the register: ${answer === 'changed' ? 'the mark was changed there' : 'the mark stands'}${why === '' ? '' : `, ${name(why)}`}`,
  'register-query-withdrawn': () => 'A question about the register is no longer asked',
  ...driftWords,
  ...watchWords,
  tracked: () => 'Answered a question for the evaluation',
  'letter-drafted': ({ kind, addressee }, { context: { pathway }, names }) =>
    `Drafted “${titleIn(pathway, kind)}” to ${shown(addressee, names)}`,
  ...serviceWords,
  ...prosecutionWords,
  'letter-void': ({ letter, why }, looked) =>
    `“${titleIn(looked.context.pathway, kindOf(looked, letter))}” no longer counts (${why === 'meeting-moved' ? 'the meeting moved' : why === 'drafted-again' ? 'made again' : name(why)})`,
  'letter-excused': ({ kind, addressee, why, leave }, { context: { pathway }, names }) =>
    `“${titleIn(pathway, kind)}” not written to ${shown(addressee, names)}: ${name(why)} (agreed by ${name(leave)})`,
  decided: ({ option }, { context: { pathway } }) => `Decided: ${titleIn(pathway, option)}`,
  recorded: ({ record, manner }, { context: { pathway } }) =>
    `Recorded “${titleIn(pathway, record)}”${manner === 'told' ? ', as told' : ''}`,
  ...deadlineWords,
  'owner-changed': ({ owner }) => `Passed the case to <@${owner}>`,
  'interpreter-booked': ({ meeting, parent, language, agency }, looked) =>
    `Booked an interpreter for ${shown(parent, looked.names)} at ${titleOf(looked, meeting)}: ${name(language)}, ${name(agency)}`,
  'interpreter-confirmed': ({ parent, day, at }, { names }) =>
    `The interpreter for ${shown(parent, names)} is confirmed for ${formatDay(day)} at ${clock(at)}`,
  'interpreter-cancelled': ({ parent, why }, { names }) =>
    `Cancelled the interpreter for ${shown(parent, names)}: ${name(why)}`,
  ...careWords,
  'kept-out': ({ person }) => `Kept <@${person}> out of the case`,
  'let-in': ({ person }) => `Let <@${person}> into the case again`,
  ...jointWords,
  'year-turned': ({ from, to }) => `Went on from the school year ${from} into ${to}`,
  'year-reviewed': ({ year, why }) => `Reviewed for ${year}, goes on: ${name(why)}`,
  'case-stopped': ({ why, note }) =>
    why === 'unfound'
      ? `Stopped the case: the pupil cannot be found. ${name(note ?? '')}`
      : 'The case stopped: the pupil is no longer on roll',
  'case-resumed': ({ why, note }) =>
    why === 'unfound'
      ? `The case goes on: the pupil was found. ${name(note ?? '')}`
      : 'The case goes on: the pupil is on roll again',
  'missing-referred': ({ to }) => `Told the council that the child is missing education: ${name(to)}`,
  'case-sealed': () => 'Opened in error: all that it said was erased',
  'case-closed': ({ reason }, { context }) => {
    const title = context.facts.endings.find(({ id }) => id === reason)?.title
    return title === undefined ? 'The case closed' : `The case closed: ${title}`
  },
  'case-reopened': ({ reason }) => `Opened the case again: ${name(reason)}`,
}

/** One event in plain words, or null for what follows by itself from another. */
export function eventWords(event: Recorded, looked: CaseShown): string | null {
  const say = words[event.type] as (event: Recorded, looked: CaseShown) => string | null
  return say(event, looked)
}

// What was written in an event stands whole under its line.
const written: { [T in CaseEvent['type']]?: (event: Of<T>, looked: CaseShown) => string[] } = {
  'item-answered': ({ note, kept = [] }) => [note, ...kept.map(({ text }) => `Kept beside it: ${text}`)],
  decided: ({ reasons, against = '' }) => [reasons, against],
  // What a pupil said in confidence is read on a screen of its own.
  said: ({ about, text, shareable }) => (about === 'pupil' && !shareable ? [] : [text]),
  ...careWritten,
  ...driftWritten,
  ...serviceWritten,
  'kept-out': ({ why }) => [why],
  'let-in': ({ why }) => [why],
}

function writtenIn(event: Recorded, looked: CaseShown): string[] {
  const read = written[event.type] as ((event: Recorded, looked: CaseShown) => string[]) | undefined
  return (read?.(event, looked) ?? []).filter((text) => text !== '')
}

function group(event: Recorded, looked: CaseShown): Group[] {
  const says = eventWords(event, looked)
  if (says === null) return []
  const late = event.late
    ? ` (entered late, on ${formatDayShort(event.recordedAt.slice(0, 10) as typeof event.on)})`
    : ''
  const head = section(`*${formatDayShort(event.on)}* ${whoDid(event.by)}${knownBy(event)}${late}\n${says}`)
  return [[head, ...writtenIn(event, looked).flatMap((text) => longText('> ', text))]]
}

/** A case's events, and the contacts with the family while it was open, the latest recorded first. */
function entries(looked: CaseShown): Group[] {
  const { openedOn, closedOn } = looked.state
  const then = asItWas(looked)
  const events = [...looked.events]
    .reverse()
    .flatMap((event) => group(event, then(event.seq)).map((one) => ({ at: event.recordedAt, one })))
  const contacts = looked.contacts
    .filter(({ on }) => on >= openedOn && (closedOn === null || on <= closedOn))
    .map((contact) => ({ at: contact.recordedAt, one: contactGroup(contact) }))
  return [...events, ...contacts].sort((a, b) => b.at.localeCompare(a.at)).map(({ one }) => one)
}

/** Draws a page of a case's events, the latest first; everything that was written stands there whole. */
export function timelineView(looked: CaseShown, wanted = 0): ModalView {
  const page = pageOf(entries(looked), wanted, screenRoom)
  const turn = (to: number, { text, nth }: { text: string; nth: number }) =>
    timelinePage.element({ text, nth, payload: { case: looked.state.id, page: to } })
  return timelineModal.open({
    title: 'Timeline',
    context: { case: looked.state.id },
    blocks: [...page.blocks, ...pageButtons(page, turn)],
    close: 'Close',
  })
}
