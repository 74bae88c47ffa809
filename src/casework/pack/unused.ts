import type { DocumentFacts } from '../../../db/documents.ts'
import { redactionsFor } from '../../domain/case/parts/redaction.ts'
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
  back: 'It went out and came back. It was served later.',
  void: 'It was set aside and never went out.',
}

/** Is a letter to another adult, or about a meeting to which this parent was not asked? */
function isAnothers({ loaded, parent }: PackScene, { addressee, meeting }: Letter): boolean {
  const { family, state } = loaded
  const toAnother = addressee !== parent.id && family.parents.some(({ id }) => id === addressee)
  const asked = meeting === null || state.meetings[meeting]?.attendees.some(({ who }) => who === parent.id)
  return toAnother || !asked
}

/** The letter that a document is, or that it came in for. */
const letterOf = ({ loaded }: PackScene, { id }: Pick<DocumentFacts, 'id'>): Letter | undefined =>
  Object.values(loaded.state.letters).find(
    ({ pdf, papers, sendings }) =>
      pdf === id ||
      papers.some(({ document }) => document === id) ||
      sendings.some(({ proofs }) => proofs.includes(id)),
  )

/** Does a document concern another adult alone: a letter to them, a paper that came in for it, or a redacted copy for the court papers about them? */
function concernsAnother(scene: PackScene, document: DocumentFacts): boolean {
  const copied = scene.loaded.state.redactions.find((one) => one.document === document.id)
  if (copied !== undefined && !copied.everyone && copied.parent !== scene.parent.id) return true
  const letter = letterOf(scene, copied === undefined ? document : { id: copied.of })
  return letter !== undefined && isAnothers(scene, letter)
}

/** Why an original or a redacted copy is not used; nothing where a document is neither. */
function redactedWhy(
  { loaded, parent }: PackScene,
  { id }: DocumentFacts,
  inside: ReadonlySet<string>,
): Partial<Unused> {
  const copy = redactionsFor(loaded.state, parent.id).get(id)?.document ?? ''
  if (inside.has(copy))
    return { why: 'A redacted copy is in the evidence, and this is in the council’s own file.' }
  const wasCopy = loaded.state.redactions.some(({ document }) => document === id)
  return wasCopy ? { why: 'It is a redacted copy that is no longer used.' } : {}
}

function letterLine({ loaded, parent }: PackScene, letter: Letter): Unused {
  const title = loaded.context.pathway.letters.find(({ id }) => id === letter.kind)?.title ?? letter.kind
  const why =
    letter.addressee === parent.id
      ? whyNot[letter.state]
      : 'It is the school’s own, or was written to somebody else.'
  return { what: `Letter: ${title}`, on: letter.draftedOn, why }
}

function isWordForm({ loaded }: PackScene, { id }: DocumentFacts): boolean {
  return Object.values(loaded.state.letters).some(({ docx }) => docx === id)
}

function lineOf(scene: PackScene, document: DocumentFacts): Unused {
  const letter = letterOf(scene, document)
  if (letter?.pdf === document.id) return letterLine(scene, letter)
  const handed = document.kind === 'handed-in'
  const what = handed ? 'Paper that was handed in' : `Paper of the case (${document.kind})`
  const why = handed
    ? 'Nobody has chosen it as evidence; it may name others.'
    : 'It was printed for use in the case.'
  return { what, on: dayOf(document), why }
}

/** What concerns another adult in one line: neither their name nor the days on which they were written to or met are this parent's to know. */
function anothersLine(many: number): Unused[] {
  if (many === 0) return []
  const what =
    many === 1 ? 'One letter or paper about another adult' : `${many} letters and papers about another adult`
  return [{ what, on: null, why: 'It was written to somebody else. The prosecutor reads it in the case.' }]
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
  const own = others.filter((document) => !concernsAnother(scene, document))
  const unused = [
    ...recordsOf(scene),
    ...own.map((document) => ({ ...lineOf(scene, document), ...redactedWhy(scene, document, inside) })),
    ...anothersLine(others.length - own.length),
  ]
  const part = {
    id: 'unused-material',
    kind: 'handed-in' as const,
    title: 'Schedule of unused material',
    on: frame.date,
  }
  return courtPart(scene, { ...frame, unused }, 'court/unused-material', part)
}
