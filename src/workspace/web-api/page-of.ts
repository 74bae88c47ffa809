import { SlackError } from '../slack-error.ts'
import type { Dict } from '../state/model.ts'
import type { Args } from './args.ts'

const LONGEST = 999

const encode = (offset: number) => Buffer.from(`from:${offset}`).toString('base64')

const offsetFrom = (cursor: string | undefined, length: number): number => {
  if (cursor === undefined) return 0
  const offset = /^from:(\d{1,9})$/.exec(Buffer.from(cursor, 'base64').toString())?.[1]
  if (offset === undefined || Number(offset) > length) throw new SlackError('invalid_cursor')
  return Number(offset)
}

/** Cuts one page out of a list by `limit` and `cursor`; `next` is empty on the last page. */
export function pageOf<T>(
  args: Args,
  all: readonly T[],
  limit = 100,
): { items: T[]; more: boolean; meta: Dict } {
  const start = offsetFrom(args.text('cursor'), all.length)
  const end = start + Math.min(args.number('limit', limit), LONGEST)
  const more = end < all.length
  return {
    items: all.slice(start, end),
    more,
    meta: { response_metadata: { next_cursor: more ? encode(end) : '' } },
  }
}
