import { h } from './dom.js'
import { page } from './page-state.js'
import { change, heldValue } from './surface.js'
import { wordsOf } from './text.js'

const optionNode = (chosen) => (option) =>
  h(
    'option',
    { value: option.value, selected: option.value === chosen },
    option.description ? `${option.words} — ${option.description}` : option.words,
  )

const drawSelect = (element, at, groups) => {
  const chosen = heldValue(at.surface, at.block.block_id, element)
  const nodes = groups.flatMap(({ label, options }) => {
    const inside = options.map(optionNode(chosen))
    return label === undefined ? inside : h('optgroup', { label }, inside)
  })
  return h(
    'select',
    {
      id: at.id,
      class: 'field',
      'aria-label': at.id ? undefined : `${at.label ?? ''} ${wordsOf(element.placeholder)}`.trim(),
      'aria-describedby': at.describedBy,
      onchange: (event) => change(at.surface, at.block, element, event.target.value || null),
      ...at.hooks,
    },
    h('option', { value: '' }, wordsOf(element.placeholder) || 'Choose an option'),
    nodes,
  )
}

const plainOption = (option) => ({
  value: option.value,
  words: wordsOf(option.text),
  description: wordsOf(option.description),
})

/** The options of a static select, laid out by group. */
export function groupsOf(element) {
  if (element.option_groups === undefined) return [{ options: (element.options ?? []).map(plainOption) }]
  return element.option_groups.map((group) => ({
    label: wordsOf(group.label),
    options: group.options.map(plainOption),
  }))
}

/** All people as options. */
export function peopleOptions() {
  return page.snapshot.people
    .filter((one) => !one.isBot && !one.deleted)
    .map((one) => ({ value: one.id, words: one.realName, description: one.title }))
}

/** Whether a menu offers a conversation: the workspace refuses the others too. */
const offers = ({ type, filter = {} }, { sort, isExternal }) => {
  if (type.endsWith('channels_select')) return sort === 'public'
  if (filter.exclude_external_shared_channels && isExternal) return false
  if (filter.exclude_bot_users && sort === 'im') return false
  return filter.include?.includes(sort) ?? true
}

/** The channels and direct messages that a menu offers, as options. */
export function channelOptions(element) {
  return page.snapshot.channels
    .filter((one) => offers(element, one))
    .map((one) => ({ value: one.id, words: one.kind === 'channel' ? `#${one.name}` : one.name }))
}

/** Draws a select of given options. */
export const staticSelect = (element, at) => drawSelect(element, at, groupsOf(element))
/** Draws a select of people. */
export const usersSelect = (element, at) => drawSelect(element, at, [{ options: peopleOptions() }])
/** Draws a select of channels, or of channels and DMs. */
export const channelsSelect = (element, at) => drawSelect(element, at, [{ options: channelOptions(element) }])
