import type { Profile } from '../../src/domain/register-file.ts'
import { library } from '../world.ts'

/** One session to be written into a file: any text may stand in any cell. */
export type Written = {
  upn?: string
  ref?: string
  date?: string
  session?: string
  code?: string
  minutes?: string
  comment?: string
}

export const profileNamed = (id: string): Profile => {
  const known = library.profiles.get(id)
  if (known === undefined) throw new Error(`there is no profile ${id}`)
  return known.profile
}

const asBritish = (date: string): string => date.replace(/^(\d{4})-(\d\d)-(\d\d)$/, '$3/$2/$1')
const cell = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
const csv = (rows: readonly (readonly string[])[]): string =>
  rows.map((cells) => `${cells.map(cell).join(',')}\n`).join('')

const whole = (one: Written): Required<Written> => ({
  ...{ upn: '', ref: '1001', date: '2026-09-08', session: 'AM', code: '/', minutes: '', comment: '' },
  ...one,
})

function rows(header: readonly string[], dates: (text: string) => string) {
  return (all: readonly Required<Written>[]): string =>
    csv([
      header,
      ...all.map((one) => [
        ...[one.upn, one.ref, dates(one.date), one.session, one.code, one.minutes, one.comment],
      ]),
    ])
}

function wide(all: readonly Required<Written>[]): string {
  const columns = [...new Set(all.map(({ date, session }) => `${asBritish(date)} ${session}`))]
  const pupils = [...new Set(all.map(({ upn, ref }) => `${upn}\u0000${ref}`))]
  const body = pupils.map((whose) => {
    const own = all.filter(({ upn, ref }) => `${upn}\u0000${ref}` === whose)
    const codes = columns.map(
      (name) => own.find((one) => `${asBritish(one.date)} ${one.session}` === name)?.code ?? '',
    )
    return [own[0]?.upn ?? '', own[0]?.ref ?? '', 'Zoe', ...codes]
  })
  return csv([['UPN', 'pupil_ref', 'Forename', ...columns], ...body])
}

/** A session as one of Wonde's records. */
export const record = ({ upn, ref, date, session, code, minutes, comment }: Required<Written>) => ({
  id: 'A1',
  date: { date: `${date} 00:00:00.000000`, timezone_type: 3, timezone: 'Europe/London' },
  session,
  minutes_late: minutes === '' ? null : minutes,
  comment: comment === '' ? null : comment,
  student: { data: { id: 'B1', mis_id: ref, education_details: { data: { upn: upn === '' ? null : upn } } } },
  attendance_code: { data: { code } },
})

/** Some records as one of Wonde's pages. */
export const page = (records: readonly unknown[], pagination: object = { more: false, next: null }) =>
  JSON.stringify({ data: records, meta: { pagination } })

const writers: Record<string, (all: readonly Required<Written>[]) => string> = {
  canonical: rows(['upn', 'pupil_ref', 'date', 'session', 'code', 'minutes_late', 'comment'], (date) => date),
  'roll-call': rows(['UPN', 'Student ID', 'Date', 'Roll Call', 'Mark', 'Minutes Late', 'Note'], asBritish),
  wide,
  wonde: (all) => page(all.map(record)),
}

/** A register file as one of the known systems would write these sessions. */
export const written = (profile: string, ...all: Written[]): string =>
  writers[profile]?.(all.map(whole)) ?? ''
