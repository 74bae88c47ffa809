import type { KnownBlock } from '@slack/types'
import type { Certificate, CertificateCell, KeyLine } from '../../src/domain/certificate/certificate.ts'
import { type CertificateRow, certificateRows } from '../../src/domain/certificate/certificate-rows.ts'
import { toldMarks } from '../../src/domain/certificate/told-marks.ts'
import { type Day, formatDayShort } from '../../src/domain/day.ts'
import { atMost, context, section } from '../../src/kit/blocks.ts'
import { escapeText } from '../../src/kit/text.ts'
import { packed } from '../long-text.ts'

/** A telephone shows about 35 letters in a line, so the year stands above alone. */
const brief = (on: Day): string => formatDayShort(on).replace(/ (\w{3}).*/, ' $1')

/** What stands for a session: its mark, that it has none, or that there was none. */
function sign({ mark, off, kind }: CertificateCell): string {
  if (off !== null) return off.how === 'outside' ? ' ' : '·'
  return kind === 'missing' ? '?' : mark
}

function dayText(cells: readonly CertificateCell[], index: number): string {
  const [am, pm] = [cells[2 * index], cells[2 * index + 1]].map((cell) => (cell ? sign(cell) : ''))
  return `${(am ?? '').padEnd(2)}${(pm ?? '').padEnd(2)}`
}

const first = (on: Day): string => brief(on).padEnd(7)

function lineOf(row: CertificateRow): string {
  if ('off' in row) return `${first(row.from)} ${row.off.why.replaceAll('`', '’')} to ${brief(row.to)}`
  const days = [0, 1, 2, 3, 4].map((index) => dayText(row.week.cells, index))
  return `${first(row.week.monday)} ${days.join(' ')}`.trimEnd()
}

const head = 'Week    Mon  Tue  Wed  Thu  Fri'

/** How many lines stand in one block: Slack takes 3,000 characters. */
const together = 40

const harmless = (line: string): string =>
  line.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

function gridBlocks({ weeks }: Certificate): KnownBlock[] {
  const lines = certificateRows(weeks).map(lineOf)
  const pieces = Array.from({ length: Math.ceil(lines.length / together) }, (_, n) =>
    lines.slice(n * together, (n + 1) * together),
  )
  return pieces.map((piece) => section(`\`\`\`${[head, ...piece].map(harmless).join('\n')}\`\`\``))
}

function meaning({ code, meaning: words, from, until }: KeyLine): string {
  const dated =
    from !== null ? ` from ${formatDayShort(from)}` : until !== null ? ` until ${formatDayShort(until)}` : ''
  return `${escapeText(code)}${dated}: ${escapeText(words)}`
}

function keyBlock({ codeKey, weeks }: Certificate): KnownBlock {
  const cells = certificateRows(weeks).flatMap((row) => ('off' in row ? [] : row.week.cells))
  const also = [
    ...(cells.some(({ kind, off }) => off === null && kind === 'missing')
      ? ['?: nobody marked the session']
      : []),
    ...(cells.some(({ off }) => off !== null && off.how !== 'outside')
      ? ['·: no school, or not on the roll']
      : []),
  ]
  return context([...codeKey.map(meaning), ...also].join(' · '))
}

const mostTold = 12

/** A certificate in a message's letters: the weeks as a grid, what each sign means, and every absence in words. */
export function certificateText(certificate: Certificate): KnownBlock[] {
  const told = toldMarks(certificate).map(
    ({ what, when }) => `*${escapeText(what)}:* ${escapeText(when.join('; '))}.`,
  )
  const lines = told.length === 0 ? ['No absence and no late arrival in these dates.'] : told
  const left = () => 'There are more: the PDF has them all.'
  return [
    ...gridBlocks(certificate),
    keyBlock(certificate),
    ...atMost(packed(['*In words*, whole days unless it says otherwise', ...lines]), mostTold, left),
  ]
}
