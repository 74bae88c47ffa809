import { letterFileName } from '../../documents/letter-file-name.ts'
import { LetterRefused } from '../../documents/letter-refused.ts'
import type { LetterOrder, RenderedLetter } from '../../documents/render-letter.ts'
import { addresseesOf } from '../../domain/case/addressees.ts'
import type { Figures } from '../../domain/case/event.ts'
import { done, type Refusal, type Result, refuse } from '../../domain/case/refusal.ts'
import { letterFactsOf } from './letter-facts-of.ts'
import { tellsOfAnother } from './others.ts'
import type { Scene } from './scene.ts'

/** What makes the files of a letter: `src/documents`. */
export type Documents = { renderLetter: (order: LetterOrder) => Promise<RenderedLetter> }

/** One letter to make: to whom, from what, and the figures that it prints. */
export type Order = { addressee: string; order: LetterOrder; figures: Figures }

/** One letter that was made, each form with the name of its file, which names nobody. */
export type Made = { addressee: string; figures: Figures; files: MadeFile[] }
export type MadeFile = { form: 'pdf' | 'docx'; name: string; mime: string; bytes: Uint8Array }

const mimes = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const

/** What the letters to some addressees are made from, or everything that is missing for any of them. */
export function ordersFor(scene: Scene, addressees: readonly string[]): Result<Order[]> {
  const found = addressees.map((addressee) => ({ addressee, ordered: letterFactsOf(scene, addressee) }))
  const missing = new Set(found.flatMap(({ ordered }) => ('lacks' in ordered ? ordered.lacks : [])))
  if (missing.size > 0) return refuse({ code: 'letter-lacks', letter: scene.kind.id, missing: [...missing] })
  return done(
    found.flatMap(({ addressee, ordered }) => ('order' in ordered ? [{ addressee, ...ordered }] : [])),
  )
}

function filesOf({ loaded, kind }: Scene, addressee: string, rendered: RenderedLetter): MadeFile[] {
  const { pathway, state, facts } = loaded.context
  const place = addresseesOf(pathway, state, facts, kind).indexOf(addressee) + 1
  return (['pdf', 'docx'] as const).map((form) => {
    const name = letterFileName(state.id, kind.id, place, form)
    return { form, name, mime: mimes[form], bytes: rendered[form] }
  })
}

function notMade(error: unknown, letter: string): Refusal {
  if (!(error instanceof LetterRefused)) throw error
  return { code: 'letter-not-made', letter, why: error.reasons.join('; ') }
}

/** Makes the files of one letter; none to a parent that would tell of another adult. */
export async function makeLetter(
  documents: Documents,
  scene: Scene,
  { addressee, order, figures }: Order,
): Promise<Result<Made>> {
  const letter = scene.kind.id
  try {
    const rendered = await documents.renderLetter(order)
    if (tellsOfAnother(scene, addressee, rendered.text))
      return refuse({ code: 'tells-of-another', letter, addressee })
    return done({ addressee, figures, files: filesOf(scene, addressee, rendered) })
  } catch (error) {
    return refuse(notMade(error, letter))
  }
}
