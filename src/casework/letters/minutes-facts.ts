import { attendeeWords } from '../../domain/attendee-words.ts'
import { agreedAt, minutesOf } from '../../domain/case/parts/minutes.ts'
import type { Meeting } from '../../domain/case/state.ts'
import { formatDay } from '../../domain/day.ts'
import type { LetterFacts } from '../../domain/letter-facts.ts'
import { stretchWords } from '../../domain/stretch-words.ts'
import { absencesAt, reasonsOn } from '../absences.ts'
import { interpretersAt } from './interpreters-at.ts'
import { meetingFacts } from './meeting-facts.ts'
import { nameIn, partIn, titleOf, typed } from './names.ts'
import { othersFor, tellsOfAnother } from './others.ts'
import type { Scene } from './scene.ts'

type Minutes = NonNullable<LetterFacts['minutes']>
type Actions = NonNullable<LetterFacts['actions']>
type Person = Minutes['present'][number]

function personAt(scene: Scene, meeting: Meeting, attendee: Meeting['attendees'][number]): Person {
  const { family } = scene.loaded
  const { who, as } = attendee
  const name = nameIn(scene, who, meeting.attendees)
  const parent = family.parents.find((one) => one.id === who)
  if (parent !== undefined) return { name, role: parent.relationship ?? attendeeWords.parent }
  if (attendee.name !== undefined)
    return { name: typed(name).name, role: typed(name).post ?? attendeeWords[as] }
  const title = titleOf(scene, scene.colleagues.get(who)) ?? attendeeWords[as]
  return { name, role: as === 'chair' ? `${title}, chair` : title }
}

/** Late or gone early, with the time where somebody noted it. */
function howCame({ attendance }: Meeting, who: string): string {
  const { late, leftEarly } = attendance.find((one) => one.who === who) ?? {}
  const at = (words: string, time: string | true) => (time === true ? '' : ` ${words} ${time}`)
  if (late) return `, came late${at('at', late)}`
  return leftEarly ? `, left early${at('at', leftEarly)}` : ''
}

function those(scene: Scene, meeting: Meeting, came: boolean, unseen: readonly string[]): Person[] {
  if (meeting.state !== 'held') return []
  const who = meeting.attendance.filter((one) => one.came === came).map((one) => one.who)
  return meeting.attendees
    .filter((one) => who.includes(one.who) && !unseen.includes(one.who))
    .map((one) => {
      const person = personAt(scene, meeting, one)
      return { ...person, role: `${person.role}${howCame(meeting, one.who)}` }
    })
}

/** A passage of the minutes for one reader: left to be written by hand where nothing is on record, or where a copy may not say it. */
function passage(scene: Scene, addressee: string, text: string | undefined): string | null {
  const said = text?.trim()
  return said && !tellsOfAnother(scene, addressee, said) ? said : null
}

/** What the parents said, as one text; left out of a copy where it holds the words of somebody whom the reader lives apart from. */
function parentsSaid(
  scene: Scene,
  meeting: Meeting,
  addressee: string,
  unseen: readonly string[],
): Minutes['parents'] {
  const held = meeting.state === 'held'
  const came = meeting.attendance.filter((one) => one.came).map((one) => one.who)
  const parents = meeting.attendees.filter((one) => one.as === 'parent' && (!held || came.includes(one.who)))
  const others = parents.some((one) => unseen.includes(one.who))
  const shown = parents.filter((one) => !unseen.includes(one.who))
  const names = shown.map((one) => nameIn(scene, one.who, meeting.attendees))
  const said = others ? null : passage(scene, addressee, meeting.said.parents)
  if (said !== null) return [{ who: names.join(' and ') || attendeeWords.parent, said }]
  return names.map((who) => ({ who, said: null }))
}

/** Each spell of absence with what the register says, and why it was, as the family said at this meeting. */
function absenceFacts(
  { house, loaded }: Scene,
  meeting: Meeting,
  say: (text: string | undefined) => string | null,
): Minutes['absences'] {
  const titles = new Map(reasonsOn(house, meeting).map(({ id, title }) => [id, title]))
  return absencesAt(house, loaded, meeting).map((spell) => {
    const { reason = '', words = '' } = spell.said ?? {}
    const said = [titles.get(reason) ?? '', words].filter(Boolean).join(': ')
    return { when: stretchWords(spell), mark: spell.register.join('; '), said: say(said) }
  })
}

/** The minutes of a meeting for one reader; what is not on record yet is left to be written by hand. Null where nobody is named to lead it. */
export function minutesFacts(scene: Scene, addressee: string): Minutes | null {
  const { meeting } = scene
  const plain = meetingFacts(scene, meeting)
  if (meeting === null || plain === null) return null
  const unseen = othersFor(scene, addressee).map((other) => other.id)
  const say = (text: string | undefined) => passage(scene, addressee, text)
  const support = say(meeting.said.school)
  const { explainedOn } = minutesOf(scene.loaded.state, meeting.id)
  return {
    ...plain,
    kind: meeting.kind === 'review' ? 'review' : 'initial',
    minuteTaker: partIn(scene, meeting, 'minute-taker'),
    present: those(scene, meeting, true, unseen),
    apologies: those(scene, meeting, false, unseen),
    interpreter: interpretersAt(scene, meeting, unseen),
    why: say(meeting.said.absences),
    progress: null,
    absences: absenceFacts(scene, meeting, say),
    parents: parentsSaid(scene, meeting, addressee, unseen),
    // What a child says stays with the school unless the child agrees that it is shared.
    child: meeting.shareable ? say(meeting.said.pupil) : null,
    support: support === null ? [] : [support],
    worked: null,
    explained: explainedOn === null ? null : `Yes, on ${formatDay(explainedOn)}.`,
    next: null,
  }
}

/** The action plan of a meeting for one reader. */
export function actionFacts(scene: Scene, addressee: string): Actions | null {
  const { meeting, loaded } = scene
  const told = agreedAt(loaded.state, meeting?.id ?? '')
    .map(({ what, who, due, how }) => {
      return { what, who: nameIn(scene, who, meeting?.attendees ?? []), by: due, how }
    })
    .filter(({ what, who, how }) => !tellsOfAnother(scene, addressee, `${what} ${who} ${how}`))
  return told.length === 0 ? null : told
}
