import type { Button, KnownBlock } from '@slack/types'
import { actions, context } from '../src/kit/blocks.ts'
import { limits } from '../src/kit/limits.ts'

/** One thing on a screen with everything that belongs to it: its blocks stay together. */
export type Group = readonly KnownBlock[]

/** A page of a screen, and which pages stand before and after it. */
export type Page = { blocks: KnownBlock[]; page: number; pages: number }

/** Slack refuses a view of more than 250,000 bytes; what surrounds the page needs some of them. */
const mostBytes = 180_000

const bytesOf = (group: Group): number => Buffer.byteLength(JSON.stringify(group))

/** Lays groups out on pages, as many whole ones on each as Slack takes; `room` is how many blocks a page has for them. */
function layOut(groups: readonly Group[], room: { blocks: number; bytes: number }): Group[][] {
  const pages: Group[][] = [[]]
  let left = room
  for (const group of groups) {
    const needs = { blocks: group.length, bytes: bytesOf(group) }
    if (needs.blocks > left.blocks || needs.bytes > left.bytes) {
      if (pages.at(-1)?.length !== 0) pages.push([])
      left = room
    }
    pages.at(-1)?.push(group)
    left = { blocks: left.blocks - needs.blocks, bytes: left.bytes - needs.bytes }
  }
  return pages
}

/** The page that is asked for, or the nearest there is; nothing is left out, only put on another page. */
export function pageOf(groups: readonly Group[], wanted: number, taken = 10): Page {
  const pages = layOut(groups, { blocks: limits.screenBlocks - taken, bytes: mostBytes })
  const page = Math.max(0, Math.min(wanted, pages.length - 1))
  return { blocks: (pages[page] ?? []).flat(), page, pages: pages.length }
}

/** As many blocks as a screen has left room for, and a line that says how many more there are. */
export function asMany(
  blocks: readonly KnownBlock[],
  room: { blocks: number; bytes: number },
  more: (left: number) => string,
): KnownBlock[] {
  const [first = []] = layOut(
    blocks.map((block) => [block]),
    room,
  )
  const left = blocks.length - first.length
  return left === 0 ? [...blocks] : [...first.flat(), context(more(left))]
}

/** The button that turns to a page, in some words; each on a screen has its own number. */
export type Turn = (page: number, words: { text: string; nth: number }) => Button

/** The buttons that turn to the pages before and after; nothing where all is on one. */
export function pageButtons({ page, pages }: Pick<Page, 'page' | 'pages'>, turn: Turn): KnownBlock[] {
  const before = page > 0 ? [turn(page - 1, { text: `Back to page ${page} of ${pages}`, nth: 1 })] : []
  const after =
    page < pages - 1 ? [turn(page + 1, { text: `More: page ${page + 2} of ${pages}`, nth: 2 })] : []
  return before.length + after.length === 0 ? [] : [actions([...before, ...after])]
}
