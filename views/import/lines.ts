import type { KnownBlock, SectionBlock } from '@slack/types'
import type { FileFaults } from '../../src/domain/handed-in.ts'
import { context, section } from '../../src/kit/blocks.ts'
import { escapeText } from '../../src/kit/text.ts'
import { asMany } from '../pages.ts'
import { some } from '../words.ts'

/** A section of Slack's takes 3,000 characters; a line here at most a few hundred. */
const mostInOne = 2400

/** Short lines, as many in each section as Slack takes. */
export function packed(lines: readonly string[]): SectionBlock[] {
  const texts: string[] = []
  for (const line of lines) {
    const last = texts.at(-1)
    if (last !== undefined && last.length + line.length < mostInOne)
      texts[texts.length - 1] = `${last}\n${line}`
    else texts.push(line)
  }
  return texts.map((text) => section(text))
}

/** A number as people read it: 12,345. */
export const figure = (n: number): string => n.toLocaleString('en-GB')

/** A figure with its noun. */
export const figures = (n: number, one: string, many = `${one}s`): string =>
  `${figure(n)} ${n === 1 ? one : many}`

type Faults = FileFaults['faults'][number]

function faultLine({ row, column, says }: Faults): string {
  const place = [...(row > 0 ? [`Row ${figure(row)}`] : []), ...(column === null ? [] : [column])].join(', ')
  return place === '' ? `• ${escapeText(says)}` : `• *${escapeText(place)}*: ${escapeText(says)}`
}

/** What is wrong or worth a look, a line each, and how many more there are; `room` is how many blocks it may take. */
export function faultBlocks({ faults, more }: FileFaults, room: number): KnownBlock[] {
  const blocks = packed(faults.map(faultLine))
  const left = (n: number) => `And more than fits here: ${some(n, 'part')} of the list.`
  const shown = asMany(blocks, { blocks: room - 1, bytes: 60_000 }, left)
  return more === 0 ? shown : [...shown, context(`And ${figure(more)} more.`)]
}
