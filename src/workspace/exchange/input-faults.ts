import type { Dict, Values, View } from '../state/model.ts'
import { placedElements } from '../state/values.ts'

type Judge = (element: Dict, value: string) => string | undefined

const textLength: Judge = (element, value) => {
  const length = [...value].length
  const { min_length: min = 0, max_length: max = 3000 } = element as {
    min_length?: number
    max_length?: number
  }
  if (length < min) return `Please enter at least ${min} characters.`
  return length > max ? `Please enter at most ${max} characters.` : undefined
}

const number: Judge = (element, value) => {
  const given = Number(value)
  if (value.trim() === '' || Number.isNaN(given)) return 'Please enter a number.'
  if (element.is_decimal_allowed !== true && !Number.isInteger(given)) return 'Please enter a whole number.'
  if (given < Number(element.min_value ?? given)) return `Please enter ${element.min_value} or more.`
  return given > Number(element.max_value ?? given) ? `Please enter ${element.max_value} or less.` : undefined
}

const judges: Readonly<Record<string, Judge>> = {
  plain_text_input: textLength,
  number_input: number,
  email_text_input: (_element, value) =>
    /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value) ? undefined : 'Please enter a valid email address.',
  url_text_input: (_element, value) => (URL.canParse(value) ? undefined : 'Please enter a valid URL.'),
}

/** What Slack itself finds wrong with what was typed, by block id, before the app is asked. */
export function wrongInputs(view: View, values: Values): Record<string, string> {
  const faults: Record<string, string> = {}
  for (const { block, blockId, element } of placedElements(view.blocks)) {
    const value = values[blockId]?.[String(element.action_id)]?.value
    const judge = judges[String(element.type)]
    if (block.type !== 'input' || judge === undefined || typeof value !== 'string') continue
    const fault = judge(element, value)
    if (fault !== undefined) faults[blockId] = fault
  }
  return faults
}
