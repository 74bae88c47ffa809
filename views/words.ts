import { attendeeWords } from '../src/domain/attendee-words.ts'
import { endingTitles } from '../src/domain/case/ending-deadlines.ts'
import type { Attendee, Subject } from '../src/domain/case/event.ts'
import { stopped } from '../src/domain/case/parts/ending.ts'
import { interpreterDeadline } from '../src/domain/case/parts/interpreter.ts'
import type { Consultant } from '../src/domain/case/parts/sign-off.ts'
import type { CaseState } from '../src/domain/case/state.ts'
import { yearDeadline, yearTitle } from '../src/domain/case/year-deadlines.ts'
import type { FamilyNames } from '../src/domain/family.ts'
import { ownPart } from '../src/domain/pathway/laid-over.ts'
import { optionsOf } from '../src/domain/pathway/options.ts'
import type { Pathway } from '../src/domain/pathway/pathway.ts'
import type { SendingWay } from '../src/domain/service/service-rules.ts'
import { escapeText, name } from '../src/kit/text.ts'

/** How letters are sent, in words. */
export const sendingWords: Record<SendingWay, string> = {
  'post-first': 'First class post',
  'post-second': 'Second class post',
  'signed-for': 'Signed-for post',
  'by-hand': 'By hand, to the person',
  left: 'By hand, left at the address',
  meeting: 'In a meeting',
  email: 'Email',
  other: 'Another way',
}

/** Whom a school speaks to about a child who is looked after. */
export const consultantWords: Record<Consultant, string> = {
  'virtual-school-head': 'virtual school head',
  'social-worker': 'social worker',
}

/** What stands where a list of parents would, when there are none. */
export const noParents =
  ':warning: No parent is on record for this pupil. Ask whoever looks after Fast Track to import the parents first.'

/** What each part of what was said at a meeting is about. */
export const subjectWords: Record<Subject, string> = {
  absences: 'The absences',
  parents: 'What the parents said',
  pupil: 'What the pupil said',
  school: 'What the school said and offers',
}

/** What somebody is at a meeting. */
export const partOf = (attendee: Attendee): string => attendeeWords[attendee.as]

/** Is this the id of somebody in Slack? */
export const isSlackId = (who: string): boolean => /^[UW][A-Z0-9]{7,}$/.test(who)

/** Everybody a case speaks of by id, in words without markup. */
export function nameOf(
  who: string,
  family: FamilyNames,
  attendees: readonly Attendee[] = [],
  people: Readonly<Record<string, string>> = {},
): string {
  if (who === 'council') return 'The attendance team'
  if (who === 'school') return 'The school'
  if (who === 'pupil') return family.pupil.name
  const parent = family.parents.find((one) => one.id === who)
  if (parent !== undefined) return parent.name
  const typed = attendees.find((one) => one.who === who)?.name
  return typed ?? people[who] ?? who
}

/** Somebody in Slack's markup: a mention for a colleague, an escaped name for anybody else. */
export function shown(who: string, family: FamilyNames, attendees: readonly Attendee[] = []): string {
  return isSlackId(who) ? `<@${who}>` : name(nameOf(who, family, attendees))
}

/** The title of a stage, letter, meeting, record, option, deadline or watch, as its pathway words it. */
export function titleIn(pathway: Pathway, id: string): string {
  const all = [
    ...pathway.stages,
    ...pathway.letters,
    ...pathway.meetings,
    ...pathway.records,
    ...optionsOf(pathway),
    ...pathway.deadlines,
    ...pathway.watches,
  ]
  return all.find((one) => one.id === id)?.title ?? id
}

const ownTitles: Readonly<Record<string, string>> = {
  ...endingTitles,
  [yearDeadline]: yearTitle,
  [interpreterDeadline]: 'Confirm the interpreter',
}

/** What is due where no pathway words it: an interpreter, or what was agreed at a meeting. */
export const ownDeadline = (kind: string): string => ownTitles[kind] ?? 'Do what was agreed'

/** Where a case stands on its own pathway, in words. */
export function standing(
  pathway: Pathway,
  state: Pick<CaseState, 'open' | 'status'> & Partial<Pick<CaseState, 'ending'>>,
): string {
  if (state.status === 'closed') return 'Closed'
  const open = ownPart(pathway).stages.filter((stage) => state.open.includes(stage.id))
  const stages = open.map((stage) => stage.title).join(' and ')
  return state.ending !== undefined && stopped({ ending: state.ending }) ? `Stopped at: ${stages}` : stages
}

/** The sentence that a screen begins with when something on it did not go as wished, or went well out of sight. */
export const noticeLine = (text: string): string => `:warning: ${escapeText(text)}`

/** A number with its noun. */
export function some(n: number, one: string, many = `${one}s`): string {
  return `${n} ${n === 1 ? one : many}`
}

/** A list in a sentence: a, b and c. */
export function listed(words: readonly string[]): string {
  if (words.length < 2) return words.join('')
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}

/** A choice in a sentence: a, b or c. */
export function either(words: readonly string[]): string {
  if (words.length < 2) return words.join('')
  return `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`
}

/** A time of day as letters and screens say it: 3:30pm. */
export function clock(time: string): string {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  const half = hour < 12 ? 'am' : 'pm'
  return `${hour % 12 === 0 ? 12 : hour % 12}${minute === 0 ? '' : `:${String(minute).padStart(2, '0')}`}${half}`
}

/** Words as a line of their own begins: with a capital. */
export const capital = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`
