import type { DocumentFacts } from '../../../db/documents.ts'
import type { Letter } from '../../domain/case/state.ts'
import type { Day } from '../../domain/day.ts'
import type { LetterFacts } from '../../domain/letter-facts.ts'
import { courtPart, type Frame } from './court-part.ts'
import type { OrderedPart } from './pack-order.ts'
import type { PackScene } from './pack-scene.ts'

type Unused = NonNullable<LetterFacts['unused']>[number]

/** Papers that the program made for itself tell nothing of their own: Word forms of what is there as a PDF, and packs. */
const notListed = ['pack-evidence', 'pack-council', 'pack-unused', 'pack-order', 'pack-manifest']

const dayOf = ({ madeAt }: DocumentFacts): Day => madeAt.slice(0, 10) as Day

const whyNot: Readonly<Record<Letter['state'], string>> = {
  draft: 'It is a draft and has not gone out.',
  sent: 'It was changed before it went: what was sent is in the evidence.',
  back: 'It went out and came back.',
  void: 'It was set aside and never went out.',
}

function letterLine({ loaded, parent }: PackScene, document: DocumentFacts): Unused | null {
  const letter = Object.values(loaded.state.letters).find(({ pdf }) => pdf === document.id)
  if (letter === undefined) return null
  const title = loaded.context.pathway.letters.find(({ id }) => id === letter.kind)?.title ?? letter.kind
  const why = letter.addressee === parent.id ? whyNot[letter.state] : 'It was written to somebody else.'
  return { what: `Letter: ${title}`, on: letter.draftedOn, why }
}

function isWordForm({ loaded }: PackScene, { id }: DocumentFacts): boolean {
  return Object.values(loaded.state.letters).some(({ docx }) => docx === id)
}

function lineOf(scene: PackScene, document: DocumentFacts): Unused[] {
  const letter = letterLine(scene, document)
  if (letter !== null) return [letter]
  const handed = document.kind === 'handed-in'
  const what = handed ? 'Paper that was handed in' : `Paper of the case (${document.kind})`
  const why = handed
    ? 'Nobody has chosen it as evidence; it may name others.'
    : 'It was printed for use in the case.'
  return [{ what, on: dayOf(document), why }]
}

function recordsOf({ loaded, contacts }: PackScene): Unused[] {
  const { events, context } = loaded
  const [first] = events
  const on = first?.on ?? context.facts.today
  return [
    {
      what: 'The case record with all its notes, answers and decisions',
      on,
      why: 'It holds what concerns others; what concerns this parent is in the chronology.',
    },
    ...(contacts.length > 0
      ? []
      : [{ what: 'The school’s log of contacts', on, why: 'No contact with this parent is in it.' }]),
  ]
}

/** The schedule of what the case holds beside the evidence against one parent: papers are named, and what they say is not. */
export function unusedOf(scene: PackScene, frame: Frame, used: readonly OrderedPart[]): OrderedPart[] {
  const inside = new Set(used.flatMap(({ source }) => ('document' in source ? [source.document] : [])))
  const others = scene.documents.filter(
    (document) =>
      !inside.has(document.id) && !notListed.includes(document.kind) && !isWordForm(scene, document),
  )
  const unused = [...recordsOf(scene), ...others.flatMap((document) => lineOf(scene, document))]
  const part = {
    id: 'unused-material',
    kind: 'handed-in' as const,
    title: 'Schedule of unused material',
    on: frame.date,
  }
  return courtPart(scene, { ...frame, unused }, 'court/unused-material', part)
}
