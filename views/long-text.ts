import type { KnownBlock } from '@slack/types'
import { context, section } from '../src/kit/blocks.ts'
import { escapeText } from '../src/kit/text.ts'

/** How many characters of one block are used: Slack takes 3,000, and nobody knows how it counts. */
const most = 2900
/** Signs that take up more room once they are made harmless. */
const costs = new Map(
  Object.entries({ '*': 3, _: 3, '~': 3, '`': 3, ':': 2, '&': 5, '<': 4, '>': 5 }).map(([sign, cost]) => [
    sign.charCodeAt(0),
    cost,
  ]),
)

/** Where a piece ends that begins at a place: as much as there is room for. */
function fullAt(text: string, from: number, room: number): number {
  let left = room
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at)
    // The second half of a character that takes two.
    if (code >= 0xdc00 && code <= 0xdfff) continue
    left -= costs.get(code) ?? 1
    if (left < 0) return at
  }
  return text.length
}

/** The same, but between two words where there are any. */
function cutAt(text: string, from: number, room: number): number {
  const full = fullAt(text, from, room)
  if (full === text.length) return full
  let space = full - 1
  while (space > from && !/\s/.test(text.charAt(space))) space--
  return space === from ? full : space + 1
}

/** What somebody wrote, behind a marked-up beginning, in as many pieces as show all of it, each for a block of its own. */
function pieces(head: string, text: string): string[] {
  const cut: string[] = []
  let from = 0
  do {
    const begins = from === 0 ? head : ''
    const end = cutAt(text, from, most - [...begins].length)
    cut.push(`${begins}${escapeText(text.slice(from, end))}`)
    from = end
  } while (from < text.length)
  return cut
}

/** What somebody wrote, whole, behind a marked-up beginning. */
export const longText = (head: string, text: string): KnownBlock[] =>
  pieces(head, text).map((piece) => section(piece))

/** The same in small grey letters. */
export const longAside = (head: string, text: string): KnownBlock[] =>
  pieces(head, text).map((piece) => context(piece))

/** Marked-up lines in as few paragraphs as hold them all. */
export function packed(lines: readonly string[]): KnownBlock[] {
  const paragraphs: string[][] = []
  let left = 0
  for (const line of lines) {
    // Each line but a paragraph's first begins with a break.
    const needs = [...line].length + 1
    if (needs < left) paragraphs.at(-1)?.push(line)
    else {
      paragraphs.push([line])
      left = most + 1
    }
    left -= needs
  }
  return paragraphs.map((paragraph) => section(paragraph.join('\n')))
}
