import type { ComingBack } from '../../domain/case/parts/service.ts'
import type { Letter } from '../../domain/case/state.ts'
import { formatDayShort } from '../../domain/day.ts'
import type { LetterFacts } from '../../domain/letter-facts.ts'
import type { SendingWay } from '../../domain/service/service-rules.ts'
import { parentName } from './names.ts'
import type { Scene } from './scene.ts'

type Sent = NonNullable<LetterFacts['application']>['letters'][number]

/** How a letter went, as a sentence about it goes on. */
export const wayWords: Record<SendingWay, string> = {
  'post-first': 'posted first class',
  'post-second': 'posted second class',
  'signed-for': 'posted, to be signed for',
  'by-hand': 'handed over',
  left: 'left at the address',
  meeting: 'handed over in a meeting',
  email: 'sent by email',
  other: 'sent another way',
}

/** What became of a letter that did not stay where it went, as a sentence about it goes on. */
export const backWords: Record<ComingBack, string> = {
  returned: 'came back',
  refused: 'was refused',
  'not-there': 'could not be delivered at the address',
}
const noLonger = 'a parent who is no longer on record'

/** How a letter is known to have gone: who recorded it, who posted it where that was somebody else, when it should have arrived, and whether a paper shows it. */
function proofOf({ colleagues }: Scene, { way, sentBy, sendings }: Letter): string {
  const { postedBy, arrives, proofs = [] } = sendings.at(-1) ?? {}
  const how = wayWords[way ?? 'other']
  const [who, poster] = [sentBy, postedBy].map((id) => colleagues.get(id ?? '')?.name)
  return [
    who === undefined ? `recorded as ${how}` : `recorded by ${who} as ${how}`,
    ...(poster === undefined ? [] : [`addressed and posted by ${poster}`]),
    ...(arrives === undefined ? [] : [`should have arrived by ${formatDayShort(arrives)}`]),
    ...(proofs.length > 0 ? ['proof of posting kept'] : []),
  ].join('; ')
}

/** Every letter that was sent to a parent, in the order of sending, with how the case knows that it was. */
export function lettersSent(scene: Scene): Sent[] {
  const { state, context, family } = scene.loaded
  const sent = Object.values(state.letters).flatMap((letter): Sent[] => {
    const kind = context.pathway.letters.find((one) => one.id === letter.kind)
    const parent = family.parents.find((one) => one.id === letter.addressee)
    if (kind === undefined || letter.sentOn === null || letter.state !== 'sent') return []
    if (parent === undefined && !kind.to.endsWith('parents')) return []
    const to = parent === undefined ? noLonger : parentName(parent)
    return [{ on: letter.sentOn, what: kind.title, to, proof: proofOf(scene, letter) }]
  })
  return sent.sort((a, b) => (a.on < b.on ? -1 : Number(a.on > b.on)))
}
