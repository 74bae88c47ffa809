import type { Overflow, StaticSelect } from '@slack/types'
import type { z } from 'zod'
import { type Confirm, confirmation, type ReceivedAction } from './button.ts'
import { limits } from './limits.ts'
import { asSent } from './old-screen.ts'
import { inMenu, mostInMenu, options } from './option.ts'
import { plain } from './text.ts'

type Item<P extends z.ZodType> = { text: string; payload: z.input<P>; description?: string | undefined }
type Look = { confirm?: Confirm | undefined }

/** A menu's one declaration, for rows of actions and beside paragraphs: each choice carries its own small payload. */
export type Select<P extends z.ZodType> = {
  id: string
  menu: (
    look: Look & { items: readonly Item<P>[]; placeholder: string; initial?: z.input<P> | undefined },
  ) => StaticSelect
  overflow: (look: Look & { items: readonly Item<P>[] }) => Overflow
  read: (action: ReceivedAction) => z.output<P>
}

const asked = ({ confirm }: Look) => (confirm ? { confirm: confirmation(confirm) } : {})

/** Declares a menu; a choice's payload is at most 75 characters as JSON (ids only). */
export function defineSelect<P extends z.ZodType>({ id, payload }: { id: string; payload: P }): Select<P> {
  const value = (given: z.input<P>) => JSON.stringify(payload.parse(given))
  const listed = (items: readonly Item<P>[], max: number) =>
    options(
      items.map(({ text, payload: carried, description }) => ({ text, value: value(carried), description })),
      max,
    )
  return {
    id,
    menu: ({ items, placeholder, initial, ...look }) => {
      const all = listed(items, mostInMenu)
      const start = all.find((one) => initial !== undefined && one.value === value(initial))
      return {
        type: 'static_select',
        action_id: id,
        placeholder: plain(placeholder, limits.placeholder),
        ...inMenu(all),
        ...(start ? { initial_option: start } : {}),
        ...asked(look),
      }
    },
    overflow: ({ items, ...look }) => ({
      type: 'overflow',
      action_id: id,
      options: listed(items, limits.overflowOptions),
      ...asked(look),
    }),
    read: (action) => asSent(() => payload.parse(JSON.parse(action.selected_option?.value ?? 'null'))),
  }
}
