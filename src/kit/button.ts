import type { Button as ButtonElement, ConfirmationDialog } from '@slack/types'
import type { z } from 'zod'
import { limits } from './limits.ts'
import { asSent } from './old-screen.ts'
import { plain } from './text.ts'

/** What is asked before a button does its work. */
export type Confirm = { title: string; text: string; confirm: string; deny: string }

/** A click as Slack sends it, of which a button or menu reads its own part. */
export type ReceivedAction = {
  action_id: string
  value?: string | undefined
  selected_option?: { value: string } | null | undefined
}

type Look = {
  text: string
  style?: 'primary' | 'danger' | undefined
  confirm?: Confirm | undefined
  /** What a screen reader says instead of a short text. */
  spoken?: string | undefined
  /** Which copy it is among the same buttons of one row. */
  nth?: number | undefined
}

/** A button's one declaration: its id is written here and nowhere else. */
export type Button<P extends z.ZodType> = {
  id: string
  element: (look: Look & { payload: z.input<P> }) => ButtonElement
  read: (action: ReceivedAction) => z.output<P>
}

/** The question as Slack wants it. */
export const confirmation = (ask: Confirm): ConfirmationDialog => ({
  title: plain(ask.title, limits.confirmTitle),
  text: plain(ask.text, limits.confirmText),
  confirm: plain(ask.confirm, limits.confirmButton),
  deny: plain(ask.deny, limits.confirmButton),
})

function carried(payload: unknown): string {
  const value = JSON.stringify(payload)
  if (value.length > limits.buttonValue) throw new RangeError('a button carries too much')
  return value
}

/** Declares a button and what it carries (ids only); in one row, `nth` tells the same button's copies apart. */
export function defineButton<P extends z.ZodType>({ id, payload }: { id: string; payload: P }): Button<P> {
  return {
    id,
    element: (look) => ({
      type: 'button',
      action_id: look.nth === undefined ? id : `${id}#${look.nth}`,
      text: plain(look.text, limits.buttonText),
      value: carried(payload.parse(look.payload)),
      ...(look.style ? { style: look.style } : {}),
      ...(look.spoken ? { accessibility_label: plain(look.spoken, limits.buttonText).text } : {}),
      ...(look.confirm ? { confirm: confirmation(look.confirm) } : {}),
    }),
    read: (action) => asSent(() => payload.parse(JSON.parse(action.value ?? 'null'))),
  }
}
