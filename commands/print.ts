import { allSchools, schoolOfChannel } from '../db/queries/schools.ts'
import type { NotIn } from '../src/casework/letters/tongue-of.ts'
import type { LookedAt } from '../src/casework/look-at-case.ts'
import { blankForms, formsOf } from '../src/casework/papers/offered-forms.ts'
import type { HandPaper } from '../src/casework/papers/papers-of.ts'
import { mayWorkAt } from '../src/domain/access.ts'
import type { Refusal } from '../src/domain/case/refusal.ts'
import { type Command, onModal, type Reply } from '../src/kit/command.ts'
import { inEnglishWords } from '../views/letters/in-english.ts'
import {
  blankModal,
  blankView,
  type Printable,
  type PrintTold,
  printable,
  printed,
  printing,
  printModal,
  printView,
} from '../views/print.ts'
import { refusalSentence } from '../views/refusal.ts'
import { noticeLine } from '../views/words.ts'
import { askedBy, type Ctx, type Desk, look, notHere, show, showForm } from './desk.ts'
import { forCase } from './for-case.ts'

/** Made, but for enclosures that could not be, and in English for want of a translation; or why nothing was. */
type Made =
  | { ok: true; leftOut: readonly Refusal[]; inEnglish?: readonly NotIn[] }
  | { ok: false; refusal: Refusal }

const nothing = { errors: { what: 'Tick at least one paper.' } }

/** Papers are made long after Slack has had its answer, so they are no part of the request that it may repeat. */
const later = (ctx: Ctx) => askedBy(ctx, { key: null, withinMs: undefined })

/** The letters to staff, such as the round robin, are kinds of the pathway and kept as letters are. */
async function lettersToStaff(ctx: Ctx, { state, context }: LookedAt): Promise<Made> {
  const { shelves } = ctx.deps.house
  const kinds = context.pathway.letters.filter(
    ({ template }) => shelves.letters.get(template)?.addressee === 'staff',
  )
  const leftOut: Refusal[] = []
  for (const { id } of kinds) {
    const made = await ctx.deps.draft(later(ctx), state.id, id)
    if (!made.done) return { ok: false, refusal: made.refusal }
    leftOut.push(...made.leftOut)
  }
  return { ok: true, leftOut }
}

/** Invitations to meetings that have a day; before that, those that are filled in by hand. */
async function invitations(ctx: Ctx, looked: LookedAt): Promise<Made> {
  const planned = Object.values(looked.state.meetings).some((meeting) => meeting.state === 'planned')
  if (!planned) return byHand(ctx, looked, 'by-hand')
  const made = await ctx.deps.papers.batch(later(ctx), looked)
  return made.ok ? { ok: true, ...made.value } : made
}

async function byHand(ctx: Ctx, looked: LookedAt, paper: HandPaper): Promise<Made> {
  const made = await ctx.deps.papers.byHand(ctx.person, looked, [paper])
  return made.ok ? { ok: true, leftOut: [] } : made
}

const makers: Record<Printable, (ctx: Ctx, looked: LookedAt) => Promise<Made>> = {
  stage: (ctx, looked) => byHand(ctx, looked, 'stage'),
  stages: (ctx, looked) => byHand(ctx, looked, 'stages'),
  'round-robin': lettersToStaff,
  invitations,
  signatures: (ctx, looked) => byHand(ctx, looked, 'signatures'),
  'contact-slips': (ctx, looked) => byHand(ctx, looked, 'contact-slips'),
}

async function forms(ctx: Ctx, looked: LookedAt, kinds: readonly string[]): Promise<Made[]> {
  if (kinds.length === 0) return []
  const made = await ctx.deps.papers.forms(ctx.person, looked, kinds)
  return [made.ok ? { ok: true, leftOut: [] } : made]
}

type Wanted = Pick<ReturnType<(typeof printModal)['read']>['answers'], 'what' | 'forms'>

