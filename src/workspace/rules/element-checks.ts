import { isDeepStrictEqual } from 'node:util'
import type { Dict } from '../state/model.ts'
import { fault, into, repeated, when } from './faults.ts'
import type { Check } from './rule.ts'

const listOf = (value: unknown): Dict[] => (value as Dict[] | undefined) ?? []

interface Placed {
  option: Dict
  at: string
}

const placed = (options: unknown, at: string): Placed[] =>
  listOf(options).map((option, i) => ({ option, at: into(at, i) }))

const offered = (value: Dict, at: string): Placed[] => [
  ...placed(value.options, into(at, 'options')),
  ...listOf(value.option_groups).flatMap((group, i) =>
    placed(group.options, `${into(into(at, 'option_groups'), i)}/options`),
  ),
]

/** A menu offers options or groups of them; none at all is refused as if they were missing. */
export const optionsOrGroups: Check = (value, at) => {
  const [options, groups] = [listOf(value.options), listOf(value.option_groups)]
  return [
    ...when(
      options.length + groups.length === 0,
      at,
      '`options` or `option_groups` must be specified',
      'required',
      ['options', 'option_groups'],
    ),
    ...when(
      value.options !== undefined && value.option_groups !== undefined,
      at,
      'only one of `options` or `option_groups` may be specified',
      'oneOf',
      ['options', 'option_groups'],
    ),
  ]
}

/** Each option of one element has a value of its own, which @slack/types calls unique. */
export const valuesDiffer: Check = (value, at) => {
  const all = offered(value, at)
  return repeated(all.map(({ option }) => option.value)).map((i) =>
    fault(into(all[i]?.at ?? at, 'value'), `\`value\` "${all[i]?.option.value}" already exists`, 'unique'),
  )
}

/** What is chosen at first is one of the options, to the letter; an empty list of choices is none of them. */
export const initialsOffered: Check = (value, at) => {
  const known = new Map(offered(value, at).map(({ option }) => [option.value, option]))
  const isKnown = (one: unknown) => isDeepStrictEqual(known.get((one as Dict).value), one)
  const wrong = (name: string, chosen: readonly unknown[]) =>
    when(
      value[name] !== undefined && (chosen.length === 0 || !chosen.every(isKnown)),
      into(at, name),
      'must be one of the provided options',
      'enum',
    )
  return [
    ...wrong('initial_option', [value.initial_option]),
    ...wrong('initial_options', listOf(value.initial_options)),
  ]
}

/** The lengths that a text field allows do not cross, and what it begins with fits them. */
export const lengthsFit: Check = (value, at) => {
  const max = Number(value.max_length ?? 3000)
  const initial = [...String(value.initial_value ?? '')].length
  return [
    ...when(
      Number(value.min_length ?? 0) > max,
      into(at, 'min_length'),
      '`min_length` must not be greater than `max_length`',
      'maximum',
      [max],
    ),
    ...when(
      initial > max,
      into(at, 'initial_value'),
      `must be less than ${max + 1} characters`,
      'maxLength',
      [max],
      initial,
    ),
  ]
}

/** The lines that a rich text field allows do not cross. */
export const linesFit: Check = (value, at) =>
  when(
    Number(value.min_lines ?? 1) > Number(value.max_lines ?? 100),
    into(at, 'min_lines'),
    '`min_lines` must not be greater than `max_lines`',
    'maximum',
  )

const beyond = (value: Dict): boolean => {
  const initial = Number(value.initial_value)
  return (
    value.initial_value !== undefined &&
    (initial < Number(value.min_value ?? Number.NEGATIVE_INFINITY) ||
      initial > Number(value.max_value ?? Number.POSITIVE_INFINITY))
  )
}

/** The bounds of a number field do not cross, what it begins with lies between, and whole numbers are whole. */
export const numbersFit: Check = (value, at) => [
  ...['initial_value', 'min_value', 'max_value']
    .filter((name) => value.is_decimal_allowed === false && String(value[name]).includes('.'))
    .map((name) => fault(into(at, name), 'must be a whole number', 'type', ['integer'])),
  ...when(
    value.min_value !== undefined && Number(value.min_value) > Number(value.max_value),
    into(at, 'min_value'),
    '`min_value` must not be greater than `max_value`',
    'maximum',
  ),
  ...when(beyond(value), into(at, 'initial_value'), 'must be between `min_value` and `max_value`', 'maximum'),
]

/** An object whose properties are all optional has one of them. */
export const saysSomething: Check = (value, at) =>
  when(Object.keys(value).length === 0, at, 'must define at least one property', 'minProperties', [1])

/** Only a modal can lend a response_url to the conversation that is chosen in it. */
export const noResponseUrlOutsideModals: Check = (value, at, surface) =>
  when(
    value.response_url_enabled === true && surface !== 'modal',
    into(at, 'response_url_enabled'),
    '`response_url_enabled` is only allowed in `input` blocks of modals',
    'enum',
  )
