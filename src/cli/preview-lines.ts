import { type Day, formatDayShort } from '../domain/day.ts'
import type { Preview } from '../domain/register-file.ts'
import { counted } from './columns.ts'

const day = (text: string): string => formatDayShort(text as Day)

function absentLine(absent: Preview['absent']): string[] {
  if (absent.length === 0) return []
  const named = absent.map(({ ref, since }) => (since === null ? ref : `${ref} since ${day(since)}`))
  return [`Nothing in the file of ${counted(absent.length, 'pupil')} on roll: ${named.join(', ')}`]
}

/** What a register file would do, line by line, for whoever supplied it. */
export function previewLines({
  rows,
  pupils,
  from,
  to,
  added,
  amended,
  changes,
  unknownCodes,
  absent,
}: Preview): string[] {
  const span = from === null || to === null ? '' : `, ${day(from)} to ${day(to)}`
  const unknown = unknownCodes.map(
    ({ code, times, row }) =>
      `Not a register code: "${code}" in ${counted(times, 'session')}, first in row ${row}`,
  )
  const more = amended - changes.length
  return [
    `${counted(rows, 'row')} of ${counted(pupils, 'pupil')}${span}`,
    `Would mark ${counted(added, 'session')} and change ${counted(amended, 'mark')}.`,
    ...changes.map(
      ({ ref, day: on, half, was, now }) => `  ${ref}, ${day(on)} ${half}: ${was} becomes ${now}`,
    ),
    ...(more > 0 && changes.length > 0 ? [`  and ${more} more`] : []),
    ...unknown,
    ...absentLine(absent),
    'Nothing was imported: this was a preview.',
  ]
}
