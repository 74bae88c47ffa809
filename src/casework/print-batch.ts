import { createHash } from 'node:crypto'
import { composePaper } from '../documents/compose-paper.ts'
import type { Paper } from '../documents/paper.ts'
import { composeOrder, type LetterOrder } from '../documents/render-letter.ts'
import { done, type Refusal, type Result, refuse } from '../domain/case/refusal.ts'
import type { Asked } from './act.ts'
import { draftWhole } from './draft-whole.ts'
import type { House } from './house.ts'
import type { Documents } from './letters/make-letters.ts'
import { sheetOf } from './letters/sheet-of.ts'
import type { NotIn } from './letters/tongue-of.ts'
import type { LookedAt } from './look-at-case.ts'
import { keepPapers, mimes, paperTemplate } from './papers/keep-papers.ts'
import { caseFacts } from './papers/papers-of.ts'
import { orNotMade, type Printer } from './print-papers.ts'

/** How many letters a batch holds, why an enclosure is not among them, and in which languages of their readers they could not be. */
export type Batch = { letters: number; leftOut: Refusal[]; inEnglish: NotIn[] }

type Letter = { what: string; to: string; paper: Paper }

/** Remembers what each file was made from, so that the batch holds the very letters that were kept. */
function remembering({ renderLetter }: Documents) {
  const orders = new Map<string, LetterOrder>()
  const documents: Documents = {
    renderLetter: async (order) => {
      const made = await renderLetter(order)
      orders.set(createHash('sha256').update(made.pdf).digest('hex'), order)
      return made
    },
  }
  return { orders, documents }
}

/** The meetings that are planned have their invitations; these kinds of letter are them, parents' first. */
function invitesOf({ state, context }: LookedAt): string[] {
  const planned = Object.values(state.meetings).filter((meeting) => meeting.state === 'planned')
  const kinds = new Set(planned.map(({ kind }) => kind))
  return context.pathway.meetings.filter(({ id }) => kinds.has(id)).flatMap(({ invites }) => invites)
}

const letterOf = (order: LetterOrder): Letter => ({
  what: order.template.name,
  to: order.facts.to?.name ?? 'The school',
  paper: composeOrder(order),
})

type Drafting = {
  house: House
  documents: Documents
  asked: Asked
  looked: LookedAt
  orders: ReadonlyMap<string, LetterOrder>
}
type Drafts = Pick<Batch, 'leftOut' | 'inEnglish'> & { letters: Letter[]; refusals: Refusal[] }

/** Drafts the letters of a kind with what goes into their envelopes, each followed by what goes into its own. */
async function draftsOf(
  { house, documents, asked, looked, orders }: Drafting,
  kind: string,
): Promise<Drafts> {
  const drafted = await draftWhole(house, documents, asked, looked.state.id, kind)
  if (!drafted.done) return { letters: [], refusals: [drafted.refusal], leftOut: [], inEnglish: [] }
  const all = Object.values(drafted.state.letters)
  const made = drafted.documents.flatMap(({ id, sha256 }) => {
    const letter = all.find(({ pdf }) => pdf === id)
    const order = orders.get(sha256)
    return letter === undefined || order === undefined ? [] : [{ ...letterOf(order), letter }]
  })
  const own = made.filter(({ letter }) => letter.kind === kind)
  const letters = own.flatMap((one) => [
    one,
    ...made.filter(({ letter }) => letter.kind !== kind && letter.addressee === one.letter.addressee),
  ])
  return { letters, refusals: [], leftOut: drafted.leftOut, inEnglish: [...drafted.inEnglish] }
}

async function lettersOf(drafting: Drafting): Promise<Drafts> {
  const all: Drafts[] = []
  for (const kind of invitesOf(drafting.looked)) all.push(await draftsOf(drafting, kind))
  return {
    letters: all.flatMap(({ letters }) => letters),
    refusals: all.flatMap(({ refusals }) => refusals),
    leftOut: all.flatMap(({ leftOut }) => leftOut),
    inEnglish: all.flatMap(({ inEnglish }) => inEnglish),
  }
}

/** Nobody of one kind to invite, or all of that kind sent, does not stand in the way of the others. */
const harmless: readonly Refusal['code'][] = ['no-addressee', 'nothing-changed']

async function bundled(house: House, printer: Printer, looked: LookedAt, letters: readonly Letter[]) {
  const told = letters.map(({ what, to }) => ({ what, to }))
  const cover = composePaper(
    paperTemplate(house, 'batch-cover'),
    { ...caseFacts(looked), letters: told },
    sheetOf(looked.family.school),
  )
  const { pdf: bytes } = await printer.renderPapers(cover, ...letters.map(({ paper }) => paper))
  const name = `${looked.state.id}-invitations-to-print.pdf`
  return { name, mime: mimes.pdf, bytes, kind: 'to-family' as const }
}

/**
 * Makes the invitations to the planned meetings, each kept as a letter of its own, and one file of them all for the
 * printer: a cover for staff, then each letter on sheets of its own with what goes into its envelope. Tells how many letters are in it, why an enclosure is not, and what is in English for want of a translation.
 */
export function printBatch(
  house: House,
  makers: Documents & Printer,
  asked: Asked,
  looked: LookedAt,
): Promise<Result<Batch>> {
  return orNotMade(async () => {
    if (!looked.acts) return refuse({ code: 'no-such-case' })
    const { orders, documents } = remembering(makers)
    const { letters, refusals, ...lacks } = await lettersOf({ house, documents, asked, looked, orders })
    const serious = refusals.find(({ code }) => !harmless.includes(code))
    if (serious !== undefined) return refuse(serious)
    if (letters.length === 0) return refuse(refusals[0] ?? { code: 'no-such-meeting' })
    const file = await bundled(house, makers, looked, letters)
    await keepPapers(house, { person: asked.by.id, case: looked.state.id }, [file])
    return done({ letters: letters.length, ...lacks })
  })
}
