import type { KnownBlock } from '@slack/types'
import type { MeetingPlan, Recorded } from '../src/domain/case/event.ts'
import { standingHolds } from '../src/domain/case/parts/hold.ts'
import { proposals } from '../src/domain/case/proposals.ts'
import { interpretersDue } from '../src/domain/case/verbs/interpreter.ts'
import { formatDay, formatDayShort } from '../src/domain/day.ts'
import type { Digest } from '../src/domain/due.ts'
import { actions, context, header, type Message, message, section } from '../src/kit/blocks.ts'
import { limits } from '../src/kit/limits.ts'
import { metApart, standingAloud, watchedAloud, watchSaid } from './aloud.ts'
import { openCaseButton } from './case.ts'
import type { CaseShown } from './case-shown.ts'
import { caseLine, dueBlock, openDue, openPause, openSnooze, schoolLines } from './due.ts'
import { openLog } from './log/form.ts'
import { meetingTitle } from './meeting/title.ts'
import { yearLines } from './notices/year-lines.ts'
import { retryLines } from './retries.ts'
import { untranslatedLines } from './translation.ts'
import { watchedButton, watchedTitle } from './watched.ts'
import { clock, some, titleIn } from './words.ts'

const called = ({ state, names }: CaseShown) => `${state.id} (${names.pupil.initials})`
const opens = ({ state }: CaseShown) =>
  openCaseButton.element({ text: 'Open the case', payload: { case: state.id } })

/** Said where anybody of the school's channel reads along: never what is proposed. */
const proposesAloud = 'The pathway proposes a decision. Open the case to see it.'

/** The case's card in its school's channel: number, initials, where it stands, who owns it. */
export function cardMessage(looked: CaseShown): Message {
  const { state } = looked
  const hold = standingHolds(state).length > 0 ? '*On hold* · ' : ''
  const proposes = proposals(looked.context).length > 0 ? `\n${proposesAloud}` : ''
  const text = `*${called(looked)}*\n${hold}${standingAloud(looked)} · owner <@${state.owner}> · opened ${formatDayShort(state.openedOn)}${proposes}${watchedAloud(looked)}`
  const log = openLog.element({ text: 'Log a contact', payload: { case: state.id } })
  return message(`Fast Track case ${called(looked)}`, [section(text), actions([opens(looked), log])])
}

type Say = (event: never, looked: CaseShown) => string
const ofMeeting = ({ meeting }: { meeting: string }, looked: CaseShown) =>
  meetingTitle(looked, looked.state.meetings[meeting]?.kind ?? '')

const notes: Partial<Record<Recorded['type'], Say>> = {
  'stage-entered': ({ stage }: { stage: string }, { context: { pathway } }) =>
    `Now at “${titleIn(pathway, stage)}”.`,
  'case-moved': () => 'The case was moved to another pathway or version. Open the case to see it.',
  'meeting-planned': ({ kind, day, at }: MeetingPlan, looked) =>
    `${meetingTitle(looked, kind)}: ${formatDay(day)} at ${clock(at)}.`,
  'meeting-moved': ({ kind, day, at }: MeetingPlan, looked) =>
    `${meetingTitle(looked, kind)} moved to ${formatDay(day)} at ${clock(at)}.`,
  'meeting-called-off': (event: { meeting: string }, looked) => `${ofMeeting(event, looked)} is called off.`,
  'meeting-held': (event: { meeting: string }, looked) => `${ofMeeting(event, looked)} was held.`,
  decided: () => 'A decision is recorded. Open the case to see it.',
  recorded: ({ record }: { record: string }, { context: { pathway } }) =>
    `Recorded: ${titleIn(pathway, record)}.`,
  'owner-changed': ({ owner }: { owner: string }) => `Passed to <@${owner}>.`,
  'hold-placed': () => 'On hold: nothing goes to the family for now. Open the case to see who may lift it.',
  'hold-lifted': (_event, { state }) =>
    standingHolds(state).length > 0
      ? 'One hold is lifted. Another still stands, so nothing goes to the family.'
      : 'The hold is lifted. Open the case to see which letters it stopped.',
  'case-reopened': () => 'The case is open again.',
  'case-stopped': () => 'The case is stopped.',
  'case-resumed': () => 'The case goes on.',
  'case-closed': () => 'The case is closed.',
  'evidence-drifted': () => 'The register changed behind papers of this case. Open the case to see it.',
  'watch-raised': () => watchSaid,
}

/** What is told of the meetings of parents apart, as one of them may read along: neither day, time nor place, nor with whom, nor who came. */
const notesApart: Partial<Record<Recorded['type'], string>> = {
  'stage-entered': 'The case moved on. Open the case to see where it stands.',
  'meeting-planned': 'A meeting was set up. Open the case to see it.',
  'meeting-moved': 'A meeting was changed. Open the case to see it.',
  'meeting-called-off': 'A meeting was called off. Open the case to see it.',
  'meeting-held': 'Who came to a meeting was recorded. Open the case to see it.',
}

