import type { Store } from '../../db/store.ts'
import type { Config } from '../config.ts'
import type { Day } from '../domain/day.ts'
import type { Library } from '../library.ts'

/** How a call of the command line ended: done, refused or found wanting, used wrongly. */
export const exit = { done: 0, wanting: 1, misused: 2 } as const

/** One of the three ways to end. */
export type Exit = (typeof exit)[keyof typeof exit]

/** An option of a verb: `--name VALUE` where it has a form, else `--name`. */
export type Option = { form?: string; needed?: boolean; help: string }

/** A running bot, as the command line needs it. */
export type Served = { greeting: readonly string[]; stop(): Promise<void> }

/** What the command line can't do by itself and is given by whoever starts it. */
export type Hooks = {
  serve?(config: Config, options: { fresh: boolean }): Promise<Served>
  /** Starts the workspace alone, for a bot in another process at `bot`, or for one that opens a socket. */
  workspace?(config: Config, bot: string | undefined): Promise<Served>
  /** Settles when the operator asks the program to stop. */
  untilStopped?(): Promise<void>
  /** The Slack user id of an e-mail address, or null. */
  lookUp?(config: Config, email: string): Promise<string | null>
}

/** One call of a verb: what was given, and what the verb works with. */
export type Call = {
  args: readonly string[]
  /** The value of an option; undefined when it was not given. */
  text(option: string): string | undefined
  has(option: string): boolean
  config(): Config
  /** The templates, read as they are asked for. */
  library(): Library
  /** All templates, read and found sound, with files and folders laid over those of `TEMPLATES_DIR` where some are named. */
  checkedLibrary(laid: readonly string[]): Library
  /** Works with the store and closes it; one that is not there yet is only made where that makes sense. */
  withStore<T>(work: (store: Store) => Promise<T>, options?: { make: boolean }): Promise<T>
  today(): Day
  now(): Date
  /** One line for whoever reads, on stdout. */
  say(line: string): void
  /** One line about what is wrong, on stderr. */
  complain(line: string): void
  /** The one JSON document of this call, on stdout. */
  print(value: unknown): void
  /** How far a long work has come, on a terminal only; null wipes it away. */
  progress(line: string | null): void
  hooks: Hooks
}

/** One verb of the command line in one value. */
export type Verb = {
  /** The words that it is called by, such as `case list`. */
  words: string
  help: string
  /** The names of what follows the words; one in square brackets may be left out, and one that ends in `…]` may stand several times. */
  args: readonly string[]
  options: Readonly<Record<string, Option>>
  run(call: Call): Promise<Exit>
}

/** Verbs by the words that they are called by; each is read in once it is called, as all together are most of the program. */
export type Verbs = Readonly<Record<string, () => Promise<Verb>>>

/** The option of every verb that reads. */
export const json: Option = { help: 'Print one JSON document on stdout' }

/** Nothing may be done, for a reason that the operator can do something about. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
}

/** The verb was called in a way that it doesn't know. */
export class Misuse extends Error {
  override readonly name = 'Misuse'
}
