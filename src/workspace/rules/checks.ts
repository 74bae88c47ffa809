import { isDeepStrictEqual } from 'node:util'
import type { Dict } from '../state/model.ts'
import { optionsOf } from '../state/values.ts'
import { fault, type PayloadFault } from './faults.ts'

type Check = (value: Dict, at: string) => PayloadFault[]

const when = (bad: boolean, at: string, message: string): PayloadFault[] => (bad ? [fault(at, message)] : [])

const bare = (option: Dict): Dict => ({
  value: option.value,
  text: (option.text as Dict | undefined)?.text,
  description: (option.description as Dict | undefined)?.text,
})

const initialsOf = (value: Dict): { option: Dict; at: string }[] => [
  ...(value.initial_option ? [{ option: value.initial_option as Dict, at: 'initial_option' }] : []),
  ...((value.initial_options as Dict[] | undefined) ?? []).map((option, i) => ({
    option,
    at: `initial_options/${i}`,
  })),
]

const initialsOffered: Check = (value, at) => {
  const offered = optionsOf(value).map(bare)
  return initialsOf(value)
    .filter(({ option }) => !offered.some((one) => isDeepStrictEqual(one, bare(option))))
    .map((initial) => fault(`${at}/${initial.at}`, 'must be one of the provided options'))
}

const actionIdsDiffer: Check = (value, at) => {
  const ids = (value.elements as Dict[]).map((one) => one.action_id).filter((one) => one !== undefined)
  const twice = ids.find((one, i) => ids.indexOf(one) !== i)
  return when(twice !== undefined, `${at}/elements`, `\`action_id\` "${twice}" already exists`)
}

const lengthsFit: Check = (value, at) => {
  const { min_length: min = 0, max_length: max = 3000 } = value as {
    min_length?: number
    max_length?: number
  }
  const initial = [...String(value.initial_value ?? '')].length
  return [
    ...when(min > max, `${at}/min_length`, '`min_length` must not be greater than `max_length`'),
    ...when(initial > max, `${at}/initial_value`, `must be less than ${max + 1} characters`),
  ]
}

const numbersFit: Check = (value, at) => {
  const whole = value.is_decimal_allowed === false
  const fields = ['initial_value', 'min_value', 'max_value'].filter((name) => value[name] !== undefined)
  const broken = fields.filter((name) => whole && String(value[name]).includes('.'))
  const low = Number(value.min_value ?? Number.NEGATIVE_INFINITY)
  const high = Number(value.max_value ?? Number.POSITIVE_INFINITY)
  const initial = value.initial_value === undefined ? undefined : Number(value.initial_value)
  return [
    ...broken.map((name) => fault(`${at}/${name}`, 'must be a whole number')),
    ...when(low > high, `${at}/min_value`, '`min_value` must not be greater than `max_value`'),
    ...when(
      initial !== undefined && (initial < low || initial > high),
      `${at}/initial_value`,
      'is out of range',
    ),
  ]
}

const isRealDate = (text: string) => {
  const date = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
}

/** What a single property cannot tell, by the name that the table of shapes uses. */
export const checks: Readonly<Record<string, Check>> = {
  textOrFields: (value, at) =>
    when(value.text === undefined && value.fields === undefined, at, 'must provide `text` or `fields`'),
  optionsOrGroups: (value, at) =>
    when(
      (value.options === undefined) === (value.option_groups === undefined),
      at,
      value.options === undefined
        ? '`options` or `option_groups` must be specified'
        : 'only one of `options` or `option_groups` may be specified',
    ),
  oneImageSource: (value, at) =>
    when(
      (value.image_url === undefined) === (value.slack_file === undefined),
      at,
      'must provide exactly one of `image_url` or `slack_file`',
    ),
  noDispatchOfFiles: (value, at) =>
    when(
      value.dispatch_action === true && (value.element as Dict).type === 'file_input',
      `${at}/dispatch_action`,
      '`dispatch_action` is not supported for file_input',
    ),
  realDate: (value, at) =>
    when(
      value.initial_date !== undefined && !isRealDate(String(value.initial_date)),
      `${at}/initial_date`,
      'must be a valid date',
    ),
  initialsOffered,
  actionIdsDiffer,
  lengthsFit,
  numbersFit,
}
