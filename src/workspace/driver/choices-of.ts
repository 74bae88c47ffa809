import type { WorkspaceActions } from '../actions.ts'
import { offersChannel } from '../exchange/offers-channel.ts'
import type { Dict } from '../state/model.ts'
import { optionsOf } from '../state/values.ts'
import type { Control } from './controls-on.ts'
import type { Called } from './pick-one.ts'
import { wordsOf } from './words-of.ts'

/** Something that can be chosen, by what a person reads of it. */
export interface Choice extends Called {
  id: string
}

type Offer = (actions: WorkspaceActions, user: string, element: Dict) => Choice[]

const people: Offer = (actions) =>
  actions
    .people()
    .filter(({ isBot, deleted }) => !isBot && !deleted)
    .map(({ id, realName }) => ({ id, names: [realName] }))
const channels: Offer = (actions, user, element) =>
  actions
    .channels(user)
    .filter((channel) => offersChannel(element, channel))
    .map(({ id, name, kind }) => ({ id, names: [kind === 'im' ? name : `#${name}`] }))

const offers: Readonly<Record<string, Offer>> = {
  users_select: people,
  multi_users_select: people,
  channels_select: channels,
  multi_channels_select: channels,
  conversations_select: channels,
  multi_conversations_select: channels,
}

/** The people or channels that an element lists, or undefined where it lists something of the app's. */
export function listedFor(actions: WorkspaceActions, user: string, element: Dict): Choice[] | undefined {
  return offers[String(element.type)]?.(actions, user, element)
}

/** An option as something to choose. */
export const asChoice = (option: Dict): Choice => ({
  id: String(option.value),
  names: [wordsOf(option.text)],
})

/** What a control offers; the app is asked about what was typed where the control is a typeahead. */
export async function choicesOf(
  actions: WorkspaceActions,
  user: string,
  { element, target, blockId, actionId }: Control,
  typed: string,
): Promise<Choice[]> {
  const listed = listedFor(actions, user, element)
  if (listed !== undefined) return listed
  if (!String(element.type).endsWith('external_select')) return optionsOf(element).map(asChoice)
  const found = await actions.suggest(user, target, blockId, actionId, typed)
  return [...found.options, ...found.groups.flatMap(optionsOf)].map(asChoice)
}

const heldIn = (state: Dict): unknown => Object.entries(state).find(([name]) => name !== 'type')?.[1]

/** The ids of what a state holds, or the one value itself. */
export function idsHeld(state: Dict): string[] {
  const held = heldIn(state)
  const all = Array.isArray(held) ? held : [held]
  return all.filter(Boolean).map((one) => String((one as Dict).value ?? (one as Dict).id ?? one))
}
