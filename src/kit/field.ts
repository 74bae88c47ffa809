import type { PlainTextElement } from '@slack/types'
import { type Day, day as toDay } from '../domain/day.ts'
import type { Kind, State, UploadedFile } from './field-kind.ts'
import { limits } from './limits.ts'
import { type Choice, inMenu, mostInMenu, option, options } from './option.ts'
import { plain } from './text.ts'

type Hinted = { placeholder?: string | undefined; focus?: boolean | undefined }
type Written = Hinted & { initial?: string | null | undefined; max?: number | undefined }
type Listed<V extends string> = { choices: readonly Choice<V>[] }
type One<V extends string> = Hinted & Listed<V> & { initial?: V | null | undefined; as?: 'radio' | 'menu' }

const ends = ({ placeholder, focus }: Hinted): { placeholder?: PlainTextElement; focus_on_load?: true } => ({
  ...(placeholder ? { placeholder: plain(placeholder, limits.placeholder) } : {}),
  ...(focus ? { focus_on_load: true } : {}),
})

const focused = ({ focus }: Hinted) => ends({ focus })

const writing =
  (multiline: boolean) =>
  ({ initial, max = limits.inputText, ...hinted }: Written) => {
    const most = Math.min(max, limits.inputText)
    const start = [...(initial ?? '')].slice(0, most).join('')
    return {
      type: 'plain_text_input' as const,
      multiline,
      max_length: most,
      ...(start ? { initial_value: start } : {}),
      ...ends(hinted),
    }
  }

const written = ({ value }: State): string | null => (value?.trim() ? value.trim() : null)

/** A line of text; null when left empty. */
export const text = (): Kind<string | null, Written> => ({ element: writing(false), read: written })

/** Several lines of text; null when left empty. */
export const longText = (): Kind<string | null, Written> => ({ element: writing(true), read: written })

/** A day from the calendar; null when none was picked. */
export const day = (): Kind<Day | null, Hinted & { initial?: Day | null | undefined }> => ({
  element: ({ initial, ...hinted }) => ({
    type: 'datepicker',
    ...(initial ? { initial_date: initial } : {}),
    ...ends(hinted),
  }),
  read: ({ selected_date: picked }) => (picked ? toDay(picked) : null),
})

/** A time of day written `14:30`; null when none was picked. */
export const time = (): Kind<string | null, Hinted & { initial?: string | null | undefined }> => ({
  element: ({ initial, ...hinted }) => ({
    type: 'timepicker',
    ...(initial ? { initial_time: initial } : {}),
    ...ends(hinted),
  }),
  read: ({ selected_time: picked }) => picked ?? null,
})

const find = <V extends string>(choices: readonly Choice<V>[], value: V | null | undefined) =>
  choices.find((choice) => choice.value === value)

/** Refuses a value that the field never offered: such a request does not come from our own screen. */
function offered<V extends string>(values: readonly V[] | undefined, value: string): V {
  if (values !== undefined && !values.some((known) => known === value)) {
    throw new RangeError('a choice that was not offered')
  }
  return value as V
}

function drawOne<V extends string>({ choices, initial, as, ...hinted }: One<V>) {
  const chosen = find(choices, initial)
  const start = chosen ? { initial_option: option(chosen) } : {}
  if (as === 'radio' || (as === undefined && choices.length <= limits.overflowOptions)) {
    const listed = options(choices, limits.listedOptions)
    return { type: 'radio_buttons' as const, options: listed, ...start, ...focused(hinted) }
  }
  return {
    type: 'static_select' as const,
    ...inMenu(options(choices, mostInMenu)),
    ...start,
    ...ends(hinted),
  }
}

/** One of some choices, as buttons up to five and as a menu beyond; null when none was made. */
export const choice = <const V extends string = string>(values?: readonly V[]): Kind<V | null, One<V>> => ({
  element: drawOne,
  read: ({ selected_option: chosen }) => (chosen ? offered(values, chosen.value) : null),
})

