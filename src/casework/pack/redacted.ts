import type { DocumentFacts } from '../../../db/documents.ts'
import { type Redaction, redactionsFor } from '../../domain/case/parts/redaction.ts'
import { redactedCover, redactionReason } from '../../domain/leaks/redaction.ts'
import type { CourtKnown } from '../../domain/prosecution/court-known.ts'
import { madePart, type OrderedPart } from './pack-order.ts'
import type { PackScene } from './pack-scene.ts'

type Copied = { copy: DocumentFacts; by: string; redaction: Redaction }

function copyOf({ base, loaded, parent, documents }: PackScene, { source }: OrderedPart): Copied | null {
  if (!('document' in source)) return null
  const redaction = redactionsFor(loaded.state, parent.id).get(source.document)
  const copy = documents.find(({ id }) => id === redaction?.document)
  if (redaction === undefined || copy === undefined) return null
  return { copy, redaction, by: base.colleagues.get(redaction.by)?.name ?? 'a colleague who has left' }
}

/** The redacted copy in place of a paper that has one; its cover sheet says so, and not why, which could tell what must not be told. */
export function withRedacted(scene: PackScene, part: OrderedPart): OrderedPart {
  const found = copyOf(scene, part)
  if (found === null) return part
  const { copy, by, redaction } = found
  const source = { document: copy.id, sha256: copy.sha256, ours: false }
  return { ...part, source, cover: [...(part.cover ?? []), redactedCover({ by, on: redaction.on })] }
}

/** The originals of the papers whose redacted copies are in the evidence, for the council's own file, each with who handed the copy in and why. */
export const originalsIn = (scene: PackScene, parts: readonly OrderedPart[]): OrderedPart[] =>
  parts.flatMap((part) => {
    const found = copyOf(scene, part)
    if (found === null) return []
    const { by, redaction } = found
    const { id, label, title, on, source } = part
    const called = `Original of ${label === null ? '' : `${label}, `}${title}`
    const about = { id: `original-${id}`, kind: 'handed-in' as const, title: called, on }
    return [madePart(about, source, [redactionReason({ by, on: redaction.on, why: redaction.why })])]
  })

/** The papers of the store among those of the evidence: of each a redacted copy can be handed in. */
export const keptPapers = (scene: PackScene, parts: readonly OrderedPart[]): CourtKnown['papers'] =>
  parts.flatMap((part) => {
    const { label, title, source } = part
    if (!('document' in source)) return []
    const called = label === null ? title : `${label}, ${title}`
    return [{ document: source.document, called, redacted: copyOf(scene, part) !== null }]
  })
