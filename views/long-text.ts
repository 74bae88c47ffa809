import type { KnownBlock } from '@slack/types'
import { context, section } from '../src/kit/blocks.ts'
import { escapeText } from '../src/kit/text.ts'

/** How many characters of one block are used: Slack takes 3,000, and nobody knows how it counts. */
const most = 2900
/** Signs that take up more room once they are made harmless. */
const costs: Readonly<Record<string, number>> = {
  '*': 3,
  _: 3,
  '~': 3,
  '`': 3,
  ':': 2,
  '&': 5,
  '<': 4,
  '>': 5,
}

/** Where a piece ends that begins at a place: as much as a block takes. */
function fullAt(points: readonly string[], from: number): number {
  let room = most
  for (let at = from; at < points.length; at++) {
    room -= costs[points[at] ?? ''] ?? 1
    if (room < 0) return at
  }
  return points.length
}

/** The same, but between two words where there are any. */
function cutAt(points: readonly string[], from: number): number {
  const full = fullAt(points, from)
  if (full === points.length) return full
  const space = points.slice(from, full).findLastIndex((point) => /\s/.test(point))
  return space <= 0 ? full : from + space + 1
}

/** What somebody wrote, in as many pieces as show all of it; each is safe to stand in a block of its own. */
export function pieces(text: string): string[] {
  const points = [...text]
  const cut: string[] = []
  for (let from = 0; from < points.length; ) {
    const end = cutAt(points, from)
    cut.push(escapeText(points.slice(from, end).join('')))
    from = end
  }
  return cut
}

function withHead(head: string, text: string): string[] {
  const [first = '', ...rest] = pieces(text)
  return [...head, ...first].length < most ? [`${head}${first}`, ...rest] : [head, first, ...rest]
}

/** What somebody wrote, whole, behind a marked-up beginning. */
export const longText = (head: string, text: string): KnownBlock[] =>
  withHead(head, text).map((piece) => section(piece))

/** The same in small grey letters. */
export const longAside = (head: string, text: string): KnownBlock[] =>
  withHead(head, text).map((piece) => context(piece))

/** Marked-up lines in as few paragraphs as hold them all. */
export function packed(lines: readonly string[]): KnownBlock[] {
  const paragraphs: string[] = []
  for (const line of lines) {
    const last = paragraphs.at(-1)
    const joined = `${last}\n${line}`
    if (last !== undefined && [...joined].length < most) paragraphs[paragraphs.length - 1] = joined
    else paragraphs.push(line)
  }
  return paragraphs.map((paragraph) => section(paragraph))
}
