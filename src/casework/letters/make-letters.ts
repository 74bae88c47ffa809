import { letterFileName } from '../../documents/letter-file-name.ts'
import { LetterRefused } from '../../documents/letter-refused.ts'
import type { LetterOrder, RenderedLetter } from '../../documents/render-letter.ts'
import type { Figures } from '../../domain/case/event.ts'
import { type Owed, owedOf } from '../../domain/case/owed.ts'
import { done, type Refusal, type Result, refuse } from '../../domain/case/refusal.ts'
import { letterFactsOf } from './letter-facts-of.ts'
import { tellsOfAnother } from './others.ts'
import { type Scene, sceneAbout } from './scene.ts'
import type { NotIn } from './tongue-of.ts'

/** What makes the files of a letter: `src/documents`. */
export type Documents = { renderLetter: (order: LetterOrder) => Promise<RenderedLetter> }

/** One letter to make: to whom, about which meeting, from what, and the figures that it prints. */
export type Order = Owed & { order: LetterOrder; figures: Figures; notIn?: NotIn }

/** One letter that was made, each form with the name of its file, which names nobody; and the lines of the address that stands on it. */
export type Made = Owed & {
  figures: Figures
  address: readonly string[]
  files: MadeFile[]
  /** The language of the addressee that it could not be in, so that it is in English. */
  notIn?: NotIn
}
export type MadeFile = { form: 'pdf' | 'docx'; name: string; mime: string; bytes: Uint8Array }

const mimes = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const

/** What the letters that are owed are made from, or everything that is missing for any of them. */
export function ordersFor(scene: Scene, owed: readonly Owed[]): Result<Order[]> {
  const found = owed.map(({ addressee, meeting }) => ({
    addressee,
    meeting,
    ordered: letterFactsOf(sceneAbout(scene, meeting), addressee),
  }))
  const missing = new Set(found.flatMap(({ ordered }) => ('lacks' in ordered ? ordered.lacks : [])))
  if (missing.size > 0) return refuse({ code: 'letter-lacks', letter: scene.kind.id, missing: [...missing] })
  return done(found.flatMap(({ ordered, ...one }) => ('order' in ordered ? [{ ...one, ...ordered }] : [])))
}

/** Where a letter stands among those of its kind: files are told apart by it, and by nobody's name. */
function placeOf({ loaded, kind }: Scene, { addressee, meeting }: Owed): number {
  const { pathway, state, facts } = loaded.context
  const among = (about?: string) =>
    owedOf(pathway, state, facts, kind, about).findIndex(
      (one) => one.addressee === addressee && one.meeting === meeting,
    )
  return Math.max(among(), among(meeting ?? undefined), 0) + 1
}

function filesOf(scene: Scene, owed: Owed, rendered: RenderedLetter): MadeFile[] {
  const { kind, loaded } = scene
  const place = placeOf(scene, owed)
  return (['pdf', 'docx'] as const).map((form) => {
    const name = letterFileName(loaded.state.id, kind.id, place, form)
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
  { addressee, meeting, order, figures, notIn }: Order,
): Promise<Result<Made>> {
  const letter = scene.kind.id
  try {
    const rendered = await documents.renderLetter(order)
    if (tellsOfAnother(scene, addressee, rendered.text))
      return refuse({ code: 'tells-of-another', letter, addressee })
    const files = filesOf(scene, { addressee, meeting }, rendered)
    const made = { addressee, meeting, figures, address: order.facts.to?.address ?? [], files }
    return done(notIn === undefined ? made : { ...made, notIn })
  } catch (error) {
    return refuse(notMade(error, letter))
  }
}