function noteText(event: Recorded, looked: CaseShown): string {
  const quiet = metApart(looked) ? notesApart[event.type] : undefined
  if (quiet !== undefined) return quiet
  return notes[event.type]?.(event as never, looked) ?? 'The case moved on.'
}

/** What the case's thread is told of one event: never a name, a mark or a reason. */
export function noteMessage(looked: CaseShown, event: Recorded): Message {
  return message(`${called(looked)}: ${noteText(event, looked)}`)
}

/** What the new owner of a case is told. */
export function ownerMessage(looked: CaseShown): Message {
  const text = `You own ${called(looked)} at ${looked.names.school.name}. Its deadlines come to you in your morning message.`
  return message(text, [section(text), actions([opens(looked)])])
}

/** What the owner is told when a calendar moved a deadline. */
export function movedMessage(looked: CaseShown, event: Recorded): Message {
  const moved = event.type === 'deadline-moved' ? event : null
  const kind = looked.context.pathway.deadlines.find(
    (one) => one.id === looked.state.deadlines[moved?.deadline ?? '']?.kind,
  )
  const day = (of: typeof event.on | null | undefined) => (of ? formatDay(of) : 'not yet known')
  const title = kind?.title ?? 'A deadline'
  const days = metApart(looked)
    ? `“${title}” is on another day. Open the case to see it.`
    : `“${title}” was ${day(moved?.was)}, now ${day(moved?.due)}.`
  const text = `${called(looked)}: the school calendar changed. ${days}`
  return message(text, [section(text), actions([opens(looked)])])
}

/** What the people of a meeting are told on its day. */
export function reminderMessage(looked: CaseShown, meetingId: string): Message {
  const meeting = looked.state.meetings[meetingId]
  const title = meetingTitle(looked, meeting?.kind ?? '')
  const time = meeting === undefined ? '' : ` at ${clock(meeting.at)}`
  const says = metApart(looked)
    ? `${called(looked)}: there is a meeting for you. Open it to see when and where.`
    : `Today${time}: ${title}, ${called(looked)}.`
  const interpreters =
    meeting === undefined
      ? null
      : interpretersDue({ state: looked.state, facts: looked.context.facts }, meeting)
  const text = interpreters?.met === false ? `${says} An interpreter is not confirmed yet.` : says
  const payload = { case: looked.state.id, deadline: meetingId, opens: 'meeting' }
  return message(text, [
    section(text),
    actions([openDue.element({ text: 'Open the meeting', style: 'primary', payload })]),
  ])
}

/** Slack refuses a message with much more text than this over all its blocks. */
const { messageBlockText } = limits
const schoolText = 3000
const lineText = messageBlockText - schoolText - 2500

/** As many texts, from the first on, as there is room for. */
function fitting<T>(all: readonly T[], room: number, textOf: (one: T) => string): T[] {
  let left = room
  const end = all.findIndex((one) => {
    left -= [...textOf(one)].length
    return left < 0
  })
  return end < 0 ? [...all] : all.slice(0, end)
}

function schoolBlocks({ schools }: Digest): KnownBlock[] {
  const lines = schoolLines(schools)
  const told = fitting(lines, schoolText, (line) => line)
  const more =
    told.length < lines.length ? [context('More schools have deadlines: type /fasttrack due.')] : []
  return [...told.map((line) => context(line)), ...more]
}

/** The morning message: what is overdue, due today and due in the next five school days. */
export function digestMessage(digest: Digest, { late }: { late: boolean }): Message {
  const lines = fitting(digest.lines, lineText, (line) => caseLine(line, digest.on))
  const more = digest.more + digest.lines.length - lines.length
  const overdue = digest.lines.filter((line) => line.when === 'overdue').length
  const atLeast = digest.more > 0 && overdue === digest.lines.length ? ' or more' : ''
  const title = [
    `${some(lines.length + more, 'deadline')}, ${overdue}${atLeast} overdue`,
    ...(digest.retries.length > 0
      ? [`${some(digest.retries.length, 'family', 'families')} to try again`]
      : []),
    ...watchedTitle(digest),
  ].join(', ')
  const rest = `And ${some(more, 'more', 'more')}. Type /fasttrack due to see them all.`
  return message(`Fast Track, ${formatDay(digest.on)}: ${title}`, [
    header(`Fast Track, ${formatDay(digest.on)}`),
    context(`${title}.${late ? ' This message is later than usual, because the bot was not running.' : ''}`),
    ...yearLines(digest),
    ...untranslatedLines(digest.untranslated),
    ...retryLines(digest.retries, digest.on),
    ...lines.map((line) => dueBlock(line, digest.on)),
    ...(more > 0 ? [context(rest), ...schoolBlocks(digest)] : []),
    ...(digest.snoozed > 0 ? [context(`${some(digest.snoozed, 'reminder')} snoozed.`)] : []),
    ...(digest.held > 0 ? [context(`${some(digest.held, 'deadline')} on hold.`)] : []),
    actions([
      ...watchedButton(digest.watched),
      openSnooze.element({ text: 'Snooze a reminder', payload: {} }),
      openPause.element({ text: 'Pause my morning message', payload: {} }),
    ]),
  ])
}
