import { createHash } from 'node:crypto'
import { composeLetter } from '../documents/compose-letter.ts'
import { composePaper } from '../documents/compose-paper.ts'
import type { Paper } from '../documents/paper.ts'
import type { LetterOrder } from '../documents/render-letter.ts'
import { done, type Refusal, type Result, refuse } from '../domain/case/refusal.ts'
import type { Asked } from './act.ts'
import { draftLetters } from './draft-letters.ts'
import type { House } from './house.ts'
import type { Documents } from './letters/make-letters.ts'
import type { LookedAt } from './look-at-case.ts'
import { keepPapers, mimes, paperTemplate } from './papers/keep-papers.ts'
import { caseFacts } from './papers/papers-of.ts'
import { orNotMade, type Printer } from './print-papers.ts'

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
  paper: composeLetter(order.template, order.facts, order.certificate),
})

type Drafting = {
  house: House
  documents: Documents
  asked: Asked
  looked: LookedAt
  orders: ReadonlyMap<string, LetterOrder>
}
type Drafts = { letters: (Letter & { addressee: string })[]; refusal: Refusal | null }

/** Drafts the letters of a kind, to some people where they are given, each with whom it is to. */
async function draftsOf(drafting: Drafting, kind: string, addressees?: readonly string[]): Promise<Drafts> {
  const { house, documents, asked, looked, orders } = drafting
  const options = addressees === undefined ? {} : { addressees }
  const drafted = await draftLetters(house, documents, asked, looked.state.id, kind, options)
  if (!drafted.done) return { letters: [], refusal: drafted.refusal }
  const all = Object.values(drafted.state.letters)
  const letters = drafted.documents.flatMap(({ id, sha256 }) => {
    const order = orders.get(sha256)
    const addressee = all.find((letter) => letter.pdf === id)?.addressee ?? ''
    return order === undefined ? [] : [{ ...letterOf(order), addressee }]
  })
  return { letters, refusal: null }
}

/** What goes into the envelope of a letter of some kind, for those whom it goes to; what is not open yet is left out. */
async function enclosedWith(drafting: Drafting, kind: string, addressees: readonly string[]) {
  const { letters } = drafting.looked.context.pathway
  const enclosed: Drafts['letters'] = []
  for (const id of letters.find((one) => one.id === kind)?.encloses ?? [])
    enclosed.push(...(await draftsOf(drafting, id, addressees)).letters)
  return enclosed
}

async function lettersOf(drafting: Drafting) {
  const letters: Letter[] = []
  const refusals: Refusal[] = []
  for (const kind of invitesOf(drafting.looked)) {
    const drafts = await draftsOf(drafting, kind)
    if (drafts.refusal !== null) refusals.push(drafts.refusal)
    const to = drafts.letters.map(({ addressee }) => addressee)
    const enclosed = to.length === 0 ? [] : await enclosedWith(drafting, kind, to)
    for (const letter of drafts.letters)
      letters.push(letter, ...enclosed.filter(({ addressee }) => addressee === letter.addressee))
  }
  return { letters, refusals }
}

/** Nobody of one kind to invite, or all of that kind sent, does not stand in the way of the others. */
const harmless: readonly Refusal['code'][] = ['no-addressee', 'nothing-changed']

async function bundled(house: House, printer: Printer, looked: LookedAt, letters: readonly Letter[]) {
  const told = letters.map(({ what, to }) => ({ what, to }))
  const cover = composePaper(paperTemplate(house, 'batch-cover'), { ...caseFacts(looked), letters: told })
  const { pdf: bytes } = await printer.renderPapers(cover, ...letters.map(({ paper }) => paper))
  const name = `${looked.state.id}-invitations-to-print.pdf`
  return { name, mime: mimes.pdf, bytes, kind: 'to-family' as const }
}

/**
 * Makes the invitations to the planned meetings, each kept as a letter of its own, and one file of them all for the
 * printer: a cover for staff, then each letter on sheets of its own with what goes into its envelope. Tells how many letters are in it.
 */
export function printBatch(
  house: House,
  makers: Documents & Printer,
  asked: Asked,
  looked: LookedAt,
): Promise<Result<number>> {
  return orNotMade(async () => {
    if (!looked.acts) return refuse({ code: 'no-such-case' })
    const { orders, documents } = remembering(makers)
    const { letters, refusals } = await lettersOf({ house, documents, asked, looked, orders })
    const serious = refusals.find(({ code }) => !harmless.includes(code))
    if (serious !== undefined) return refuse(serious)
    if (letters.length === 0) return refuse(refusals[0] ?? { code: 'no-such-meeting' })
    const file = await bundled(house, makers, looked, letters)
    await keepPapers(house, { person: asked.by.id, case: looked.state.id }, [file])
    return done(letters.length)
  })
}
