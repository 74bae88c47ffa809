import type { InputBlock } from '@slack/types'
import { limits } from './limits.ts'
import { plain } from './text.ts'

/** One input's state as Slack sends it, of which each kind of field reads its own part. */
export type State = {
  type: string
  value?: string | null | undefined
  selected_date?: string | null | undefined
  selected_time?: string | null | undefined
  selected_user?: string | null | undefined
  selected_users?: string[] | undefined
  selected_option?: { value: string } | null | undefined
  selected_options?: { value: string }[] | undefined
  files?: UploadedFile[] | undefined
}

/** A file that a person put into a form: its Slack id, its name and its type. */
export type UploadedFile = { id: string; name: string; mimetype: string; size?: number | undefined }

/** What every field shows: its label, a hint below it, and whether it may stay empty. */
export type Shown = { label: string; hint?: string | undefined; optional?: boolean | undefined }

/** Where Slack's input elements come from: everything but the action id, which the modal gives. */
export type Element = InputBlock['element']

/** A kind of field: how its input is drawn and how its answer is read. */
export type Kind<V, P> = {
  element: (props: P, actionId: string) => Element
  read: (state: State) => V
}

/** A kind whose field stands many times in one modal, once for each key (a checklist item, a parent). */
export type Each<V, P> = { each: Kind<V, P> }

/** One answer among many of a kind: which thing it is about, and the version that was painted. */
export type Answered<V> = { key: string; version: number; value: V }

/** Declares that a field stands once for each key, and is read back as a list. */
export const each = <V, P>(kind: Kind<V, P>): Each<V, P> => ({ each: kind })

/**
 * Which of many a block is for, which version of its answer it shows (a new version resets what was typed), and whether
 * a choice is sent as soon as it is made.
 */
export type Placed = { version?: number | undefined; dispatch?: boolean | undefined }

type Block = { name: string; actionId: string; key?: string | undefined; element: Element }

/** The id of a field's block: its name, key and version; it throws past Slack's limit, rather than cut a key in two. */
export function blockId(name: string, key: string | undefined, version: number | undefined): string {
  const id = `${name}${key === undefined ? '' : `:${encodeURIComponent(key)}`}${version === undefined ? '' : `@${version}`}`
  if (id.length > limits.blockId) throw new RangeError('a block id is too long')
  return id
}

/** The field, key and version that a block id names, or null for a block that no field drew. */
export function parseBlockId(id: string): { name: string; key: string; version: number } | null {
  const [, name, key = '', version = '0'] = /^([\w-]+)(?::([^@]*))?(?:@(\d+))?$/.exec(id) ?? []
  return name === undefined ? null : { name, key: decodeURIComponent(key), version: Number(version) }
}

/** The input block around an element. */
export function inputBlock({ name, actionId, key, element }: Block, props: Shown & Placed): InputBlock {
  return {
    type: 'input',
    block_id: blockId(name, key, props.version),
    label: plain(props.label, limits.inputLabel),
    element: { ...element, action_id: actionId } as Element,
    optional: props.optional ?? false,
    ...(props.hint ? { hint: plain(props.hint, limits.inputHint) } : {}),
    ...(props.dispatch ? { dispatch_action: true } : {}),
  }
}
