import type { Certificate, CertificateCell, MarkKind } from '../domain/certificate/certificate.ts'
import { type CertificateRow, certificateRows, type Stretch } from '../domain/certificate/certificate-rows.ts'
import { type Day, formatDayShort } from '../domain/day.ts'
import { type Cell, cell, type Look, type Table } from './block.ts'

type Totals = Certificate['weeks'][number]['totals']

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday']
const columns: Record<keyof Totals, string> = {
  possible: 'Poss.',
  attended: 'Att.',
  authorised: 'Auth.',
  unauthorised: 'Unauth.',
}
const counted = Object.keys(columns) as (keyof Totals)[]

/** How a mark of each kind stands out. */
export const looks: Record<MarkKind, Look> = {
  present: 'plain',
  late: 'late',
  authorised: 'authorised',
  unauthorised: 'unauthorised',
  unexplained: 'unexplained',
  missing: 'unexplained',
  'not-counted': 'not-counted',
}

/** What stands in the grid where nobody marked a session. */
export const unmarked = '?'

// The strokes of a day's two marks lean towards each other: together they are the herringbone.
const strokes: Readonly<Record<string, Look>> = { '/': 'morning', '\\': 'afternoon' }

function markCell({ mark, kind, minutesLate }: CertificateCell): Cell {
  if (kind === 'missing') return cell(unmarked, 'unexplained')
  const late = minutesLate === null ? '' : `\u00a0${minutesLate}`
  return cell(`${mark}${late}`, strokes[mark] ?? looks[kind])
}

/** About how many letters fit over one session. */
const lettersASession = 5
const short: Readonly<Record<string, string>> = { 'INSET day': 'INSET', 'Bank holiday': 'Bank hol.' }

function offWords(why: string, span: number): string {
  const [kind = why] = why.split(':')
  const words = span > 2 ? kind : (short[kind] ?? kind)
  return words.length <= span * lettersASession ? words : 'Shut'
}

function stretchCell(stretch: Stretch): Cell {
  if ('cell' in stretch) return markCell(stretch.cell)
  const { off, span } = stretch
  return cell(off.how === 'shut' ? offWords(off.why, span) : '', off.how, span)
}

const dayWords = (on: Day): string => formatDayShort(on).replace(/ (\w{3})\w* /, '\u00a0$1\u00a0')

function rowOf(row: CertificateRow): Cell[] {
  if ('off' in row) {
    const weeks = row.weeks === 1 ? '' : `, ${row.weeks} weeks to ${dayWords(row.to)}`
    return [cell(dayWords(row.from)), cell(`${row.off.why}${weeks}`, row.off.how, 10), cell('', 'total', 4)]
  }
  const totals = counted.map((name) => cell(String(row.week.totals[name]), 'total'))
  return [cell(dayWords(row.week.monday)), ...row.stretches.map(stretchCell), ...totals]
}

function sums({ weeks }: Certificate): Cell[] {
  const sum = (name: keyof Totals) => weeks.reduce((all, { totals }) => all + totals[name], 0)
  return [cell('All weeks', 'head', 11), ...counted.map((name) => cell(String(sum(name)), 'head'))]
}

/** A certificate's weeks as a table: weeks down, each day's two sessions across, and what each week comes to. */
export function certificateGrid(certificate: Certificate): Table {
  return {
    kind: 'table',
    style: 'weeks',
    widths: [21, ...weekdays.flatMap(() => [9.8, 9.8]), 10.7, 8.7, 10.7, 14.7],
    over: [
      cell('', 'head'),
      ...weekdays.map((name) => cell(name, 'head', 2)),
      cell('Sessions in the week', 'head', counted.length),
    ],
    head: [
      cell('Week from', 'head'),
      ...weekdays.flatMap(() => [cell('am', 'head'), cell('pm', 'head')]),
      ...counted.map((name) => cell(columns[name], 'head')),
    ],
    rows: [...certificateRows(certificate.weeks).map(rowOf), sums(certificate)],
  }
}