/** Any of up to ten choices, as tick boxes. */
export const choices = <const V extends string = string>(
  values?: readonly V[],
): Kind<V[], Hinted & Listed<V> & { initial?: readonly V[] | undefined }> => ({
  element: ({ choices: all, initial = [], focus }) => {
    const start = all.filter(({ value }) => initial.includes(value)).map(option)
    return {
      type: 'checkboxes',
      options: options(all, limits.listedOptions),
      ...(start.length > 0 ? { initial_options: start } : {}),
      ...focused({ focus }),
    }
  },
  read: ({ selected_options: chosen = [] }) => chosen.map(({ value }) => offered(values, value)),
})

/** Any of up to a hundred choices, picked from a menu. */
export const several = (): Kind<
  string[],
  Hinted & { choices: readonly Choice[]; initial?: readonly string[] | undefined }
> => ({
  element: ({ choices: all, initial = [], ...hinted }) => {
    const start = all.filter(({ value }) => initial.includes(value)).map(option)
    return {
      type: 'multi_static_select',
      options: options(all, limits.selectOptions),
      ...(start.length > 0 ? { initial_options: start } : {}),
      ...ends(hinted),
    }
  },
  read: ({ selected_options: chosen = [] }) => chosen.map(({ value }) => value),
})

const yesOrNo = [
  { value: 'yes', text: 'Yes' },
  { value: 'no', text: 'No' },
] as const

/** Yes or no; null when neither was said. */
export const yesNo = (): Kind<boolean | null, Hinted & { initial?: boolean | null | undefined }> => ({
  element: ({ initial, ...hinted }) =>
    drawOne({
      choices: yesOrNo,
      initial: typeof initial === 'boolean' ? (initial ? 'yes' : 'no') : null,
      ...hinted,
    }),
  read: ({ selected_option: chosen }) => (chosen ? offered(['yes', 'no'], chosen.value) === 'yes' : null),
})

/** Somebody in the Slack workspace, as a user id; null when nobody was picked. */
export const person = (): Kind<string | null, Hinted & { initial?: string | null | undefined }> => ({
  element: ({ initial, ...hinted }) => ({
    type: 'users_select',
    ...(initial ? { initial_user: initial } : {}),
    ...ends(hinted),
  }),
  read: ({ selected_user: picked }) => picked ?? null,
})

/** Some people in the Slack workspace, as user ids. */
export const people = (): Kind<string[], Hinted & { initial?: readonly string[]; max?: number }> => ({
  element: ({ initial = [], max, ...hinted }) => ({
    type: 'multi_users_select',
    ...(initial.length > 0 ? { initial_users: [...initial] } : {}),
    ...(max === undefined ? {} : { max_selected_items: max }),
    ...ends(hinted),
  }),
  read: ({ selected_users: picked = [] }) => picked,
})

/** One thing found by typing, whose matches a command's `searches` give; null when none was picked. */
export const search = (): Kind<
  string | null,
  Hinted & { initial?: Choice | null | undefined; after?: number | undefined }
> => ({
  element: ({ initial, after = 1, ...hinted }) => ({
    type: 'external_select',
    min_query_length: after,
    ...(initial ? { initial_option: option(initial) } : {}),
    ...ends(hinted),
  }),
  read: ({ selected_option: chosen }) => chosen?.value ?? null,
})

/** Files that a person hands in; `types` are endings such as `pdf`. */
export const files = (): Kind<UploadedFile[], { types?: readonly string[]; max?: number }> => ({
  element: ({ types, max = limits.files }) => ({
    type: 'file_input',
    max_files: Math.min(max, limits.files),
    ...(types ? { filetypes: [...types] } : {}),
  }),
  read: ({ files: given = [] }) =>
    given.map(({ id, name, mimetype, size }) => ({
      id,
      name,
      mimetype,
      ...(size === undefined ? {} : { size }),
    })),
})
