import type { HomeView, ModalView } from '@slack/types'
import type { z } from 'zod'
import type { Message } from './blocks.ts'
import type { ReceivedAction } from './button.ts'
import type { Context } from './context.ts'
import { parseBlockId } from './field-kind.ts'
import type { Fields, Modal, Reading } from './modal.ts'
import type { FieldErrors } from './modal-errors.ts'
import type { ReceivedView } from './modal-state.ts'
import type { Choice } from './option.ts'
import type { PointedAt, Shortcut } from './shortcut.ts'

/** What is done once Slack has its acknowledgement: painting, and reading that may take its time. */
export type After = { after?: (() => Promise<void>) | undefined }

/** How a command or a click is answered: what the asker alone is told, and what follows the acknowledgement. */
export type Reply = ({ say?: string | Message | undefined } & After) | undefined

/** How a submission is answered. */
export type Submitted<N extends string = string> = After &
  (
    | { close: true }
    | { clear: true }
    | { errors: FieldErrors<N> }
    | { update: ModalView }
    | { push: ModalView }
  )

/** A field that was changed on a modal with `dispatch`: its name, its key among many, and the version painted. */
export type Changed<N extends string = string> = { field: N; key: string; version: number }

/** A button or menu and what pressing it does. */
export type Pressed<D> = {
  id: string
  press: (ctx: Context<D>, action: ReceivedAction, view: ReceivedView | null) => Promise<Reply>
}

/** A modal and what submitting, changing and closing it does. */
export type Submittable<D> = {
  id: string
  actionIds: readonly string[]
  submit: (ctx: Context<D>, view: ReceivedView) => Promise<Submitted>
  change?: ((ctx: Context<D>, view: ReceivedView, blockId: string) => Promise<Reply>) | undefined
  close?: ((ctx: Context<D>, view: ReceivedView) => Promise<void>) | undefined
}

/** A field found by typing, and where its matches come from. */
export type Searched<D> = {
  id: string
  search: (ctx: Context<D>, typed: string, view: ReceivedView | null) => Promise<readonly Choice[]>
}

/** An entry of the menu that every message has, and what choosing it does. */
export type Pointed<D> = {
  id: string
  shortcut: Shortcut
  point: (ctx: Context<D>, at: PointedAt) => Promise<Reply>
}

/** What the buttons, forms, searches and shortcuts of some screens do. */
export type Screens<D> = {
  buttons?: readonly Pressed<D>[] | undefined
  modals?: readonly Submittable<D>[] | undefined
  searches?: readonly Searched<D>[] | undefined
  shortcuts?: readonly Pointed<D>[] | undefined
  /** The Home tab; one alone has it. */
  home?: ((ctx: Context<D>) => Promise<HomeView>) | undefined
}

/** One verb of `/fasttrack`: its word, its help, and everything that its screens can do. */
export type Command<D> = Screens<D> & {
  word: string
  help: string
  usage?: string | undefined
  run: (ctx: Context<D>, text: string) => Promise<Reply>
}

/** Says what pressing a button, or picking from a menu, does. */
export function onPress<D, P>(
  button: { id: string; read: (action: ReceivedAction) => P },
  press: (ctx: Context<D>, payload: P, view: ReceivedView | null) => Promise<Reply>,
): Pressed<D> {
  return { id: button.id, press: (ctx, action, view) => press(ctx, button.read(action), view) }
}

type Shown = { view: ReceivedView }
type Handlers<D, C extends z.ZodType, F extends Fields> = {
  submit: (ctx: Context<D>, modal: Reading<C, F> & Shown) => Promise<Submitted<keyof F & string>>
  change?: (
    ctx: Context<D>,
    modal: Reading<C, F> & Shown & { changed: Changed<keyof F & string> },
  ) => Promise<Reply>
  close?: (ctx: Context<D>, modal: Reading<C, F> & Shown) => Promise<void>
}

/** Says what submitting a modal does; `change`, what a choice kept at once does; `close`, what leaving it does. */
export function onModal<D, C extends z.ZodType, F extends Fields>(
  modal: Modal<C, F>,
  { submit, change, close }: Handlers<D, C, F>,
): Submittable<D> {
  const shown = (view: ReceivedView) => ({ ...modal.read(view), view })
  return {
    id: modal.id,
    actionIds: Object.values<{ actionId: string }>(modal.fields).map(({ actionId }) => actionId),
    submit: (ctx, view) => submit(ctx, shown(view)),
    change:
      change &&
      ((ctx, view, blockId) => {
        const { name = '', key = '', version = 0 } = parseBlockId(blockId) ?? {}
        return change(ctx, { ...shown(view), changed: { field: name, key, version } })
      }),
    close: close && ((ctx, view) => close(ctx, shown(view))),
  }
}

/** Says where the matches of a field found by typing come from. */
export function onSearch<D>(field: { actionId: string }, search: Searched<D>['search']): Searched<D> {
  return { id: field.actionId, search }
}

/** Says what choosing a shortcut from a message's menu does. */
export function onShortcut<D>(shortcut: Shortcut, point: Pointed<D>['point']): Pointed<D> {
  return { id: shortcut.id, shortcut, point }
}
