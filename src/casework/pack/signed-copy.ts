import { createHash } from 'node:crypto'
import { type SignedPaper, signedPapers } from '../../domain/case/parts/prosecution.ts'
import type { OrderedPart, PackSource } from './pack-order.ts'
import type { PackScene } from './pack-scene.ts'

/** Tells whether a paper still says what somebody signed: the SHA-256 of its facts without the day and the moment that it was printed. */
export function saidBySource(source: PackSource): string {
  if (!('made' in source)) return ''
  const { date: _printed, ...facts } = source.facts
  const { extractedAt: _at, register: _register, ...weeks } = source.certificate ?? {}
  return createHash('sha256')
    .update(JSON.stringify([source.made, facts, weeks]))
    .digest('hex')
}

const isSignedPaper = (id: string): id is SignedPaper => (signedPapers as readonly string[]).includes(id)

/** The signed copy in place of a paper that it is of; where the paper says something else by now, the paper itself with a warning. */
export function withSigned({ file, documents }: PackScene, part: OrderedPart): OrderedPart {
  const signed = isSignedPaper(part.id) ? file.signed[part.id] : undefined
  const copy = documents.find(({ id }) => id === signed?.document)
  if (signed === undefined || copy === undefined) return part
  if (signed.of !== saidBySource(part.source)) {
    const overtaken = 'A copy was signed, and what it says has changed since.'
    return { ...part, warnings: [...part.warnings, overtaken] }
  }
  const source = { document: copy.id, sha256: copy.sha256, ours: false }
  return { ...part, signed: 'yes', source, cover: part.cover ?? ['As it was signed and handed in.'] }
}
