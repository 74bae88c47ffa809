import type { Attendee } from '../../domain/case/event.ts'
import type { Meeting } from '../../domain/case/state.ts'
import type { Pathway } from '../../domain/pathway/pathway.ts'
import { type Role, roleTitles } from '../../domain/role.ts'
import type { Family } from '../facts.ts'
import type { Colleague, Scene } from './scene.ts'

type Parent = Family['parents'][number]

const joined = (...parts: (string | null)[]): string => parts.filter(Boolean).join(' ')

/** A parent's name in full, with the title they chose. */
export const parentName = ({ title, forename, surname }: Parent): string => joined(title, forename, surname)

/** How a letter greets a parent. */
export const salutationOf = ({ title, forename, surname }: Parent): string =>
  title ? joined(title, surname) : joined(forename, surname)

/** A pupil's name in full. */
export const pupilName = ({ pupil }: Family): string => joined(pupil.forename, pupil.surname)

/** What a colleague is at the school, or for the council, in the pathway's own words where it has any. */
export function titleOf({ loaded }: Scene, colleague: Colleague | undefined): string | null {
  const { state, context } = loaded
  const held = colleague?.roles.find((one) => one.school === state.school) ?? colleague?.roles[0]
  return held === undefined ? null : roleTitle(context.pathway, held.role)
}

/** What a role is called on a pathway. */
export const roleTitle = ({ titles }: Pick<Pathway, 'titles'>, role: Role): string =>
  titles[role] ?? roleTitles[role]

/** Anybody whom a case speaks of by id, by name; what was typed by hand stays as typed. */
export function nameIn({ loaded, colleagues }: Scene, who: string, attendees: readonly Attendee[]): string {
  const { family } = loaded
  if (who === 'pupil') return pupilName(family)
  const parent = family.parents.find((one) => one.id === who)
  if (parent !== undefined) return parentName(parent)
  return colleagues.get(who)?.name ?? attendees.find((one) => one.who === who)?.name ?? who
}

/** What was typed of somebody from outside the school: their name, and after the first comma their post and place. */
export function typed(text: string): { name: string; post: string | null } {
  const [name = '', ...post] = text.split(/[,\n]/).map((part) => part.trim())
  return { name, post: post.filter(Boolean).join(', ') || null }
}

/** The name of whoever has a part at a meeting, with their role where the list of people has one; null where nobody has it. */
export function partIn(scene: Scene, meeting: Meeting, part: Attendee['as']): string | null {
  const attendee = meeting.attendees.find((one) => one.as === part)
  if (attendee === undefined) return null
  const title = titleOf(scene, scene.colleagues.get(attendee.who))
  const name = nameIn(scene, attendee.who, meeting.attendees)
  return title === null ? name : `${name} (${title})`
}
