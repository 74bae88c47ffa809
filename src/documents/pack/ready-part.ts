import { createHash } from 'node:crypto'
import { inspect } from '../inspect/inspect.ts'
import type { Inspected, SeenPage } from '../inspect/inspected.ts'
import type { Paper } from '../paper.ts'
import { PdfRefused } from '../pdf-refused.ts'
import type { Content, Part } from './book.ts'
import { turnedForward } from './turned-forward.ts'
import { withoutPlace, withoutPlaces } from './without-place.ts'

/** A part as it goes into the book: its own bytes' SHA-256, what is shown of them, and each page with its text. */
export type ReadyPart = {
  part: Part
  sha256: string
  shown: Buffer
  ending: 'pdf' | 'jpg' | 'png'
  pages: readonly SeenPage[]
}

/** The SHA-256 of bytes, in hexadecimal. */
export const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** What people call a part when they are told of it. */
export const calledOf = ({ label, title }: Part): string =>
  label === undefined ? title : `${label}, ${title}`

function bytesOf(part: Part, typeset: (paper: Paper) => Uint8Array): Uint8Array {
  const { content } = part
  if (content.kind === 'picture') return content.picture
  if (content.kind !== 'paper') return content.pdf
  try {
    return typeset(content.paper)
  } catch (error) {
    if (!(error instanceof PdfRefused)) throw error
    throw new PdfRefused(`${calledOf(part)}: ${error.message}`, { cause: error.cause })
  }
}

function ending({ kind }: Inspected, content: Content, called: string): ReadyPart['ending'] {
  const isPicture = kind === 'jpg' || kind === 'png'
  if (kind === 'pdf' && content.kind !== 'picture') return kind
  if (isPicture && content.kind === 'picture') return kind
  throw new PdfRefused(`${called} is not ${content.kind === 'picture' ? 'a picture' : 'a PDF'}`)
}

const unplaced: Record<ReadyPart['ending'], (bytes: Uint8Array) => Buffer> = {
  pdf: (bytes) => turnedForward(withoutPlaces(bytes)),
  jpg: withoutPlace,
  // The typesetter writes a PNG anew, without what is said beside it.
  png: Buffer.from,
}

/** Makes one part ready, or refuses it by its name: where it cannot be used, or is not the file that was kept. */
export async function readyPart(part: Part, typeset: (paper: Paper) => Uint8Array): Promise<ReadyPart> {
  const called = calledOf(part)
  const bytes = bytesOf(part, typeset)
  const sha256 = digest(bytes)
  if (part.sha256 !== undefined && part.sha256 !== sha256)
    throw new PdfRefused(`${called} is not the file that was kept`)
  const isOurs = part.content.kind === 'paper' || part.content.kind === 'ours'
  const inspected = await inspect({ bytes, name: '', isOurs })
  const [refusal] = inspected.refusals
  if (refusal !== undefined) throw new PdfRefused(`${called}: ${refusal}`)
  const kind = ending(inspected, part.content, called)
  const shown = unplaced[kind](bytes)
  return { part, sha256, shown, ending: kind, pages: inspected.pages }
}
