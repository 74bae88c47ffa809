import type { PlainTextOption } from '@slack/types'
import { limits } from './limits.ts'
import { plain } from './text.ts'

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

/** The choices as Slack wants them; none at all or more than Slack lists throws, for Slack would refuse the whole screen. */
export function options(choices: readonly Choice[], max: number): PlainTextOption[] {
  if (choices.length === 0 || choices.length > max) {
    throw new RangeError(`a list to pick from has 1 to ${max} choices, not ${choices.length}`)
  }
  return choices.map(option)
}
