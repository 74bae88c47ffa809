import type { Sending } from '../../domain/case/parts/service.ts'
import type { Letter } from '../../domain/case/state.ts'
import { formatDay, formatDayShort } from '../../domain/day.ts'
import { wayWords } from '../letters/letters-sent.ts'
import { madePart, type OrderedPart } from './pack-order.ts'
import type { PackScene } from './pack-scene.ts'

function wentWords({ base }: PackScene, { on, way, to, postedBy, arrives }: Sending): string[] {
  const poster = base.colleagues.get(postedBy ?? '')?.name
  return [
    `It was ${wayWords[way]} on ${formatDay(on)}${to === undefined ? '' : `, addressed to ${to.join(', ')}`}.`,
    ...(poster === undefined ? [] : [`${poster} addressed and posted it.`]),
    ...(arrives === undefined ? [] : [`It should have arrived by ${formatDay(arrives)}.`]),
  ]
}

function letterWarnings({ back, proofs }: Sending): string[] {
  return [
    ...(back === null
      ? []
      : [`It did not stay there: ${back.note || back.how} (${formatDayShort(back.on)}).`]),
    ...(proofs.length === 0 ? ['No paper shows that it was posted.'] : []),
  ]
}

function sentParts(scene: PackScene, letter: Letter): OrderedPart[] {
  const sending = letter.sendings.at(-1)
  const kept = scene.documents.find(({ id }) => id === letter.pdf)
  const title =
    scene.loaded.context.pathway.letters.find(({ id }) => id === letter.kind)?.title ?? letter.kind
  if (sending === undefined || kept === undefined) return []
  const source = { document: kept.id, sha256: kept.sha256, ours: true }
  const warnings = letterWarnings(sending)
  const own = { id: `letter-${letter.id}`, kind: 'letter' as const, title, on: sending.on, warnings }
  const proofs = sending.proofs.flatMap((id, index) => {
    const proof = scene.documents.find((one) => one.id === id)
    if (proof === undefined) return []
    const about = { id: `proof-${letter.id}-${index + 1}`, kind: 'proof-of-service' as const, on: sending.on }
    const from = { document: id, sha256: proof.sha256, ours: false }
    return [madePart({ ...about, title: `Proof that “${title}” went` }, from, ['As it was handed in.'])]
  })
  return [madePart(own, source, wentWords(scene, sending)), ...proofs]
}

/** The letters that went to this parent, each with what proves that it went, earliest first. */
export function lettersIn(scene: PackScene): OrderedPart[] {
  const { letters } = scene.loaded.state
  return Object.values(letters)
    .filter(({ addressee, state }) => addressee === scene.parent.id && state === 'sent')
    .sort((one, other) => (one.sentOn ?? '').localeCompare(other.sentOn ?? ''))
    .flatMap((letter) => sentParts(scene, letter))
}