/** Makes what was asked for, one after another, and says how it went: a sentence for each that could not be made. */
async function make(ctx: Ctx, looked: LookedAt, wanted: Wanted): Promise<PrintTold> {
  const tell = { pathway: looked.context.pathway, family: looked.names }
  const made: Made[] = []
  for (const one of printable.filter((each) => wanted.what.includes(each)))
    made.push(await makers[one](ctx, looked))
  made.push(...(await forms(ctx, looked, wanted.forms)))
  const wrong = made.flatMap((one) => (one.ok ? one.leftOut : [one.refusal]))
  const says = new Set(wrong.map((refusal) => noticeLine(refusalSentence(refusal, tell))))
  const inEnglish = made.flatMap((one) => (one.ok ? (one.inEnglish ?? []) : []))
  const lines = [...says, inEnglishWords(inEnglish), ...(made.some(({ ok }) => ok) ? [printed] : [])]
  return { notice: lines.filter(Boolean).join('\n'), translate: inEnglish.length > 0 }
}

/** Draws what can be printed of a case, the forms of its pathway among it. */
export const drawPrint = (ctx: Ctx, looked: LookedAt, told?: PrintTold) =>
  printView(looked, formsOf(ctx.deps.house, looked.context.pathway), told)

const isNothing = ({ what, forms: own }: { what: readonly string[]; forms: readonly string[] }) =>
  what.length + own.length === 0

async function print(
  ctx: Ctx,
  { context, answers, view }: ReturnType<(typeof printModal)['read']> & { view: { id: string } },
) {
  if (isNothing(answers)) return nothing
  const looked = await look(ctx, context.case, 'Print')
  if (looked === null) return { errors: { what: notHere } }
  const after = async () => {
    await ctx.update(view.id, drawPrint(ctx, looked, await make(ctx, looked, answers)))
  }
  return { update: drawPrint(ctx, looked, { notice: printing }), after }
}

async function schoolsFor(ctx: Ctx) {
  const { read } = ctx.deps.house.store
  const schools = (await allSchools(read)).filter((school) => mayWorkAt(ctx.person, school.id))
  const here = ctx.channel === null ? null : await schoolOfChannel(read, ctx.channel)
  const own = schools.find(({ id }) => id === here?.id) ?? (schools.length === 1 ? schools[0] : undefined)
  return { schools, school: own?.id ?? null, forms: blankForms(ctx.deps.house, own ?? null) }
}

/** Blank papers: whoever works at no school has none. */
async function blank(ctx: Ctx): Promise<Reply> {
  const which = await schoolsFor(ctx)
  if (which.schools.length === 0)
    return {
      say: 'Printing is for school staff and the attendance team. Ask whoever looks after Fast Track if you should be able to.',
    }
  return show(ctx, null, 'Print blank papers', async () => blankView(which))
}

async function printBlank(
  ctx: Ctx,
  { context, answers, view }: ReturnType<(typeof blankModal)['read']> & { view: { id: string } },
) {
  if (isNothing(answers)) return nothing
  const { schools } = await schoolsFor(ctx)
  const chosen = context.school ?? answers.school
  const school = schools.find(({ id }) => id === chosen)
  if (school === undefined) return { errors: { school: 'Choose a school where you work.' } }
  const shown = { schools, school: school.id, forms: blankForms(ctx.deps.house, school) }
  const after = async () => {
    const { papers } = ctx.deps
    const made = [
      await papers.blank(ctx.person, school, answers.what),
      await papers.blankForms(ctx.person, school, answers.forms),
    ]
    const notice = made.every(({ ok }) => ok)
      ? printed
      : noticeLine('The papers could not be made. Please try again.')
    await ctx.update(view.id, blankView({ ...shown, notice }))
  }
  return { update: blankView({ ...shown, notice: printing }), after }
}

const ofCase = forCase('print', (ctx, id) =>
  showForm(ctx, null, 'Print', id, (looked) => drawPrint(ctx, looked)),
)

/** Prints a case's papers from its first day on, and blank ones without any pupil. */
export const printCommand: Command<Desk> = {
  word: 'print',
  help: 'Print checklists, invitations, signature pages and slips',
  usage: 'FT-2026-0001',
  run: async (ctx, text) => (text.trim() === '' ? blank(ctx) : ofCase(ctx, text)),
  modals: [
    onModal(printModal, { submit: (ctx: Ctx, reading) => print(ctx, reading) }),
    onModal(blankModal, { submit: (ctx: Ctx, reading) => printBlank(ctx, reading) }),
  ],
}
