import type { ModalView } from '@slack/types'
import { type Asked, act } from '../src/casework/act.ts'
import type { House } from '../src/casework/house.ts'
import type { NotIn } from '../src/casework/letters/tongue-of.ts'
import { type LookedAt, lookAtCase } from '../src/casework/look-at-case.ts'
import type { Printing } from '../src/casework/papers/printing.ts'
import type { LookedInto, PaperKind, TakenIn } from '../src/casework/papers-back/take-in.ts'
import type { Bring } from '../src/casework/register-files/hand-in.ts'
import { sealedTrace } from '../src/casework/sealed-trace.ts'
import type { CaseCommand } from '../src/domain/case/command.ts'
import type { Refusal } from '../src/domain/case/refusal.ts'
import type { Reply } from '../src/kit/command.ts'
import type { Context } from '../src/kit/context.ts'
import type { ReceivedView } from '../src/kit/modal-state.ts'
import { caseView } from '../views/case.ts'
import { opening, sealedSentence, sorry } from '../views/opening.ts'
import { readsOnly, refusalSentence } from '../views/refusal.ts'

/** What commands work with: casework's house, the maker of papers, and files that people hand in. */
export type Desk = {
  house: House
  /** Makes the papers of one kind for a case, and what goes into their envelopes, and keeps them; those about one meeting where it is named. `leftOut` says which enclosures were not made, and why; `inEnglish` which languages there is no translation in to send. */
  draft: (
    asked: Asked,
    id: string,
    kind: string,
    meeting?: string,
  ) => Promise<
    | { done: true; leftOut: readonly Refusal[]; inEnglish: readonly NotIn[] }
    | { done: false; refusal: Refusal }
  >
  /** Makes papers for the printer. */
  papers: Printing
  /** Brings files out of Slack and looks into each; they are kept beside the events that name them. */
  takeIn: (files: readonly string[], by: string, accepts?: readonly PaperKind[]) => Promise<TakenIn>
  /** Looks into a document that is kept already. */
  lookAtKept: (document: string) => Promise<LookedInto>
  /** Brings a register file out of Slack, which stays where it is. */
  bringFile: Bring
}

/** A request with what commands work with. */
export type Ctx = Context<Desk>

/** What is said both when there is no such case and when it is not theirs to see. */
export const notHere = 'There is no case here that you can open. Check the number, for example FT-2026-0001.'

/** The request as casework wants it: who, on which of Slack's requests, and how long it may take. */
export function askedBy(ctx: Ctx, more: Partial<Asked> = {}): Asked {
  return { by: ctx.person, key: ctx.inboxKey, withinMs: ctx.withinMs(), ...more }
}

/** The modal a button stood on; null for a message or the Home tab. */
export function modalOf(view: ReceivedView | null): ReceivedView | null {
  return view?.callback_id ? view : null
}

/** Looks at a case for whoever asks, who is written down with the screen's title; null when there is none for them. */
export function look(ctx: Ctx, id: string, title = id): Promise<LookedAt | null> {
  return lookAtCase(ctx.deps.house, ctx.person, id, title === id ? undefined : title)
}

type Built = ModalView | string | null

/** What is told of a case that is not there to be seen: that it was sealed, to those who work at its school. */
async function traceOf(ctx: Ctx, id: string): Promise<string | null> {
  const sealed = await sealedTrace(ctx.deps.house, ctx.person, id)
  return sealed && sealedSentence(sealed)
}

/** What was asked for; a sentence where it cannot be shown, and the same one whether a case is hidden or not there. */
const painted = (title: string, built: Built): ModalView =>
  built === null || typeof built === 'string' ? sorry(title, built ?? notHere) : built

/** Opens a modal at once, over another if there is one, and fills it as soon as it has been built. */
export function show(
  ctx: Ctx,
  over: ReceivedView | null,
  title: string,
  build: (self: string) => Promise<Built>,
): Reply {
  const reply = async () => {
    const shell = opening(title)
    const shown = modalOf(over) === null ? await ctx.open(shell) : await ctx.push(shell)
    await ctx.update(shown, painted(title, await build(shown)))
  }
  return { after: reply }
}

/** Where a screen about a case lies: the modal beneath it, if any, and its own id. */
export type Lies = { back: string | null; self: string }

/** Opens a modal about one case; the same kind answer for no such case and for one that is not theirs. */
export function showCase(
  ctx: Ctx,
  over: ReceivedView | null,
  title: string,
  id: string,
  build: (looked: LookedAt, lies: Lies) => Built,
): Reply {
  return show(ctx, over, title, async (self) => {
    const looked = await look(ctx, id, title)
    return looked === null ? traceOf(ctx, id) : build(looked, { back: modalOf(over)?.id ?? null, self })
  })
}

/** Fills the modal that a button stood on with another screen, so that lists do not use up Slack's stack of three. */
export function turnInto(
  ctx: Ctx,
  over: ReceivedView | null,
  title: string,
  id: string,
  build: (looked: LookedAt, lies: Lies) => Built,
): Reply {
  const modal = modalOf(over)
  if (modal === null) return showCase(ctx, null, title, id, build)
  const turn = async () => {
    const looked = await look(ctx, id, title)
    const built = looked === null ? await traceOf(ctx, id) : build(looked, { back: null, self: modal.id })
    await ctx.update(modal.id, painted(title, built))
  }
  return { after: turn }
}

/** Opens a form about one case for those who may change it; who only reads the case is told so. */
export function showForm(
  ctx: Ctx,
  over: ReceivedView | null,
  title: string,
  id: string,
  build: (looked: LookedAt, lies: Lies) => Built,
): Reply {
  return showCase(ctx, over, title, id, (looked, lies) => (looked.acts ? build(looked, lies) : readsOnly))
}

/** Says why something was not done, in words for this case. */
export async function because(ctx: Ctx, id: string, refusal: Refusal): Promise<string> {
  const looked = await look(ctx, id)
  if (looked === null) return notHere
  if (refusal.code === 'no-such-case') return readsOnly
  return refusalSentence(refusal, { pathway: looked.context.pathway, family: looked.names })
}

/** Tells somebody why a button did nothing: over the modal it stood on, or beside the message. */
export function complain(ctx: Ctx, over: ReceivedView | null, text: string): Reply {
  if (modalOf(over) === null) return { say: text }
  return { after: async () => void (await ctx.push(sorry('Not done', text))) }
}

/** Paints a shown case anew, or takes it off the screen of somebody who may not see it any more; nothing happens when it was closed. */
export async function paintCase(ctx: Ctx, view: string | null, id: string): Promise<void> {
  if (view === null) return
  const looked = await look(ctx, id)
  await ctx.update(view, looked === null ? sorry(id, notHere) : caseView(looked))
}

/** Does one thing at the press of a button: the case beneath is painted anew, or the reason why not is told. */
export async function doNow(
  ctx: Ctx,
  view: ReceivedView | null,
  id: string,
  command: CaseCommand,
): Promise<Reply> {
  const outcome = await act(ctx.deps.house, id, askedBy(ctx), command)
  if (!outcome.done) return complain(ctx, view, await because(ctx, id, outcome.refusal))
  return { after: () => paintCase(ctx, modalOf(view)?.id ?? null, id) }
}

/** After a form was kept: it closes and the case beneath is painted anew, or it becomes the case. */
export async function backToCase(ctx: Ctx, back: string | null, id: string) {
  if (back !== null) return { close: true as const, after: () => paintCase(ctx, back, id) }
  const looked = await look(ctx, id)
  return looked === null ? { close: true as const } : { update: caseView(looked) }
}
