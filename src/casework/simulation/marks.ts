import { pupil as pupilById } from '../../../db/queries/pupils.ts'
import type { School } from '../../../db/queries/schools.ts'
import type { Day } from '../../domain/day.ts'
import { daysFrom, openDays } from '../../domain/open-days.ts'
import { canonicalProfile } from '../../domain/register-file.ts'
import { importRegister } from '../../register/marks/import-register.ts'
import { calendarFor } from '../facts.ts'
import type { House } from '../house.ts'
import { tellDrift } from '../tell-drift.ts'
import { dayIn } from '../today.ts'
import type { Marking } from './own-words.ts'

const presence = { AM: '/', PM: '\\' } as const

function rowsOf(ref: string, open: ReadonlySet<Day>, { from, to, code, half }: Marking): string[] {
  const halves = half === undefined ? (['AM', 'PM'] as const) : [half]
  const markOf = (session: 'AM' | 'PM') => (code === 'present' ? presence[session] : code)
  return daysFrom(from, to)
    .filter((on) => open.has(on))
    .flatMap((on) => halves.map((session) => `,${ref},${on},${session},${markOf(session)},,`))
}

/** Takes marks for one pupil into the register, as an import of the canonical file would. Tells what is wrong, or null. */
export async function markRegister(
  house: House,
  school: School,
  pupil: string,
  markings: readonly Marking[],
): Promise<string[] | null> {
  const { codes, bankHolidays, profiles } = house.shelves
  const found = await pupilById(house.store.read, pupil)
  const { open } = openDays(await calendarFor(house.store.read, house.shelves, school.id))
  const spans = markings.map((marking) => ({ marking, rows: rowsOf(found?.pupilRef ?? '', open, marking) }))
  const shut = spans.flatMap(({ marking: { from, to }, rows }) =>
    rows.length === 0 ? [`no session is held from ${from} to ${to}`] : [],
  )
  if (shut.length > 0) return shut
  const rows = spans.flatMap((span) => span.rows)
  const text = ['upn,pupil_ref,date,session,code,minutes_late,comment', ...rows, ''].join('\n')
  async function* source() {
    yield Buffer.from(text)
  }
  const at = house.now().toISOString()
  const desk = {
    store: house.store,
    codes,
    bankHolidays,
    by: 'simulation',
    today: dayIn(house.now(), house.timeZone),
    at,
  }
  const told = await importRegister(
    desk,
    school,
    { source: source() },
    { profile: canonicalProfile(profiles) },
  )
  if (!told.done) return told.faults.map(({ says }) => says)
  await tellDrift(house, school.id)
  return null
}
