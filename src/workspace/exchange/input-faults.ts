import type { Dict, Values, View } from '../state/model.ts'
import { placedElements } from '../state/values.ts'

/** Says what is wrong with what an input holds. */
type Judge = (element: Dict, held: Dict) => string | undefined

const typed =
  (judge: (element: Dict, text: string) => string | undefined): Judge =>
  (element, { value }) =>
    typeof value === 'string' ? judge(element, value) : undefined

const textLength = typed((element, text) => {
  const length = [...text].length
  const { min_length: min = 0, max_length: max = 3000 } = element as {
    min_length?: number
    max_length?: number
  }
  if (length < min) return `Please enter at least ${min} characters.`
  return length > max ? `Please enter at most ${max} characters.` : undefined
})

const number = typed((element, text) => {
  if (!/^-?\d+(\.\d+)?$/.test(text)) return 'Please enter a number.'
  const given = Number(text)
  if (element.is_decimal_allowed !== true && text.includes('.')) return 'Please enter a whole number.'
  if (given < Number(element.min_value ?? given)) return `Please enter ${element.min_value} or more.`
  return given > Number(element.max_value ?? given) ? `Please enter ${element.max_value} or less.` : undefined
})

const MAX_FILES = 10
const MAX_BYTES = 10 * 1024 * 1024

const fileFault = (allowed: readonly string[] | undefined, { name, filetype, size }: Dict) => {
  if (allowed !== undefined && !allowed.includes(String(filetype)))
    return `${name} can’t be added. Please choose files of these types: ${allowed.join(', ')}.`
  return Number(size) > MAX_BYTES ? `${name} is larger than 10 MB.` : undefined
}

const files: Judge = ({ filetypes, max_files = MAX_FILES }, held) => {
  const brought = held.files as Dict[]
  if (brought.length > Number(max_files)) return `Please add at most ${max_files} files.`
  const allowed = (filetypes as string[] | undefined)?.map((type) => type.toLowerCase())
  return brought.map((file) => fileFault(allowed, file)).find((fault) => fault !== undefined)
}

const judges: Readonly<Record<string, Judge>> = {
  plain_text_input: textLength,
  number_input: number,
  email_text_input: typed((_element, text) =>
    /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text) ? undefined : 'Please enter a valid email address.',
  ),
  url_text_input: typed((_element, text) => (URL.canParse(text) ? undefined : 'Please enter a valid URL.')),
  file_input: files,
}

/** What Slack itself finds wrong with what was put in, by block id, before the app is asked. */
export function wrongInputs(view: View, values: Values): Record<string, string> {
  const faults: Record<string, string> = {}
  for (const { block, blockId, element } of placedElements(view.blocks)) {
    const held = values[blockId]?.[String(element.action_id)]
    if (block.type !== 'input' || held === undefined) continue
    const fault = judges[String(element.type)]?.(element, held)
    if (fault !== undefined) faults[blockId] = fault
  }
  return faults
}
