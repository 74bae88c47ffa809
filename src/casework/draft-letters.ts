import { randomUUID } from 'node:crypto'
import { type DocumentFacts, putDocument } from '../../db/documents.ts'
import { personWithRoles } from '../../db/queries/people.ts'
import type { Tx } from '../../db/writer.ts'
import { excused, lettersFor } from '../domain/case/addressees.ts'
import type { CommandOf } from '../domain/case/command.ts'
import { decide } from '../domain/case/decide.ts'
import { done, type Refusal, type Result } from '../domain/case/refusal.ts'
import { draftable } from '../domain/case/verbs/letters.ts'
import { type Asked, act, headOf, type Outcome } from './act.ts'
import type { House } from './house.ts'
import { type Documents, type Made, makeLetter, type Order, ordersFor } from './letters/make-letters.ts'
import { type GivenFacts, type Scene, sceneOf } from './letters/scene.ts'
import { fileReady } from './notify.ts'

/** To whom, if not to everybody who is owed the letter and has not had it, and facts that no table holds. */
export type DraftOptions = { addressees?: readonly string[]; given?: GivenFacts }

/** What came of drafting, with the documents that were kept: a PDF and a Word file for each addressee. */
export type Drafted = Outcome & { documents: DocumentFacts[] }

type Wish = { case: string; kind: string; options: DraftOptions; at: Date }
type Draft = { ids: Record<'pdf' | 'docx', string>; made: Made }

/** How often letters are made afresh when the case moves on while they are being made. */
const tries = 4

/** The case is no longer as the letters tell it: they are to be made again. */
class Stale extends Error {}

const refused = (refusal: Refusal): Drafted => ({ done: false, refusal, documents: [] })

/** Who is owed the letter, has neither had it nor been excused from it, and has no other that stands for it, be it a draft. */
function stillOwed({ loaded, kind, meeting }: Scene): string[] {
  const { pathway, state } = loaded.context
  const told = (who: string) =>
    lettersFor(pathway, state, kind, who).some((one) => one.state === 'sent' || one.kind !== kind.id)
  const can = draftable(loaded.context, kind.id)
  return (can.ok ? can.value : []).filter(
    (who) => !excused(state, kind.id, who, meeting?.id ?? null) && !told(who),
  )
}

const commandOf = (kind: string, drafts: readonly Draft[]): CommandOf<'draft-letters'> => ({
  do: 'draft-letters',
  kind,
  letters: drafts.map(({ ids, made }) => ({ addressee: made.addressee, figures: made.figures, ...ids })),
})

/** What stands in the way before anything is made: the rules are asked with letters that do not exist yet. */
function objection(house: House, asked: Asked, scene: Scene, addressees: readonly string[]): Refusal | null {
  const letters = addressees.map((addressee) => ({ addressee, pdf: '', docx: '' }))
  const command = { do: 'draft-letters', kind: scene.kind.id, letters } as const
  const decided = decide(scene.loaded.context, command, headOf(house, asked))
  if (!decided.ok) return decided.refusal
  return addressees.length === 0 ? { code: 'nothing-changed' } : null
}

async function madeOf(
  documents: Documents,
  scene: Scene,
  orders: readonly Order[],
): Promise<Result<Draft[]>> {
  const made = await Promise.all(orders.map((order) => makeLetter(documents, scene, order)))
  const drafts: Draft[] = []
  for (const one of made) {
    if (!one.ok) return one
    drafts.push({ ids: { pdf: randomUUID(), docx: randomUUID() }, made: one.value })
  }
  return done(drafts)
}

async function putFiles(tx: Tx, house: House, asked: Asked, id: string, drafts: readonly Draft[]) {
  const kept: DocumentFacts[] = []
  const reader = await personWithRoles(tx, asked.by.id)
  const about = { case: id, kind: 'letter', madeAt: house.now().toISOString(), madeBy: asked.by.id }
  for (const { ids, made } of drafts) {
    for (const { form, name, mime, bytes } of made.files) {
      kept.push(await putDocument(tx, { id: ids[form], name, mime, bytes, ...about }))
      if (reader !== null) await fileReady(tx, id, ids[form], reader.id)
    }
  }
  return kept
}

// What the letters say is gathered again inside the transaction: nothing is kept that is no longer so.
async function unchanged(house: House, tx: Tx, asked: Asked, wish: Wish, orders: readonly Order[]) {
  const scene = await scenery(house, tx, asked, wish)
  if (!scene.ok) return false
  const again = ordersFor(
    scene.value,
    orders.map(({ addressee }) => addressee),
  )
  return again.ok && JSON.stringify(again.value) === JSON.stringify(orders)
}

function scenery(house: House, db: Tx | House['store']['read'], { by }: Asked, wish: Wish) {
  return sceneOf(house, db, {
    by,
    case: wish.case,
    kind: wish.kind,
    given: wish.options.given ?? {},
    at: wish.at,
  })
}

async function draftOnce(house: House, documents: Documents, asked: Asked, wish: Wish): Promise<Drafted> {
  const scene = await scenery(house, house.store.read, asked, wish)
  if (!scene.ok) return refused(scene.refusal)
  const addressees = [...new Set(wish.options.addressees ?? stillOwed(scene.value))]
  const wrong = objection(house, asked, scene.value, addressees)
  if (wrong !== null) return refused(wrong)
  const orders = ordersFor(scene.value, addressees)
  if (!orders.ok) return refused(orders.refusal)
  const drafts = await madeOf(documents, scene.value, orders.value)
  if (!drafts.ok) return refused(drafts.refusal)
  let kept: DocumentFacts[] = []
  const outcome = await act(house, wish.case, asked, commandOf(wish.kind, drafts.value), async (tx) => {
    if (!(await unchanged(house, tx, asked, wish, orders.value))) throw new Stale()
    kept = await putFiles(tx, house, asked, wish.case, drafts.value)
  })
  return { ...outcome, documents: kept }
}

/**
 * Drafts the letters of a kind, one to each addressee, and keeps their files beside the events in one
 * transaction. They are made before it; when the case moves on meanwhile they are made again.
 */
export async function draftLetters(
  house: House,
  documents: Documents,
  asked: Asked,
  caseId: string,
  kindId: string,
  options: DraftOptions = {},
): Promise<Drafted> {
  for (let attempt = 1; attempt <= tries; attempt += 1) {
    try {
      const wish = { case: caseId, kind: kindId, options, at: house.now() }
      return await draftOnce(house, documents, asked, wish)
    } catch (error) {
      if (!(error instanceof Stale)) throw error
    }
  }
  return refused({ code: 'moved-on' })
}
