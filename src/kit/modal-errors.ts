import { blockId, parseBlockId } from './field-kind.ts'
import { limits } from './limits.ts'
import type { ReceivedView } from './modal-state.ts'
import { plain } from './text.ts'

/** What is wrong, a sentence for each field; a sentence for each key where the field stands many times. */
export type FieldErrors<N extends string = string> = {
  [name in N]?: string | Record<string, string> | undefined
}

type Placed = { name: string; key: string; text: string }

const flatten = (texts: FieldErrors): Placed[] =>
  Object.entries(texts).flatMap(([name, text]) => {
    if (text === undefined) return []
    if (typeof text === 'string') return [{ name, key: '', text }]
    return Object.entries(text).map(([key, one]) => ({ name, key, text: one }))
  })

const inputs = (view: ReceivedView | undefined): string[] =>
  (view?.blocks ?? []).flatMap(({ type, block_id: id }) => (type === 'input' && id !== undefined ? [id] : []))

const isFor = (id: string, { name, key }: Placed): boolean => {
  const place = parseBlockId(id)
  return place?.name === name && place.key === key
}

/**
 * Puts each sentence at its field's block. Slack shows "trouble connecting" for a block that is not on the screen or is
 * no input, so a sentence without its field goes to the first input.
 */
export function placeErrors(texts: FieldErrors, view?: ReceivedView): Record<string, string> {
  const ids = inputs(view)
  const placed: Record<string, string> = {}
  for (const error of flatten(texts)) {
    const own = blockId(error.name, error.key || undefined, undefined)
    const at = ids.find((id) => isFor(id, error)) ?? ids[0] ?? own
    placed[at] = plain([placed[at], error.text].filter(Boolean).join(' '), limits.inputError).text
  }
  return placed
}
