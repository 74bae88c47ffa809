import { randomUUID } from 'node:crypto'
import { type DocumentFacts, putDocument } from '../../db/documents.ts'
import { personWithRoles } from '../../db/queries/people.ts'
import type { Tx } from '../../db/writer.ts'
import { excused } from '../domain/case/addressees.ts'
import type { CommandOf, MadeLetter } from '../domain/case/command.ts'
import { decide } from '../domain/case/decide.ts'
import { lettersFor, type Owed } from '../domain/case/owed.ts'
import { done, type Refusal, type Result } from '../domain/case/refusal.ts'
import { draftable } from '../domain/case/verbs/letters.ts'
import { type Asked, act, headOf, type Outcome } from './act.ts'
import type { House } from './house.ts'
import { type Documents, type Made, makeLetter, type Order, ordersFor } from './letters/make-letters.ts'
import { type GivenFacts, type Scene, sceneOf } from './letters/scene.ts'
import type { NotIn } from './letters/tongue-of.ts'
import { fileReady } from './notify.ts'

/** To whom and about which meeting, if not to everybody who is owed the letter and has not had it, and facts that no table holds. */
export type DraftOptions = { addressees?: readonly string[]; meeting?: string; given?: GivenFacts }

/** What came of drafting, with the documents that were kept: a PDF and a Word file for each addressee; and which languages they could not be in. */
export type Drafted = Outcome & { documents: DocumentFacts[]; inEnglish: NotIn[] }

type Wish = { case: string; kind: string; options: DraftOptions; at: Date }
type Draft = { ids: Record<'pdf' | 'docx', string>; made: Made }

/** How often letters are made afresh when the case moves on while they are being made. */
const tries = 4

/** The case is no longer as the letters tell it: they are to be made again. */
class Stale extends Error {}

const refused = (refusal: Refusal): Drafted => ({ done: false, refusal, documents: [], inEnglish: [] })

/** What is owed of the letter to those who have neither had it nor been excused from it, nor have another that stands for it, be it a draft. */
function stillOwed({ loaded, kind }: Scene, owed: readonly Owed[]): Owed[] {
  const { pathway, state } = loaded.context
  const told = ({ addressee, meeting }: Owed) =>
    lettersFor(pathway, state, kind, addressee, meeting ?? undefined).some(
      (one) => one.state === 'sent' || one.kind !== kind.id,
    )
  return owed.filter((one) => !excused(state, kind.id, one.addressee, one.meeting) && !told(one))
}

/** The letters that are wished for: all that are still owed, or those to the people named, whom the rules then judge. */
function wished(scene: Scene, { addressees, meeting }: DraftOptions): Owed[] {
  const can = draftable(scene.loaded.context, scene.kind.id, meeting)
  const owed = can.ok ? can.value : []
  if (addressees === undefined) return stillOwed(scene, owed)
  return [...new Set(addressees)].flatMap((addressee) => {
    const own = owed.filter((one) => one.addressee === addressee)
    return own.length > 0 ? own : [{ addressee, meeting: meeting ?? null }]
  })
}

const lettersOf = (kind: string, letters: readonly MadeLetter[]): CommandOf<'draft-letters'> => ({
  do: 'draft-letters',
  kind,
  letters: [...letters],
})

const about = ({ addressee, meeting }: Owed) => ({ addressee, ...(meeting === null ? {} : { meeting }) })

const addressOf = ({ address }: Made) => (address.length === 0 ? {} : { address })

const commandOf = (kind: string, drafts: readonly Draft[]): CommandOf<'draft-letters'> =>
  lettersOf(
    kind,
    drafts.map(({ ids, made }) => ({ ...about(made), figures: made.figures, ...addressOf(made), ...ids })),
  )

/** What stands in the way before anything is made: the rules are asked with letters that do not exist yet. */
function objection(house: House, asked: Asked, scene: Scene, owed: readonly Owed[]): Refusal | null {
  const letters = owed.map((one) => ({ ...about(one), pdf: '', docx: '' }))
  const decided = decide(scene.loaded.context, lettersOf(scene.kind.id, letters), headOf(house, asked))
  if (!decided.ok) return decided.refusal
  return owed.length === 0 ? { code: 'nothing-changed' } : null
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
  const again = ordersFor(scene.value, orders)
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
  const owed = wished(scene.value, wish.options)
  const wrong = objection(house, asked, scene.value, owed)
  if (wrong !== null) return refused(wrong)
  const orders = ordersFor(scene.value, owed)
  if (!orders.ok) return refused(orders.refusal)
  const drafts = await madeOf(documents, scene.value, orders.value)
  if (!drafts.ok) return refused(drafts.refusal)
  let kept: DocumentFacts[] = []
  const outcome = await act(house, wish.case, asked, commandOf(wish.kind, drafts.value), async (tx) => {
    if (!(await unchanged(house, tx, asked, wish, orders.value))) throw new Stale()
    kept = await putFiles(tx, house, asked, wish.case, drafts.value)
  })
  return { ...outcome, documents: kept, inEnglish: drafts.value.flatMap(({ made }) => made.notIn ?? []) }
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
