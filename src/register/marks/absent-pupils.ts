import { SESSIONS_A_WEEK } from '../../../db/schema/marks-text.ts'
import { mondayOfWeek } from '../../../db/schema/week-number.ts'
import { addDays, type Day, formatDayShort, latest } from '../../domain/day.ts'
import type { Preview } from '../../domain/register-file.ts'
import type { Fault } from '../tables/fault.ts'
import type { GatheredMarks } from './gathered-marks.ts'
import { offRoll, type RollPupil } from './roll.ts'

/** Pupils on roll of whom a file says nothing though its days reach past the last mark they have, or nothing for its last week. */
export type Absent = Preview['absent']

const A_WEEK = 7
const NAMED = 20

function lastSaid(said: GatheredMarks): Map<number, Day> {
  const last = new Map<number, number>()
  for (const { pupil, week, place } of said.weeks()) {
    let session = SESSIONS_A_WEEK - 1
    while (session >= 0 && !said.markAt(place + session)) session -= 1
    if (session >= 0) last.set(pupil, week * SESSIONS_A_WEEK + session)
  }
  const dayOf = (at: number): Day => {
    const week = Math.floor(at / SESSIONS_A_WEEK)
    return addDays(mondayOfWeek(week), Math.floor((at - week * SESSIONS_A_WEEK) / 2))
  }
  return new Map([...last].map(([pupil, at]) => [pupil, dayOf(at)]))
}

/** Since when a pupil has no mark; undefined where their last one is new enough. */
function silentSince(file: Day | undefined, held: Day | undefined, to: Day): Day | null | undefined {
  if (file === undefined && held === undefined) return null
  const since = latest(file ?? (held as Day), held ?? (file as Day))
  // Who stands in the file may have been unmarked on its last days; who does not has been left out.
  return since < (file === undefined ? to : addDays(to, 1 - A_WEEK)) ? since : undefined
}

/** Finds the pupils on roll on a file's last day of whom it is silent: they may have left, and nothing is counted for them. */
export async function absentPupils(
  said: GatheredMarks,
  pupils: Iterable<RollPupil>,
  to: Day | null,
  lastMarked: (pupils: readonly number[]) => Promise<ReadonlyMap<number, Day>>,
): Promise<Absent> {
  if (to === null) return []
  const inFile = lastSaid(said)
  const isSilent = ({ number }: RollPupil) => silentSince(inFile.get(number), undefined, to) !== undefined
  const silent = [...pupils].filter((pupil) => offRoll(pupil, to) === null && isSilent(pupil))
  const numbers = silent.map(({ number }) => number)
  const stored = await lastMarked(numbers)
  return silent
    .map(({ number, ref }) => ({ ref, since: silentSince(inFile.get(number), stored.get(number), to) }))
    .filter((one): one is { ref: string; since: Day | null } => one.since !== undefined)
    .sort((a, b) => (a.ref < b.ref ? -1 : 1))
}

const lastOf = ({ ref, since }: Absent[number]): string =>
  since === null ? `${ref} never` : `${ref} on ${formatDayShort(since as Day)}`

/** What to say of them to whoever supplied the file; empty where there are none. */
export function absentWarnings(absent: Absent, to: Day | null): Fault[] {
  if (absent.length === 0 || to === null) return []
  const one = absent.length === 1
  const who = one ? '1 pupil on roll has' : `${absent.length} pupils on roll have`
  const more = absent.length > NAMED ? [`${absent.length - NAMED} more`] : []
  const last = [...absent.slice(0, NAMED).map(lastOf), ...more].join(', ')
  const left = `If ${one ? 'this pupil has' : 'they have'} left, import the pupils again`
  const says = `${who} no mark for the last days of the file, which ends on ${formatDayShort(to)}. Last marked: ${last}. ${left}`
  return [{ row: 0, column: null, says }]
}
