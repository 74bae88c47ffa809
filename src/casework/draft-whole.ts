import type { Refusal } from '../domain/case/refusal.ts'
import type { Asked } from './act.ts'
import { type Drafted, type DraftOptions, draftLetters } from './draft-letters.ts'
import type { House } from './house.ts'
import type { Documents } from './letters/make-letters.ts'
import { loadCase } from './load-case.ts'

/** What came of drafting letters with all that goes into their envelopes: the papers of both, and why an enclosure is not among them. */
export type DraftedWhole = Drafted & { leftOut: Refusal[] }

/** An enclosure that somebody has already had is not made again, and nobody misses it. */
const harmless: readonly Refusal['code'][] = ['no-addressee', 'nothing-changed']

const keyFor = ({ key }: Asked, kind: string) => (key === null ? null : `${key}:${kind}`)

async function enclosedIn(house: House, caseId: string, kindId: string): Promise<readonly string[]> {
  const loaded = await loadCase(house, house.store.read, caseId)
  return loaded?.context.pathway.letters.find(({ id }) => id === kindId)?.encloses ?? []
}

type Making = { house: House; documents: Documents; asked: Asked; case: string }

/** Adds an enclosure for some people to what was drafted, or why it was not made. */
async function adding(making: Making, whole: DraftedWhole, kind: string, addressees: readonly string[]) {
  const { house, documents, asked } = making
  const again = { ...asked, key: keyFor(asked, kind) }
  const one = await draftLetters(house, documents, again, making.case, kind, { addressees })
  if (one.done) {
    const inEnglish = [...whole.inEnglish, ...one.inEnglish]
    return { ...one, inEnglish, documents: [...whole.documents, ...one.documents], leftOut: whole.leftOut }
  }
  if (harmless.includes(one.refusal.code)) return whole
  return { ...whole, leftOut: [...whole.leftOut, one.refusal] }
}

/** To whom the letters go that were just drafted. */
function addresseesOf(drafted: Drafted): string[] {
  if (!drafted.done) return []
  const made = new Set(drafted.documents.map(({ id }) => id))
  const own = Object.values(drafted.state.letters).filter(({ pdf }) => made.has(pdf))
  return [...new Set(own.map(({ addressee }) => addressee))]
}

/** Drafts the letters of a kind, and for each of those whom they go to what the pathway has go into the same envelope. */
export async function draftWhole(
  house: House,
  documents: Documents,
  asked: Asked,
  caseId: string,
  kindId: string,
  options: DraftOptions = {},
): Promise<DraftedWhole> {
  const drafted = await draftLetters(house, documents, asked, caseId, kindId, options)
  const addressees = addresseesOf(drafted)
  let whole: DraftedWhole = { ...drafted, leftOut: [] }
  for (const kind of addressees.length === 0 ? [] : await enclosedIn(house, caseId, kindId))
    whole = await adding({ house, documents, asked, case: caseId }, whole, kind, addressees)
  return whole
}
