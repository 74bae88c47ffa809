import { composePaper } from '../documents/compose-paper.ts'
import { LetterRefused } from '../documents/letter-refused.ts'
import type { renderPapers } from '../documents/render-letter.ts'
import type { Asker } from '../domain/access.ts'
import { done, type Refusal, type Result, refuse } from '../domain/case/refusal.ts'
import type { PaperId } from '../domain/paper-facts.ts'
import type { Family } from './facts.ts'
import type { House } from './house.ts'
import { sheetOf } from './letters/sheet-of.ts'
import type { LookedAt } from './look-at-case.ts'
import { blankFacts, stageOf, stagesOf } from './papers/blank-facts.ts'
import { keepPapers, mimes, type PaperFile, paperTemplate } from './papers/keep-papers.ts'
import { openingPathway } from './papers/offered-forms.ts'
import { type HandPaper, type PaperOrder, papersOf } from './papers/papers-of.ts'
import { dayIn } from './today.ts'

/** What makes the files of papers: `src/documents`. */
export type Printer = { renderPapers: typeof renderPapers }

/** Papers that somebody may want to type into a computer rather than write on. */
const alsoInWord: readonly PaperId[] = ['checklist', 'invitation-by-hand']

/** What a hold stops on its way, as it stops letters. */
const toFamily: readonly PaperId[] = ['invitation-by-hand']

/** Turns files that could not be made into a refusal that says why. */
export async function orNotMade<T>(work: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof LetterRefused)) throw error
    return refuse({ code: 'letter-not-made', letter: error.letter, why: error.reasons.join('; ') })
  }
}

type OnSheets = { school: Family['school']; called: string }

async function filesOf(
  house: House,
  printer: Printer,
  orders: readonly PaperOrder[],
  { school, called }: OnSheets,
) {
  const letterhead = sheetOf(school)
  const files: PaperFile[] = []
  const count = new Map<PaperId, number>()
  for (const { paper, facts } of orders) {
    const nth = (count.get(paper) ?? 0) + 1
    count.set(paper, nth)
    const made = await printer.renderPapers(composePaper(paperTemplate(house, paper), facts, letterhead))
    const forms = alsoInWord.includes(paper) ? (['pdf', 'docx'] as const) : (['pdf'] as const)
    const kind = toFamily.includes(paper) ? ('to-family' as const) : ('paper' as const)
    for (const form of forms)
      files.push({ name: `${called}-${paper}-${nth}.${form}`, mime: mimes[form], bytes: made[form], kind })
  }
  return files
}

function ordersFor(looked: LookedAt, wanted: readonly HandPaper[]): Result<PaperOrder[]> {
  if (!looked.acts) return refuse({ code: 'no-such-case' })
  const found = wanted.map((one) => papersOf(looked, one))
  const refusal = found.flatMap((one): Refusal[] => (one.ok ? [] : [one.refusal]))[0]
  if (refusal !== undefined) return refuse(refusal)
  const orders = found.flatMap((one) => (one.ok ? one.value : []))
  return orders.length > 0 ? done(orders) : refuse({ code: 'nothing-changed' })
}

/** Makes papers of a case to be filled in by hand and sends them to whoever asked, as files; tells how many. */
export function printPapers(
  house: House,
  printer: Printer,
  { id: person }: Asker,
  looked: LookedAt,
  wanted: readonly HandPaper[],
): Promise<Result<number>> {
  return orNotMade(async () => {
    const orders = ordersFor(looked, wanted)
    if (!orders.ok) return orders
    const { id } = looked.state
    const { school } = looked.family
    const files = await filesOf(house, printer, orders.value, { school, called: id })
    await keepPapers(house, { person, case: id }, files)
    return done(files.length)
  })
}

/** Papers without any pupil, for an outage or a visit to a family that has no case yet. */
const blankPapers = ['stages', 'signatures', 'contact-slips', 'by-hand'] as const
export type BlankPaper = (typeof blankPapers)[number]

const blanks: Record<BlankPaper, PaperId> = {
  stages: 'checklist',
  signatures: 'signatures',
  'contact-slips': 'contact-slip',
  'by-hand': 'invitation-by-hand',
}

/** Makes blank papers of a school and sends them to whoever asked, as files; tells how many. */
export function printBlank(
  house: House,
  printer: Printer,
  { id: person }: Asker,
  school: Family['school'],
  wanted: readonly BlankPaper[],
): Promise<Result<number>> {
  const facts = blankFacts(school, dayIn(house.now(), house.timeZone))
  const stages = stagesOf(openingPathway(house, school)).map(stageOf)
  const orders = wanted.map((one) => ({ paper: blanks[one], facts: { ...facts, stages } }))
  return orNotMade(async () => {
    const files = await filesOf(house, printer, orders, { school, called: 'blank' })
    await keepPapers(house, { person, case: null }, files)
    return done(files.length)
  })
}
