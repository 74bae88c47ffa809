import { act } from './api.js'
import { combo } from './combo.js'
import { channelOptions, groupsOf, peopleOptions } from './selects.js'
import { change, heldValue } from './surface.js'
import { wordsOf } from './text.js'

const plainOption = (option) => ({
  value: option.value,
  words: wordsOf(option.text),
  description: wordsOf(option.description),
})

const seen = new Map()

const recall = (surface, element, value) => seen.get(`${surface.key}/${element.action_id}/${value}`)

const learn = (surface, element, groups) => {
  for (const option of groups.flatMap((group) => group.options))
    seen.set(`${surface.key}/${element.action_id}/${option.value}`, option)
  return groups
}

const known = (surface, block, element) => {
  const state = surface.values[block.block_id]?.[element.action_id] ?? {}
  const given = [state.selected_option, ...(state.selected_options ?? []), element.initial_option]
  return [...given, ...(element.initial_options ?? [])].filter((one) => one?.text).map(plainOption)
}

const chosenOptions = (surface, block, element, offered) => {
  const value = heldValue(surface, block.block_id, element)
  const values = value === null ? [] : [value].flat()
  const all = [...offered, ...known(surface, block, element)]
  return values.map(
    (one) =>
      all.find((option) => option.value === one) ??
      recall(surface, element, one) ?? { value: one, words: one },
  )
}

const askApp = (element, at) => async (query) => {
  const least = element.min_query_length ?? 3
  if ([...query].length < least) return `Type ${least} or more letters`
  const where = { target: at.surface.target, blockId: at.block.block_id, actionId: element.action_id }
  const answer = await act('suggest', { ...where, query })
  if (!answer.ok) return undefined
  const groups =
    answer.groups.length > 0
      ? groupsOf({ option_groups: answer.groups })
      : groupsOf({ options: answer.options })
  return learn(at.surface, element, groups).filter((group) => group.options.length > 0)
}

const filter = (groups) => (query) => {
  const wanted = query.toLowerCase()
  const fits = (option) => `${option.words} ${option.description ?? ''}`.toLowerCase().includes(wanted)
  return groups
    .map((group) => ({ ...group, options: group.options.filter(fits) }))
    .filter((group) => group.options.length > 0)
}

const LISTS = {
  multi_static_select: groupsOf,
  multi_users_select: () => [{ options: peopleOptions() }],
  multi_channels_select: (element) => [{ options: channelOptions(element) }],
  multi_conversations_select: (element) => [{ options: channelOptions(element) }],
}

const draw = (element, at, multiple) => {
  const groups = LISTS[element.type]?.(element)
  const offered = (groups ?? []).flatMap((group) => group.options)
  return combo({
    hooks: at.hooks,
    multiple,
    limit: element.max_selected_items ?? Number.POSITIVE_INFINITY,
    chosen: chosenOptions(at.surface, at.block, element, offered),
    load: groups === undefined ? askApp(element, at) : filter(groups),
    props: {
      id: at.id,
      placeholder: wordsOf(element.placeholder) || 'Type to search',
      'aria-label': at.id ? undefined : at.label || wordsOf(element.placeholder),
      'aria-describedby': at.describedBy,
    },
    onChange(options) {
      const values = options.map((one) => one.value)
      void change(at.surface, at.block, element, multiple ? values : (values[0] ?? null))
    },
  })
}

/** Draws a typeahead whose options the app gives. */
export const externalSelect = (element, at) => draw(element, at, false)
/** Draws a select of several, from a list or from the app. */
export const multiSelect = (element, at) => draw(element, at, true)
