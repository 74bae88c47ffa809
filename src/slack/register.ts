import type { Command, Pointed, Pressed, Screens, Searched, Submittable } from '../kit/command.ts'

/** Every command, button, modal and search by the one id that it declares. */
export type Registry<D> = {
  commands: readonly Command<D>[]
  words: ReadonlyMap<string, Command<D>>
  buttons: ReadonlyMap<string, Pressed<D>>
  modals: ReadonlyMap<string, Submittable<D>>
  /** The modal whose field an action comes from. */
  fields: ReadonlyMap<string, Submittable<D>>
  searches: ReadonlyMap<string, Searched<D>>
  shortcuts: ReadonlyMap<string, Pointed<D>>
  home: Screens<D>['home']
}

function byId<T>(things: readonly (readonly [id: string, thing: T])[]): Map<string, T> {
  const twice = things.map(([id]) => id).filter((id, at, all) => all.indexOf(id) !== at)
  if (twice.length > 0) throw new Error(`Declared twice: ${[...new Set(twice)].join(', ')}.`)
  return new Map(things)
}

const named = <T extends { id: string }>(things: readonly (readonly T[] | undefined)[]) =>
  things.flatMap((some) => (some ?? []).map((thing) => [thing.id, thing] as const))

const hasWord = <D>(one: Screens<D>): one is Command<D> => 'word' in one

/** Lists the commands and what all screens do; it throws when two declare the same word, id or Home tab. */
export function register<D>(screens: readonly Screens<D>[]): Registry<D> {
  const commands = screens.filter(hasWord)
  const homes = screens.filter(({ home }) => home !== undefined)
  if (homes.length > 1) throw new Error(`There is one Home tab, not ${homes.length}.`)
  const buttons = named(screens.map((one) => one.buttons))
  const modals = named(screens.map((one) => one.modals))
  const fields = modals.flatMap(([, modal]) => modal.actionIds.map((id) => [id, modal] as const))
  byId([...buttons, ...fields].map(([id]) => [id, id] as const))
  return {
    commands,
    words: byId(commands.map((command) => [command.word, command] as const)),
    buttons: byId(buttons),
    modals: byId(modals),
    fields: byId(fields),
    searches: byId(named(screens.map((one) => one.searches))),
    shortcuts: byId(named(screens.map((one) => one.shortcuts))),
    home: homes[0]?.home,
  }
}
