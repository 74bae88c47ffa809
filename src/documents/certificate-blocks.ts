import { addDays, type Day, formatDay, formatDayShort } from '../domain/day.ts'
import { type Block, bold, type Cell, cell, type Look, plain, type Run } from './block.ts'
import type { Certificate } from './certificate.ts'
import { letterHelpers as say } from './letter-helpers.ts'

type Week = Certificate['weeks'][number]
type Kind = Certificate['codeKey'][number]['kind']
/** One session of the certificate, in the words that a person would use. */
type Session = { day: Day; half: string; code: string; shut: string | null }

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri']
const LOOKS: Record<Kind, Look> = {
  present: 'plain',
  late: 'plain',
  authorised: 'authorised',
  unauthorised: 'unauthorised',
  unexplained: 'unexplained',
  'not-counted': 'plain',
}
const ABSENT: ReadonlySet<Kind> = new Set(['authorised', 'unauthorised', 'unexplained'])

const sessionsOf = (week: Week): Session[] =>
  week.marks.map((code, index) => ({
    day: addDays(week.monday, Math.floor(index / 2)),
    half: index % 2 === 0 ? 'morning' : 'afternoon',
    code,
    shut: week.shut[index] ?? null,
  }))

function inside(certificate: Certificate, session: Session): boolean {
  return session.day >= certificate.from && session.day <= certificate.to
}

function gridCell(certificate: Certificate, kinds: ReadonlyMap<string, Kind>, session: Session): Cell {
  if (session.shut !== null || !inside(certificate, session)) return cell('', 'shut')
  if (session.code === '') return cell('?', 'unexplained')
  return cell(session.code, LOOKS[kinds.get(session.code) ?? 'not-counted'])
}

function halfCell(name: string, half: string): Cell {
  return { runs: [plain(name), { kind: 'break' }, plain(half)], look: 'head' }
}

function grid(certificate: Certificate, kinds: ReadonlyMap<string, Kind>): Block {
  const halves = DAYS.flatMap((name) => ['am', 'pm'].map((half) => halfCell(name, half)))
  return {
    kind: 'table',
    style: 'weeks',
    widths: [3, ...halves.map(() => 1)],
    head: [cell('Week from', 'head'), ...halves],
    rows: certificate.weeks.map((week) => [
      cell(formatDayShort(week.monday)),
      ...sessionsOf(week).map((session) => gridCell(certificate, kinds, session)),
    ]),
  }
}

const share = (value: number | null): string =>
  value === null ? 'no sessions were possible' : say.percent(value)

function totals({ summary }: Certificate): Block {
  const row = (label: string, sessions: number): Cell[] => [
    cell(label),
    cell(String(sessions)),
    cell(say.days(sessions)),
  ]
  const some = (label: string, sessions: number): Cell[][] => (sessions === 0 ? [] : [row(label, sessions)])
  return {
    kind: 'table',
    style: 'small',
    widths: [6, 2, 3],
    head: [cell('Total', 'head'), cell('Sessions', 'head'), cell('In days', 'head')],
    rows: [
      row('Possible', summary.possible),
      row('Attended', summary.attended),
      ...some('of which late, before the register closed', summary.late),
      row('Authorised absence', summary.authorised),
      ...some('of which illness', summary.illness),
      row('Unauthorised absence', summary.unauthorised),
      ...some('of which arrived after the register closed', summary.lateAfterClose),
      ...some('No reason known yet', summary.unexplained),
      ...some('No mark in the register', summary.missing),
    ],
  }
}

/** Sessions of one day that say the same, told together: "Monday 1 June 2026, morning and afternoon: …". */
function told(sessions: Session[], words: (session: Session) => string): Run[][] {
  const byDay = new Map<string, { day: Day; halves: string[]; words: string }>()
  for (const session of sessions) {
    const key = `${session.day} ${words(session)}`
    const known = byDay.get(key)
    if (known) known.halves.push(session.half)
    else byDay.set(key, { day: session.day, halves: [session.half], words: words(session) })
  }
  return [...byDay.values()].map(({ day, halves, words: said }) => [
    plain(`${formatDay(day)}, ${halves.join(' and ')}: ${said}`),
  ])
}

function listed(title: string, items: Run[][], none: string): Block[] {
  const heading: Block = { kind: 'heading', level: 2, runs: [plain(title)] }
  if (items.length === 0) return [heading, { kind: 'paragraph', runs: [plain(none)] }]
  return [heading, { kind: 'list', ordered: false, items }]
}

function about(certificate: Certificate): Block {
  const { pupil, summary } = certificate
  const [on = '', at = ''] = certificate.extractedAt.split('T')
  const group = pupil.regGroup === null ? '' : `, ${pupil.regGroup}`
  const hours =
    summary.hoursLost === null ? '' : `, about ${say.count(summary.hoursLost, 'hour')} of learning`
  return {
    kind: 'paragraph',
    runs: [
      bold(pupil.fullName),
      plain(
        `, born ${formatDayShort(pupil.dateOfBirth)}, ${pupil.yearGroup}${group}, ${certificate.school.name}`,
      ),
      { kind: 'break' },
      plain(`${formatDay(certificate.from)} to ${formatDay(certificate.to)}`),
      { kind: 'break' },
      bold(`${say.count(summary.daysLost, 'school day')} lost`),
      plain(
        `${hours}. Attendance ${share(summary.percentage)}; unauthorised ${share(summary.unauthorisedPercentage)}.`,
      ),
      { kind: 'break' },
      plain(`Taken from the register on ${say.date(on)} at ${say.time(at.slice(0, 5))}.`),
    ],
  }
}

function key({ codeKey }: Certificate): Block {
  return {
    kind: 'table',
    style: 'small',
    widths: [1, 9],
    head: [cell('Code', 'head'), cell('What it means', 'head')],
    rows: codeKey.map(({ code, meaning, kind }) => [cell(code, LOOKS[kind]), cell(meaning)]),
  }
}

/** The attendance certificate: weeks down, sessions across, then totals, key and every absence in words. */
export function certificateBlocks(certificate: Certificate): Block[] {
  const kinds = new Map(certificate.codeKey.map(({ code, kind }) => [code, kind]))
  const meanings = new Map(certificate.codeKey.map(({ code, meaning }) => [code, meaning]))
  const sessions = certificate.weeks.flatMap(sessionsOf).filter((session) => inside(certificate, session))
  const open = sessions.filter(({ shut }) => shut === null)
  const absences = open.filter(({ code }) => code === '' || ABSENT.has(kinds.get(code) ?? 'not-counted'))
  const meaning = ({ code }: Session) =>
    code === '' ? 'no mark' : `${code}, ${meanings.get(code) ?? 'not in the key'}`
  return [
    about(certificate),
    grid(certificate, kinds),
    {
      kind: 'paragraph',
      runs: [
        plain(
          'Black: unauthorised. Outlined: authorised. Dashed: no reason or no mark yet. Grey: the school was shut, or outside these dates.',
        ),
      ],
    },
    totals(certificate),
    key(certificate),
    ...listed('Every absence', told(absences, meaning), 'There was no absence.'),
    ...listed(
      'When the school was shut',
      told(
        sessions.filter(({ shut }) => shut !== null),
        ({ shut }) => shut ?? '',
      ),
      'The school was open on every weekday.',
    ),
  ]
}
