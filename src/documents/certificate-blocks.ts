import type { Certificate, KeyLine, MarkKind } from '../domain/certificate/certificate.ts'
import { type ToldMarks, toldMarks, toldShut } from '../domain/certificate/told-marks.ts'
import { formatDay, formatDayShort } from '../domain/day.ts'
import { percentage } from '../domain/share.ts'
import { type Block, bold, type Cell, cell, plain, type Run } from './block.ts'
import { certificateGrid, looks, unmarked } from './certificate-grid.ts'
import { letterHelpers as say } from './letter-helpers.ts'

const br: Run = { kind: 'break' }

function totals({ summary, minutesLate }: Certificate): Block {
  const row = (label: string, sessions: number, part = ''): Cell[] => [
    cell(label),
    cell(String(sessions)),
    cell(String(sessions / 2)),
    cell(part),
  ]
  const share = (sessions: number) => percentage(sessions, summary.possible) ?? ''
  const some = (label: string, sessions: number, part = ''): Cell[][] =>
    sessions === 0 ? [] : [row(label, sessions, part)]
  const only = (label: string, n: number, note: string): Cell[][] =>
    n === 0 ? [] : [[cell(label), cell(String(n)), cell(note, 'plain', 2)]]
  return {
    kind: 'table',
    style: 'small',
    widths: [11, 5.4, 3.6, 4.6],
    head: ['In these dates', 'Sessions', 'Days', 'Share'].map((text) => cell(text, 'head')),
    rows: [
      row('Possible', summary.possible),
      row('Attended', summary.attended, share(summary.attended)),
      ...only('– late', summary.late, 'times'),
      row('Authorised', summary.authorised, share(summary.authorised)),
      ...some('– illness', summary.illness),
      row('Unauthorised', summary.unauthorised, share(summary.unauthorised)),
      ...only('– after close', summary.lateAfterClose, 'came late'),
      ...some('No reason known', summary.unexplained, share(summary.unexplained)),
      ...some('No mark', summary.missing),
      ...only('Minutes late', minutesLate, 'noted'),
    ],
  }
}

function days({ from, until }: KeyLine): string {
  if (from !== null) return `From ${formatDayShort(from)}: `
  return until === null ? '' : `Until ${formatDayShort(until)}: `
}

function key({ codeKey, summary }: Certificate): Block {
  const none =
    summary.missing === 0 ? [] : [[cell(unmarked, 'unexplained'), cell('Nobody marked the session')]]
  return {
    kind: 'table',
    style: 'small',
    widths: [2, 13],
    head: [cell('Code', 'head'), cell('What it means', 'head')],
    rows: [
      ...codeKey.map((line) => [cell(line.code, looks[line.kind]), cell(`${days(line)}${line.meaning}`)]),
      ...none,
    ],
  }
}

const heading = (title: string): Block => ({ kind: 'heading', level: 2, runs: [plain(title)] })

function listed(title: string, told: readonly ToldMarks[], none: string): Block[] {
  if (told.length === 0) return [heading(title), { kind: 'paragraph', runs: [plain(none)] }]
  const items = told.map(({ what, when }) => [bold(`${what}: `), plain(`${when.join('; ')}.`)])
  return [heading(title), { kind: 'list', ordered: false, items }]
}

function moment(local: string): string {
  const [on = '', at = ''] = local.split('T')
  return `${say.date(on)} at ${say.time(at.slice(0, 5))}`
}

function taken({ register, extractedAt }: Certificate): string {
  if (register === null) return `Drawn up from the register on ${moment(extractedAt)}.`
  return `Drawn up on ${moment(extractedAt)} from the register as read in on ${moment(register.at)} (import ${register.import}).`
}

function lost({ summary }: Certificate): Run[] {
  const hours =
    summary.hoursLost === null ? '' : `, about ${say.count(summary.hoursLost, 'hour')} of learning`
  const possible = summary.possible === 0 ? ' No session was possible.' : ''
  return [
    bold(`${say.count(summary.daysLost, 'school day')} lost`),
    plain(`${hours}, of ${say.count(summary.possible / 2, 'school day')}.${possible}`),
  ]
}

function about(certificate: Certificate): Block {
  const { pupil, school, onShutDays } = certificate
  const born = pupil.dateOfBirth === null ? '' : `, born ${formatDayShort(pupil.dateOfBirth)}`
  const group = pupil.regGroup === null ? '' : `, ${pupil.regGroup}`
  const ignored =
    onShutDays === 0
      ? ''
      : ` ${say.count(onShutDays, 'mark')} on days when the school was shut ${onShutDays === 1 ? 'is' : 'are'} left out.`
  return {
    kind: 'paragraph',
    runs: [
      bold(pupil.fullName),
      plain(`${born}, ${pupil.yearGroup}${group}, ${school.name}`),
      br,
      bold(`${formatDay(certificate.from)} to ${formatDay(certificate.to)}. `),
      ...lost(certificate),
      br,
      plain(`${taken(certificate)}${ignored}`),
    ],
  }
}

const ways: Partial<Record<MarkKind, string>> = {
  unauthorised: 'White on black: unauthorised',
  authorised: 'In a box: authorised',
  unexplained:
    'In a broken box: no reason known yet, which counts as unauthorised, or no mark, which counts nowhere',
  late: 'Bold: late, with minutes',
  'not-counted': 'Dotted below: counts neither way',
}

function legend(certificate: Certificate): Block {
  const cells = certificate.weeks.flatMap((week) => week.cells)
  const used = new Set(cells.map(({ kind, off }) => (off === null ? kind : null)))
  const isUsed = (kind: string) =>
    used.has(kind as MarkKind) || (kind === 'unexplained' && used.has('missing'))
  const marks = Object.entries(ways).flatMap(([kind, words]) => (isUsed(kind) ? [words] : []))
  const offs = new Set(cells.flatMap(({ off }) => off?.how ?? []))
  const shades = [
    ...(offs.has('shut') ? ['Grey: the school was shut'] : []),
    ...(offs.has('not-theirs') ? ['Striped: not on the roll or not of school age'] : []),
    ...(offs.has('outside') ? ['Empty: outside these dates'] : []),
  ]
  return { kind: 'paragraph', runs: [plain([...marks, ...shades].map((words) => `${words}.`).join(' '))] }
}

/** What shows as a picture, whose it is aside: the weeks, what the shapes and codes mean, and what it all comes to. */
export function certificatePicture(certificate: Certificate): Block[] {
  return [
    certificateGrid(certificate),
    { kind: 'small', columns: [[legend(certificate)]] },
    { kind: 'small', columns: [[totals(certificate)], [key(certificate)]] },
  ]
}

/** The attendance certificate: weeks down, sessions across, then totals, key and every absence in words. */
export function certificateBlocks(certificate: Certificate): Block[] {
  return [
    { kind: 'small', columns: [[about(certificate)]] },
    ...certificatePicture(certificate),
    {
      kind: 'small',
      columns: [
        [
          ...listed(
            'Absences and late arrivals in words, whole days unless it says otherwise',
            toldMarks(certificate),
            'There was no absence.',
          ),
          ...listed(
            'When there was no school',
            toldShut(certificate),
            'The school was open on every weekday.',
          ),
        ],
      ],
    },
  ]
}
