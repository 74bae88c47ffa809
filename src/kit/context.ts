import type { ModalView } from '@slack/types'
import type { Day } from '../domain/day.ts'
import type { Role } from '../domain/role.ts'
import type { Message } from './blocks.ts'

/** A role that somebody holds at a school, or at all schools when `school` is null. */
export type HeldRole = { role: Role; school: string | null }

/** Who is asking: a Slack user who has at least one role. */
export type Person = {
  id: string
  name: string
  roles: readonly HeldRole[]
  /** The pupils whose cases they are kept out of. */
  keptFrom: readonly string[]
}

/** What a command, button or form is handed with every request; commands need no `try` around any of it. */
export type Context<Deps> = {
  person: Person
  /** An ISO instant, from the one clock. */
  now: string
  /** The day at the school. */
  today: Day
  /** Where it was asked, if in a conversation. */
  channel: string | null
  /** The message whose button was pressed. */
  message: { channel: string; ts: string } | null
  /** Names this request in the inbox, so that Slack's repeats of it are kept once. */
  inboxKey: string
  /** Milliseconds left for keeping something before the person is told that it was not kept; give it to `store.write`. */
  withinMs: () => number
  /** Opens a modal and tells its id; what follows does not happen when Slack no longer takes the trigger, and the person is told. */
  open: (view: ModalView) => Promise<string>
  /** Opens a modal over the one that is shown. */
  push: (view: ModalView) => Promise<string>
  /** Paints a shown modal anew; false when it was closed, or shows what came of something that was done later. */
  update: (viewId: string, view: ModalView) => Promise<boolean>
  /** Tells the asker alone something, after the acknowledgement; what is returned as `say` costs no further call. */
  say: (what: string | Message) => Promise<void>
  deps: Deps
}
