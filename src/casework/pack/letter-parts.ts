import type { HandedInAs, Sending } from '../../domain/case/parts/service.ts'
import type { Letter } from '../../domain/case/state.ts'
import { formatDay } from '../../domain/day.ts'
import { backWords, wayWords } from '../letters/letters-sent.ts'
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
      : [`It ${backWords[back.how]} on ${formatDay(back.on)}${back.note === '' ? '' : `: ${back.note}`}.`]),
    ...(proofs.length === 0 ? ['No paper shows that it was posted.'] : []),
  ]
}

/** The last paper that came in for a letter as what is asked for; null where none did. */
function documentOf({ documents }: PackScene, { papers }: Letter, as: HandedInAs) {
  const paper = papers.findLast((one) => one.as === as)
  const found = documents.find(({ id }) => id === paper?.document)
  return found === undefined ? null : { document: found.id, sha256: found.sha256, ours: false }
}

const changed =
  'It was changed in Word before it went, and a Word file cannot be bound: this is how it was before. Hand in a PDF or a scan of what was sent.'

const changedWarning = ({ papers }: Letter, isBound: boolean): string[] =>
  !isBound && papers.some(({ as }) => as === 'changed') ? [changed] : []

/** The copies of a letter that somebody signed, as they were handed in. */
function signedCopies({ documents }: PackScene, letter: Letter, title: string): OrderedPart[] {
  const signed = letter.papers.filter(({ as }) => as === 'signed')
  return signed.flatMap(({ document, on }, index) => {
    const found = documents.find(({ id }) => id === document)
    if (found === undefined) return []
    const part = {
      id: `signed-${letter.id}-${index + 1}`,
      kind: 'letter' as const,
      title: `“${title}” as it was signed`,
      on,
    }
    const source = { document, sha256: found.sha256, ours: false }
    return [madePart({ ...part, signed: 'yes' }, source, ['As it was signed and handed in.'])]
  })
}

const titleOf = ({ loaded }: PackScene, { kind }: Letter): string =>
  loaded.context.pathway.letters.find(({ id }) => id === kind)?.title ?? kind

function sentParts(scene: PackScene, letter: Letter): OrderedPart[] {
  const sending = letter.sendings.at(-1)
  const kept = scene.documents.find(({ id }) => id === letter.pdf)
  const title = titleOf(scene, letter)
  if (sending === undefined || kept === undefined) return []
  const went = documentOf(scene, letter, 'sent')
  const source = went === null ? { document: kept.id, sha256: kept.sha256, ours: true } : went
  const warnings = [...letterWarnings(sending), ...changedWarning(letter, went !== null)]
  const back = letter.state === 'back' ? { cameBack: true as const } : {}
  const own = { id: `letter-${letter.id}`, kind: 'letter' as const, title, on: sending.on, warnings, ...back }
  const proofs = sending.proofs.flatMap((id, index) => {
    const proof = scene.documents.find((one) => one.id === id)
    if (proof === undefined) return []
    const about = { kind: 'proof-of-service' as const, on: sending.on, ...back }
    const from = { document: id, sha256: proof.sha256, ours: false }
    const named = { id: `proof-${letter.id}-${index + 1}`, title: `Proof that “${title}” went` }
    return [madePart({ ...about, ...named }, from, ['As it was handed in.'])]
  })
  return [madePart(own, source, wentWords(scene, sending)), ...signedCopies(scene, letter, title), ...proofs]
}

const lettersTo = ({ loaded, parent }: PackScene, is: Letter['state']): Letter[] =>
  Object.values(loaded.state.letters).filter(
    ({ addressee, state }) => addressee === parent.id && state === is,
  )

const wentAt = ({ sendings }: Letter): number => sendings.at(-1)?.seq ?? 0

/** The letters to this parent that came back, where none of the same kind was served on them later. */
function unservedTo(scene: PackScene): Letter[] {
  const served = lettersTo(scene, 'sent')
  return lettersTo(scene, 'back').filter(
    (letter) => !served.some((one) => one.kind === letter.kind && wentAt(one) > wentAt(letter)),
  )
}

/** The titles of the letters that came back from this parent, where none of the same kind was served on them later. */
export const cameBackFrom = (scene: PackScene): string[] =>
  unservedTo(scene).map((letter) => titleOf(scene, letter))

/** The letters that went to this parent, each with what proves that it went, earliest first; those that came back where nothing else of the kind was served. */
export function lettersIn(scene: PackScene): OrderedPart[] {
  return [...lettersTo(scene, 'sent'), ...unservedTo(scene)]
    .sort((one, other) => (one.sentOn ?? '').localeCompare(other.sentOn ?? ''))
    .flatMap((letter) => sentParts(scene, letter))
}
