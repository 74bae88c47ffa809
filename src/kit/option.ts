import type { PlainTextElement, PlainTextOption } from '@slack/types'
import { limits } from './limits.ts'
import { clip, plain } from './text.ts'

/** One thing to pick: its value is at most 75 characters and is never shortened. */
export type Choice<V extends string = string> = { value: V; text: string; description?: string | undefined }

/** A choice as Slack wants it; a value that Slack would refuse is a mistake in the program and throws. */
export function option({ value, text, description }: Choice): PlainTextOption {
  if (value === '' || [...value].length > limits.optionValue) {
    throw new RangeError(`an option's value has 1 to ${limits.optionValue} characters`)
  }
  return {
    text: plain(text, limits.optionText),
    value,
    ...(description ? { description: plain(description, limits.optionDescription) } : {}),
  }
}

/** Options as a menu shows them: in one list, or in groups where they are more than a list holds. */
type Menu =
  | { options: PlainTextOption[] }
  | { option_groups: { label: PlainTextElement; options: PlainTextOption[] }[] }

/** How many options a menu holds, in groups. */
export const mostInMenu = limits.optionGroups * limits.selectOptions

const HALF = Math.floor(limits.groupLabel / 2) - 2

const span = (group: readonly PlainTextOption[]): string =>
  [group.at(0), group.at(-1)].map((one) => clip(one?.text.text ?? '', HALF)).join(' – ')

/** Lays out the options of a menu; past what one list holds they stand in groups that are named by their first and last. */
export function inMenu(all: PlainTextOption[]): Menu {
  const most = limits.selectOptions
  if (all.length <= most) return { options: all }
  const groups = Array.from({ length: Math.ceil(all.length / most) }, (_, n) =>
    all.slice(n * most, (n + 1) * most),
  )
  return {
    option_groups: groups.map((options) => ({ label: plain(span(options), limits.groupLabel), options })),
  }
}

/** The choices as Slack wants them; none at all or more than Slack lists throws, for Slack would refuse the whole screen. */
export function options(choices: readonly Choice[], max: number): PlainTextOption[] {
  if (choices.length === 0 || choices.length > max) {
    throw new RangeError(`a list to pick from has 1 to ${max} choices, not ${choices.length}`)
  }
  return choices.map(option)
}
