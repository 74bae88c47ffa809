import { SlackError } from '../slack-error.ts'
import type { Dict } from '../state/model.ts'
import type { Args } from './args.ts'

const offsetFrom = (cursor: string | undefined): number => {
  if (cursor === undefined) return 0
  const offset = Number(Buffer.from(cursor, 'base64').toString())
  if (!Number.isInteger(offset)) throw new SlackError('invalid_cursor')
  return offset
}

/** Cuts one page out of a list by `limit` and `cursor`; `next` is empty on the last page. */
export function pageOf<T>(
  args: Args,
  all: readonly T[],
  limit = 100,
): { items: T[]; more: boolean; meta: Dict } {
  const start = offsetFrom(args.text('cursor'))
  const end = start + Math.min(args.number('limit', limit), 999)
  const more = end < all.length
  const next = more ? Buffer.from(String(end)).toString('base64') : ''
  return { items: all.slice(start, end), more, meta: { response_metadata: { next_cursor: next } } }
}
