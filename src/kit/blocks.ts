import type {
  ActionsBlock,
  ActionsBlockElement,
  ContextBlock,
  DividerBlock,
  HeaderBlock,
  HomeView,
  KnownBlock,
  SectionBlock,
  SectionBlockAccessory,
} from '@slack/types'
import { limits } from './limits.ts'
import { clip, mrkdwn, plain } from './text.ts'

/** What stands in a message: a short text for notifications and screen readers, and blocks. */
export type Message = { text: string; blocks?: KnownBlock[] }

type Id = { id?: string }
const block_id = ({ id }: Id) => (id === undefined ? {} : { block_id: id })

/** A paragraph in Slack's markup, with a button or a menu beside it if wanted. */
export function section(
  text: string,
  { accessory, ...id }: { accessory?: SectionBlockAccessory } & Id = {},
): SectionBlock {
  return {
    type: 'section',
    text: mrkdwn(text, limits.sectionText),
    ...(accessory ? { accessory } : {}),
    ...block_id(id),
  }
}

/** Short facts in two columns, ten at most. */
export function fields(texts: readonly string[], id: Id = {}): SectionBlock {
  const kept = texts.slice(0, limits.sectionFields).map((text) => mrkdwn(text, limits.sectionField))
  return { type: 'section', fields: kept, ...block_id(id) }
}

/** Small grey text, ten pieces at most. */
export function context(...texts: readonly string[]): ContextBlock {
  const elements = texts.slice(0, limits.contextElements).map((text) => mrkdwn(text, limits.contextText))
  return { type: 'context', elements }
}

/** A heading, without markup. */
export const header = (text: string): HeaderBlock => ({ type: 'header', text: plain(text, limits.header) })

/** A line across. */
export const divider = (): DividerBlock => ({ type: 'divider' })

/** A row of buttons and menus, 25 at most. */
export function actions(elements: readonly ActionsBlockElement[], id: Id = {}): ActionsBlock {
  return { type: 'actions', elements: elements.slice(0, limits.actions), ...block_id(id) }
}

/** The first blocks that a screen holds, and a line that says how many more there are. */
export function atMost(
  blocks: readonly KnownBlock[],
  max: number,
  more: (left: number) => string,
): KnownBlock[] {
  if (blocks.length <= max) return [...blocks]
  return [...blocks.slice(0, max - 1), context(more(blocks.length - max + 1))]
}

/** A person's Home tab; its builder keeps the list within a screen. */
export const homeView = (blocks: readonly KnownBlock[]): HomeView => ({
  type: 'home',
  blocks: blocks.slice(0, limits.viewBlocks),
})

/** A message whose text stands in notifications, so it names a case by number and initials only. */
export function message(text: string, blocks?: readonly KnownBlock[]): Message {
  const short = clip(text, limits.messageText)
  return blocks === undefined
    ? { text: short }
    : { text: short, blocks: blocks.slice(0, limits.messageBlocks) }
}
