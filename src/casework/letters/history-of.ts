import { speaksForCouncil } from '../../domain/access.ts'
import type { Attendance, CaseEvent, Figures, Recorded } from '../../domain/case/event.ts'
import type { Meeting } from '../../domain/case/state.ts'
import { type Day, formatDayShort } from '../../domain/day.ts'
import type { LetterFacts } from '../../domain/letter-facts.ts'
import { decisionOf, optionNamed } from '../../domain/pathway/options.ts'
import { nameIn } from './names.ts'
import { valueIn } from './record-facts.ts'
import type { Scene } from './scene.ts'

type Of<T extends CaseEvent['type']> = Recorded<Extract<CaseEvent, { type: T }>>
type Step = NonNullable<LetterFacts['application']>['history'][number]

const figuresWords = ({ unauthorised, possible, from, to }: Figures): string =>
  `${unauthorised} of ${possible} sessions unauthorised from ${formatDayShort(from)} to ${formatDayShort(to)}`

function cameWords(scene: Scene, meeting: Meeting, { who, came, goodReason, reason }: Attendance): string {
  const name = nameIn(scene, who, meeting.attendees)
  if (came) return `${name} came`
  const why = reason?.trim() ? `: ${reason.trim()}` : ''
  return `${name} did not come${goodReason ? ', for a good reason' : ''}${why}`
}

function meetingSteps(scene: Scene, { meeting: id }: Of<'meeting-held'>): Step[] {
  const meeting = scene.loaded.state.meetings[id]
  if (meeting === undefined || meeting.state === 'void') return []
  const { on, kind, offer, attendees, attendance, defences } = meeting
  const title = scene.loaded.context.pathway.meetings.find((one) => one.id === kind)?.title ?? kind
  const parents = attendees.filter((one) => one.as === 'parent').map((one) => one.who)
  const came = attendance.filter((one) => parents.includes(one.who))
  const what = offer > 1 ? `${title}, offer ${offer}` : title
  const result = came.map((one) => cameWords(scene, meeting, one)).join('; ') || 'Held'
  const given = defences.map(({ evidence }) => {
    const shown = evidence.trim() || 'Nothing in support is on record'
    return { on, what: 'A parent gave a reason that may be a defence in law', result: shown }
  })
  return [{ on, what, result }, ...given]
}

function actionSteps(scene: Scene, { action, meeting: id, what, who }: Of<'action-agreed'>): Step[] {
  const { meetings, actions } = scene.loaded.state
  const meeting = meetings[id]
  if (meeting === undefined) return []
  const doneOn = actions[action]?.doneOn ?? null
  const result = doneOn === null ? 'Not recorded as done' : `Done on ${formatDayShort(doneOn)}`
  return [{ on: meeting.on, what: `Agreed: ${what} (${nameIn(scene, who, meeting.attendees)})`, result }]
}

/** Whose decision it was: the council's where those who decide are the council's, as far as whoever did holds such a role. */
function decider({ loaded, colleagues }: Scene, { option, by }: Of<'decided'>): string {
  const roles = decisionOf(loaded.context.pathway, option)?.by ?? []
  const held = (colleagues.get(by)?.roles ?? []).filter(({ role }) => roles.includes(role))
  const all = held.length > 0 ? held : roles.map((role) => ({ role, school: loaded.state.school }))
  return all.length > 0 && all.every(speaksForCouncil) ? 'The council' : 'The school'
}

function decisionSteps(scene: Scene, event: Of<'decided'>): Step[] {
  const { on, option, reasons, figures } = event
  const title = optionNamed(scene.loaded.context.pathway, option)?.title ?? option
  const what = `${decider(scene, event)} decided: ${title}`
  return [{ on, what, result: `${reasons}\n${figuresWords(figures)}` }]
}

/** What a form found on a day: those that ask neither when nor what came of it are no steps of a case. */
function recordSteps({ loaded }: Scene, { record, values }: Of<'recorded'>): Step[] {
  const form = loaded.context.pathway.records.find((one) => one.id === record)
  const outcome = form?.fields.find(({ id }) => id === 'outcome' || id === 'found')
  const result = outcome && valueIn(outcome, values)
  if (form === undefined || result === undefined || !values.on) return []
  const { on, officer } = values
  return [{ on: on as Day, what: form.title, result: officer ? `${officer}: ${result}` : result }]
}

/** Is this the same thing put right: who came to the same meeting, or the same form of the same day? */
function putsRight(later: Recorded, event: Recorded): boolean {
  if (later.type === 'meeting-held' && event.type === 'meeting-held') return later.meeting === event.meeting
  if (later.type !== 'recorded' || event.type !== 'recorded') return false
  return later.record === event.record && later.values.on === event.values.on
}

function stepsOf(scene: Scene, event: Recorded): Step[] {
  if (event.type === 'case-opened')
    return [{ on: event.on, what: 'Fast Track opened', result: figuresWords(event.entry) }]
  if (event.type === 'meeting-held') return meetingSteps(scene, event)
  if (event.type === 'action-agreed') return actionSteps(scene, event)
  if (event.type === 'decided') return decisionSteps(scene, event)
  return event.type === 'recorded' ? recordSteps(scene, event) : []
}

/** What was done in a case and what came of it, oldest first: its opening, the meetings held, actions, decisions and what the council said. */
export function historyOf(scene: Scene): Step[] {
  const { events } = scene.loaded
  const standing = events.filter(
    (event, at) => !events.slice(at + 1).some((later) => putsRight(later, event)),
  )
  const steps = standing.flatMap((event) => stepsOf(scene, event))
  return steps.sort((a, b) => (a.on < b.on ? -1 : Number(a.on > b.on)))
}
