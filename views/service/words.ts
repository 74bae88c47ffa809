import type { Recorded } from '../../src/domain/case/event.ts'
import type { ComingBack, HandedInAs, ServiceEvent } from '../../src/domain/case/parts/service.ts'
import { formatDay } from '../../src/domain/day.ts'
import type { CaseShown } from '../case-shown.ts'
import { sendingWords, shown, titleIn } from '../words.ts'

type Of<T extends ServiceEvent['type']> = Extract<Recorded, { type: T }>
type Words<Said> = { [T in ServiceEvent['type']]: (event: Of<T>, looked: CaseShown) => Said }

/** What became of a letter that did not stay where it went, in words. */
export const comingBackWords: Record<ComingBack, string> = {
  returned: 'Came back undelivered',
  refused: 'Was refused',
  'not-there': 'Came back: not at that address',
}

const keptWords: Record<HandedInAs, string> = {
  changed: 'Took in a draft that was changed in Word',
  sent: 'Took in a PDF or scan of what was sent',
  signed: 'Took in a signed copy',
}

function titled({ state, context: { pathway }, names }: CaseShown, id: string): string {
  const letter = state.letters[id]
  const attendees = state.meetings[letter?.meeting ?? '']?.attendees
  return `“${titleIn(pathway, letter?.kind ?? '')}” to ${shown(letter?.addressee ?? '', names, attendees)}`
}

const owed = ({ kind, addressee }: Of<'not-served' | 'not-served-signed'>, looked: CaseShown) =>
  `“${titleIn(looked.context.pathway, kind)}” on ${shown(addressee, looked.names)}`

/** How letters went, as the timeline tells it; where they went stands on no line. */
export const serviceWords: Words<string> = {
  'letter-sent': ({ letter, way }, looked) =>
    `Sent ${titled(looked, letter)}: ${sendingWords[way].toLowerCase()}`,
  'sending-corrected': ({ letter, way, day }, looked) =>
    `Put right how ${titled(looked, letter)} went: ${sendingWords[way].toLowerCase()}, on ${formatDay(day)}`,
  'letter-proved': ({ letter }, looked) => `Kept a proof of posting for ${titled(looked, letter)}`,
  'letter-paper-kept': ({ letter, as }, looked) => `${keptWords[as]}: ${titled(looked, letter)}`,
  'letter-came-back': ({ letter, how }, looked) =>
    `${titled(looked, letter)}: ${comingBackWords[how].toLowerCase()}`,
  'not-served': (event, looked) => `Said why ${owed(event, looked)} is not served`,
  'not-served-signed': (event, looked) =>
    `Agreed that the case goes on without ${owed(event, looked)}, and that they are not referred`,
}

/** What was written about it. */
export const serviceWritten: Partial<Words<string[]>> = {
  'letter-sent': ({ agreed = '' }) => [agreed],
  'sending-corrected': ({ why }) => [why],
  'letter-came-back': ({ note }) => [note],
  'not-served': ({ why }) => [why],
}
