import type { SendingWay } from '../../domain/case/event.ts'
import type { Letter } from '../../domain/case/state.ts'
import type { LetterFacts } from '../../domain/letter-facts.ts'
import { parentName } from './names.ts'
import type { Scene } from './scene.ts'

type Sent = NonNullable<LetterFacts['application']>['letters'][number]

const wayWords: Record<SendingWay, string> = {
  'post-first': 'posted first class',
  'post-second': 'posted second class',
  'by-hand': 'handed over',
  email: 'sent by email',
  other: 'sent another way',
}
const noLonger = 'a parent who is no longer on record'

function proofOf({ colleagues }: Scene, { way, sentBy }: Letter): string {
  const how = wayWords[way ?? 'other']
  const who = colleagues.get(sentBy ?? '')?.name
  return who === undefined ? `recorded as ${how}` : `recorded by ${who} as ${how}`
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
