import type { FoundContact } from '../../../db/queries/contacts.ts'
import type { CaseEvent, Recorded } from '../../domain/case/event.ts'
import type { Meeting } from '../../domain/case/state.ts'
import type { ContactKind } from '../../domain/contact.ts'
import type { Step } from '../../domain/pack/statement.ts'
import { backWords, wayWords } from '../letters/letters-sent.ts'
import { parentName } from '../letters/names.ts'
import type { PackScene } from './pack-scene.ts'

type Of<T extends CaseEvent['type']> = Recorded<Extract<CaseEvent, { type: T }>>

const titleIn = ({ loaded }: PackScene, id: string): string => {
  const { letters, meetings, records } = loaded.context.pathway
  return [...letters, ...meetings, ...records].find((one) => one.id === id)?.title ?? id
}

/** What whoever recorded it did themselves; what they were only told is the record's. */
const doers = ({ by, manner }: Pick<Recorded, 'by' | 'manner'>): string[] => (manner === 'told' ? [] : [by])

function openedStep(scene: PackScene, event: Of<'case-opened'>): Step[] {
  const { possible, unauthorised } = event.entry
  const name = scene.loaded.context.pathway.name
  const figures = `${unauthorised} of ${possible} sessions were unauthorised`
  return [
    {
      id: `e${event.seq}`,
      on: event.on,
      did: `opened a case on “${name}”, as ${figures}`,
      happened: `a case was opened on “${name}”, as ${figures}`,
      by: doers(event),
      exhibit: null,
    },
  ]
}

function sentStep(scene: PackScene, event: Of<'letter-sent'>): Step[] {
  const letter = scene.loaded.state.letters[event.letter]
  if (letter === undefined || letter.addressee !== scene.parent.id) return []
  const what = `“${titleIn(scene, letter.kind)}” to ${parentName(scene.parent)}`
  const how = wayWords[event.way]
  const poster = event.postedBy === undefined ? doers(event) : [event.postedBy]
  return [
    {
      id: `e${event.seq}`,
      on: event.on,
      did: `sent ${what}: ${how}`,
      happened: `${what} was ${how}`,
      by: poster,
      exhibit: `letter-${letter.id}`,
    },
  ]
}

function backStep(scene: PackScene, event: Of<'letter-came-back'>): Step[] {
  const letter = scene.loaded.state.letters[event.letter]
  if (letter === undefined || letter.addressee !== scene.parent.id) return []
  const told = `“${titleIn(scene, letter.kind)}” to ${parentName(scene.parent)}`
  const happened = `${told} ${backWords[event.how]}`
  return [{ id: `e${event.seq}`, on: event.on, did: `saw that ${happened}`, happened, by: [], exhibit: null }]
}

function peopleAt(meeting: Meeting): string[] {
  return meeting.attendance.flatMap(({ who, came }) => (came ? [who] : []))
}

function heldStep(scene: PackScene, event: Of<'meeting-held'>): Step[] {
  const meeting = scene.loaded.state.meetings[event.meeting]
  const own = event.attendance.find(({ who }) => who === scene.parent.id)
  if (meeting === undefined || meeting.state !== 'held' || own === undefined) return []
  const name = parentName(scene.parent)
  const title = titleIn(scene, meeting.kind)
  const came = own.came ? `${name} came` : `${name} did not come`
  return [
    {
      id: `e${event.seq}`,
      on: meeting.on,
      did: `was at the meeting “${title}”. ${came}`,
      happened: `the meeting “${title}” was held. ${came}`,
      by: peopleAt(meeting),
      exhibit: `minutes-${meeting.id}`,
    },
  ]
}

const tellers: { [T in CaseEvent['type']]?: (scene: PackScene, event: Of<T>) => Step[] } = {
  'case-opened': openedStep,
  'letter-sent': sentStep,
  'letter-came-back': backStep,
  'meeting-held': heldStep,
}

const waysOfContact: Readonly<Record<ContactKind, string>> = {
  call: 'a call',
  text: 'a text message',
  email: 'an email',
  visit: 'a visit',
  'first-day': 'a first-day call',
}

function contactStep(scene: PackScene, contact: FoundContact): Step {
  const { id, on, kind, incoming, reached, by, manner } = contact
  const name = parentName(scene.parent)
  const what = `${waysOfContact[kind]} ${incoming ? 'from' : 'to'} ${name}`
  const how = reached ? 'reached them' : 'did not reach them'
  return {
    id: `c${id}`,
    on,
    did: incoming ? `took ${what}` : `made ${what}, which ${how}`,
    happened: `there was ${what}${incoming ? '' : `, which ${how}`}`,
    by: doers({ by, manner }),
    exhibit: 'contact-log',
  }
}

// Who came is recorded anew when it is put right: the latest word on a meeting stands.
function latestOnly(events: readonly Recorded[]): Recorded[] {
  return events.filter(
    (event, at) =>
      event.type !== 'meeting-held' ||
      !events.slice(at + 1).some((later) => later.type === 'meeting-held' && later.meeting === event.meeting),
  )
}

/** What happened between school, council and this parent, earliest first; of another adult nothing. */
export function stepsOf(scene: PackScene): Step[] {
  const told = latestOnly(scene.loaded.events).flatMap((event) => {
    const tell = tellers[event.type] as ((scene: PackScene, event: Recorded) => Step[]) | undefined
    return tell?.(scene, event) ?? []
  })
  const all = [...told, ...scene.contacts.map((contact) => contactStep(scene, contact))]
  return all.sort((one, other) => one.on.localeCompare(other.on))
}
