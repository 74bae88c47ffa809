import type { InputBlock, KnownBlock, ModalView } from '@slack/types'
import type { z } from 'zod'
import { type Answered, type Each, inputBlock, type Kind, type Placed, type Shown } from './field-kind.ts'
import { limits } from './limits.ts'
import { type FieldErrors, placeErrors } from './modal-errors.ts'
import { type ReceivedView, readState } from './modal-state.ts'
import { asSent } from './old-screen.ts'
import { plain } from './text.ts'

/** The fields of a modal by name; names have letters, digits, `_` and `-`. */
export type Fields = Record<string, Kind<unknown, never> | Each<unknown, never>>

type Drawn<K> =
  K extends Each<unknown, infer P>
    ? { actionId: string; block: (props: Shown & Placed & P & { key: string }) => InputBlock }
    : K extends Kind<unknown, infer P>
      ? { actionId: string; block: (props: Shown & Placed & P) => InputBlock }
      : never

type Answer<K> = K extends Each<infer V, never> ? Answered<V>[] : K extends Kind<infer V, never> ? V : never

/** What a modal's fields were answered with; a field that was not on the screen reads as left empty. */
export type Answers<F> = { [N in keyof F]: Answer<F[N]> }

/** What a modal was opened about, and what its fields hold. */
export type Reading<C extends z.ZodType, F> = { context: z.output<C>; answers: Answers<F> }

type Opened<C extends z.ZodType> = {
  title: string
  context: z.input<C>
  blocks: readonly KnownBlock[]
  submit?: string | undefined
  close?: string | undefined
  notifyOnClose?: boolean | undefined
  /** Does leaving it close whatever lies beneath it too? */
  clearOnClose?: boolean | undefined
}

/** A modal's one declaration: its id is written here and nowhere else. */
export type Modal<C extends z.ZodType, F> = {
  id: string
  fields: { [N in keyof F]: Drawn<F[N]> }
  open: (props: Opened<C>) => ModalView
  read: (view: ReceivedView) => Reading<C, F>
  errors: (texts: FieldErrors<keyof F & string>, view?: ReceivedView) => Record<string, string>
}

const drawing = (kind: Kind<unknown, never> | Each<unknown, never>, name: string, actionId: string) => ({
  actionId,
  block: (props: Shown & Placed & { key?: string }) => {
    const element = ('each' in kind ? kind.each : kind).element(props as never, actionId)
    return inputBlock({ name, actionId, key: props.key, element }, props)
  },
})

function metadata(context: unknown): string {
  const text = JSON.stringify(context)
  if (text.length > limits.privateMetadata) throw new RangeError('a modal is about too much')
  return text
}

function draw(id: string, props: Opened<z.ZodType>): ModalView {
  const { title, context, blocks, close, notifyOnClose, clearOnClose } = props
  // Slack refuses a modal that has an input and no button to submit it.
  const submit = props.submit ?? (blocks.some(({ type }) => type === 'input') ? 'Save' : undefined)
  if (blocks.length > limits.viewBlocks) throw new RangeError('a modal has too many blocks')
  return {
    type: 'modal',
    callback_id: id,
    title: plain(title, limits.viewTitle),
    private_metadata: metadata(context),
    blocks: [...blocks],
    ...(submit === undefined ? {} : { submit: plain(submit, limits.viewButton) }),
    ...(close === undefined ? {} : { close: plain(close, limits.viewButton) }),
    ...(notifyOnClose ? { notify_on_close: true } : {}),
    ...(clearOnClose ? { clear_on_close: true } : {}),
  }
}

/** Declares a modal: what it is about (`context`, ids only), and what it must hear back (`fields`). */
export function defineModal<C extends z.ZodType, const F extends Fields>(declared: {
  id: string
  context: C
  fields: F
}): Modal<C, F> {
  const { id, context, fields } = declared
  const drawn = Object.entries(fields).map(([name, kind]) => [name, drawing(kind, name, `${id}.${name}`)])
  return {
    id,
    fields: Object.fromEntries(drawn),
    open: (props) => draw(id, { ...props, context: context.parse(props.context) }),
    read: (view) =>
      asSent(() => ({
        context: context.parse(JSON.parse(view.private_metadata ?? 'null')),
        answers: readState(fields, view) as Answers<F>,
      })),
    errors: placeErrors,
  }
}
